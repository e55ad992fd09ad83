using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Domain.Moderation;

/// <summary>
/// Keeps a person from writing in a project, or anywhere in the service. They read on as before. A block that has ended stays, so that what
/// it hid can be shown again.
/// </summary>
public sealed class Block
{
    /// <summary>The end of blocks that nobody has set an end to.</summary>
    public static readonly DateTime NoEnd = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Key of the block.</summary>
    public int Id { get; private set; }

    /// <summary>Key of the account that is blocked.</summary>
    public int UserId { get; init; }

    /// <summary>The account that is blocked.</summary>
    public User? User { get; init; }

    /// <summary>Key of the project; null for a block in the whole service.</summary>
    public int? ProjectId { get; init; }

    /// <summary>The project.</summary>
    public Project? Project { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Key of the account that blocked; null once that account is gone.</summary>
    public int? BlockerId { get; set; }

    /// <summary>The account that blocked.</summary>
    public User? Blocker { get; init; }

    /// <summary>When it ends, UTC; <see cref="NoEnd"/> where nobody has set an end.</summary>
    public DateTime Until { get; set; } = NoEnd;

    /// <summary>Why, or null.</summary>
    public string? Reason { get; set; }

    /// <summary>What it hid.</summary>
    public ICollection<BlockDecision> Decisions { get; } = [];
}

/// <summary>A decision that a block brought with it: it hid something that the blocked person wrote.</summary>
public sealed class BlockDecision
{
    /// <summary>Key of the block.</summary>
    public int BlockId { get; init; }

    /// <summary>The block.</summary>
    public Block? Block { get; init; }

    /// <summary>Key of the decision.</summary>
    public long DecisionId { get; init; }

    /// <summary>The decision.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Whether everyone saw it before. Else it waited.</summary>
    public bool PublishedBefore { get; init; }
}
