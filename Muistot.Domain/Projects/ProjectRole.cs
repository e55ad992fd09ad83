namespace Muistot.Domain.Projects;

/// <summary>The rights that people have in a project.</summary>
public enum ProjectRole
{
    /// <summary>Decides everything about the project.</summary>
    Admin,

    /// <summary>Publishes and hides what people put on the map.</summary>
    Moderator,
}
