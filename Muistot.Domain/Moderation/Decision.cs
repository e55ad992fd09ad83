using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Domain.Moderation;

/// <summary>
/// What an admin or a moderator decided on a project, site or memory. It is written with the save that carries it out, and names the
/// resource as it was named then. After that, only the erasure of an account changes it: it takes out who decided, the note and the message
/// about what the person made, and the whole decision where what the person made is erased too.
/// </summary>
public sealed class Decision
{
    /// <summary>Key of the decision; later decisions have greater ones, except those whose transactions overlap.</summary>
    public long Id { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Key of the account that decided; null once that account is gone.</summary>
    public int? UserId { get; init; }

    /// <summary>The account that decided.</summary>
    public User? User { get; init; }

    /// <summary>What was decided.</summary>
    public DecisionKind Kind { get; init; }

    /// <summary>Kind of the resource.</summary>
    public Resource Resource { get; init; }

    /// <summary>Key of the resource. It is not reused once the resource is gone.</summary>
    public long ResourceId { get; init; }

    /// <summary>Key of the project, whose admins and moderators read the decision.</summary>
    public int ProjectId { get; init; }

    /// <summary>The project.</summary>
    public Project? Project { get; init; }

    /// <summary>Public id of the site, or of the site of the memory; null for a project.</summary>
    public string? Site { get; init; }

    /// <summary>The version that was decided on.</summary>
    public int Version { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What admins and moderators tell each other about it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>What the author is told about it, or null.</summary>
    public string? MessageToAuthor { get; init; }
}

/// <summary>What can be decided on a project, site or memory.</summary>
public enum DecisionKind
{
    /// <summary>Everyone sees it, and the reports before are settled.</summary>
    Publish,

    /// <summary>Its author, admins and moderators see it.</summary>
    Hide,

    /// <summary>The reports before are settled, and nothing else changes.</summary>
    DismissReports,

    /// <summary>It is deleted. A project is hidden, and nothing of it is lost.</summary>
    Delete,

    /// <summary>
    /// It was deleted, and is there again, unpublished. Or a block hid it while it waited, and it waits again.
    /// </summary>
    Restore,
}
