using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>A person with rights in a project.</summary>
public abstract class ProjectStaff : IPartOf<Project>
{
    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }

    /// <summary>The project.</summary>
    public Project? Project { get; init; }

    /// <summary>Key of the account.</summary>
    public int UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <summary>When the rights were given, UTC.</summary>
    public DateTime CreatedAt { get; init; }
}

/// <summary>Makes a person an admin of a project.</summary>
public sealed class ProjectAdmin : ProjectStaff;

/// <summary>Makes a person a moderator of a project.</summary>
public sealed class ProjectModerator : ProjectStaff;
