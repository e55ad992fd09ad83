namespace Muistot.Application.Projects;

/// <summary>Settings of section <c>Projects</c>.</summary>
public sealed class ProjectsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Projects";

    /// <summary>True when everyone who is signed in may make projects, not only superusers.</summary>
    public bool AllowUserCreation { get; set; }
}
