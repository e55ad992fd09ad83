namespace Muistot.Application.Moderation;

/// <summary>How much of a project is in a state of the queue, as the database counts it.</summary>
internal sealed class StateCount
{
    /// <summary>Public id of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The <see cref="QueueState"/>.</summary>
    public int State { get; init; }

    /// <summary>How much there is.</summary>
    public int Count { get; init; }

    /// <summary>Since when the newest of it is in the state, UTC; set only by queries that ask for it.</summary>
    public DateTime Newest { get; init; }

    /// <summary>Adds up what is in a state.</summary>
    internal static int Sum(IEnumerable<StateCount> counts, QueueState state) =>
        counts.Where(count => count.State == (int)state).Sum(count => count.Count);
}
