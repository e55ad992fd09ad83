using Muistot.Domain.Authorization;

namespace Muistot.Application.Moderation;

/// <summary>What is in the queue, and where in its order.</summary>
internal sealed class QueueKey
{
    /// <summary>Kind of the thing, as a number: databases compare it.</summary>
    public int Type { get; init; }

    /// <summary>
    /// Key of a project or site; 0 for memories. It has its own type, since a column that is converted is not read in order.
    /// </summary>
    public int Number { get; init; }

    /// <summary>Key of a memory; 0 for others.</summary>
    public long Memory { get; init; }

    /// <summary>Public id of the project.</summary>
    public string Project { get; init; } = "";

    /// <summary>Since when it is in its state, UTC.</summary>
    public DateTime Since { get; init; }

    /// <summary>Number of reports, where the queue is in their order; 0 otherwise.</summary>
    public int Reports { get; init; }

    /// <summary>Key of its author; null for projects, and once that account is gone.</summary>
    public int? AuthorId { get; init; }

    /// <summary>Kind of the thing.</summary>
    public Resource Resource => (Resource)Type;

    /// <summary>Key of the thing.</summary>
    public long Id => Resource == Resource.Memory ? Memory : Number;
}
