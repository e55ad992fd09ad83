namespace Muistot.Application.Me;

/// <summary>What has become of something that one put on the map.</summary>
public enum OwnState
{
    /// <summary>It is not published, or was changed under review, and nobody has decided on that yet.</summary>
    Waiting,

    /// <summary>It is published.</summary>
    Published,

    /// <summary>It was hidden, by a decision or by reports.</summary>
    Hidden,

    /// <summary>It was deleted, and is not removed yet. Only admins and moderators can bring it back.</summary>
    Deleted,
}
