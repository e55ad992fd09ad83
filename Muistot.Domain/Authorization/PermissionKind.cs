namespace Muistot.Domain.Authorization;

/// <summary>What a caller may do to a project, a site or a memory, as clients are told: for each there is a button.</summary>
public enum PermissionKind
{
    /// <summary>Change its texts, its image, its place.</summary>
    Change,

    /// <summary>Take it away.</summary>
    Delete,

    /// <summary>Show it to everyone, or hide it.</summary>
    Publish,

    /// <summary>Report it.</summary>
    Report,

    /// <summary>Decide on what others put into it.</summary>
    Moderate,

    /// <summary>Give and take the roles in it; in the service as a whole, block people.</summary>
    Administer,

    /// <summary>Put something into it: a project into the service, a site into a project, a memory into a site.</summary>
    Post,
}
