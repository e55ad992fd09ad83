namespace Muistot.Domain.Sites;

/// <summary>
/// Counts the changes of what maps show of a project. Every save that changes some of it counts in its own transaction, so what was made
/// from a revision is never older than it, whichever node made it. Several rows share the counting, so that saves seldom wait for another.
/// </summary>
public sealed class MapRevision
{
    /// <summary>Number of rows of a project.</summary>
    public const int Shards = 16;

    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }

    /// <summary>Number of the row, from 0.</summary>
    public int Shard { get; init; }

    /// <summary>How many changes were counted.</summary>
    public long Revision { get; init; }
}
