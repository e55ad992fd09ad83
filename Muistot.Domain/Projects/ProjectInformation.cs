using Muistot.Domain.Languages;

namespace Muistot.Domain.Projects;

/// <summary>The texts of a project in one language.</summary>
public sealed class ProjectInformation : Information
{
    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }
}
