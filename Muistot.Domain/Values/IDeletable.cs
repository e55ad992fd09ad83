namespace Muistot.Domain.Values;

/// <summary>
/// A resource that stays in the database for some time after it was deleted, seen by nobody, so that admins and moderators can bring it
/// back.
/// </summary>
public interface IDeletable : IPublishable
{
    /// <summary>True once it is deleted.</summary>
    bool IsDeleted { get; }

    /// <summary>When it was deleted, UTC; null while it is there. Persistence fills it in.</summary>
    DateTime? DeletedAt { get; }

    /// <summary>Hides it from everyone.</summary>
    void Delete();

    /// <summary>Brings it back, unpublished.</summary>
    void Restore();
}
