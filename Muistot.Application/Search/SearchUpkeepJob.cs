using Muistot.Application.Jobs;

namespace Muistot.Application.Search;

/// <summary>Indexes what the index says nothing of, and deletes words that occur no more. It recurs.</summary>
public sealed record SearchUpkeepJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "search-upkeep";
}
