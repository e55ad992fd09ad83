using Muistot.Domain.Languages;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>The texts of a project in one language.</summary>
public sealed class ProjectInformation : Information, IPartOf<Project>
{
    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }
}
