namespace Muistot.Domain.Authorization;

/// <summary>Why a caller is not let through to a resource.</summary>
public enum Refusal
{
    /// <summary>The project above the resource is missing, hidden, ended or not yet begun.</summary>
    ProjectNotFound,

    /// <summary>The site above the memory is missing or hidden.</summary>
    SiteNotFound,

    /// <summary>The resource is missing, or hidden from the caller.</summary>
    ResourceNotFound,

    /// <summary>The resource that was to be made is there already.</summary>
    AlreadyExists,

    /// <summary>The caller may see the resource, and may not do this to it.</summary>
    NotEnoughPrivileges,

    /// <summary>In this project only admins and moderators put sites on the map.</summary>
    AdminPostingOnly,

    /// <summary>No accepted set is met, and no other reason fits.</summary>
    NotPossible,
}
