using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>Contact details of a project.</summary>
public sealed class ProjectContact : ITimestamped, IModified, IPartOf<Project>
{
    /// <summary>Key of the project, and of this.</summary>
    public int ProjectId { get; init; }

    /// <summary>Whether participants may be contacted about the project.</summary>
    public bool CanContact { get; set; }

    /// <summary>Whether the project has a research permit.</summary>
    public bool HasResearchPermit { get; set; }

    /// <summary>Where to write, or null.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Key of the account that last changed it; null once that account is gone.</summary>
    public int? ModifierId { get; init; }

    /// <summary>The account that last changed it.</summary>
    public User? Modifier { get; init; }

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }
}
