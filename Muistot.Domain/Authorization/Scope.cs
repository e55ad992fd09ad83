namespace Muistot.Domain.Authorization;

/// <summary>What a person must be of at least one project before an operation of the staff looks at the named one.</summary>
public enum Scope
{
    /// <summary>Admin of some project, or superuser.</summary>
    Admin,

    /// <summary>Moderator or admin of some project, or superuser.</summary>
    Moderator,

    /// <summary>Superuser.</summary>
    Superuser,
}
