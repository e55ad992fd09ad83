namespace Muistot.Application.Common;

/// <summary>The unique keys of the database whose violation means something to callers.</summary>
public static class UniqueKey
{
    /// <summary>One account for an address.</summary>
    public const string Email = "ux_users_email_key";

    /// <summary>One account for a name.</summary>
    public const string Username = "ux_users_username_key";

    /// <summary>One admin for a project and an account.</summary>
    public const string ProjectAdmin = "pk_project_admins";

    /// <summary>One moderator for a project and an account.</summary>
    public const string ProjectModerator = "pk_project_moderators";

    /// <summary>One waiting job for a key.</summary>
    public const string Job = "ux_jobs_key";

    /// <summary>What callers are told about a violation.</summary>
    public static string Message(string key) => key switch
    {
        Email => "Email in use",
        Username => "Username in use",
        ProjectAdmin => "User is already an admin",
        ProjectModerator => "User is already a moderator",
        _ => "Resource already exists",
    };
}
