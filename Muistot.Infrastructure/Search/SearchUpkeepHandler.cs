using Muistot.Application.Jobs;
using Muistot.Application.Search;

namespace Muistot.Infrastructure.Search;

/// <summary>
/// Does <see cref="SearchUpkeepJob"/>: soon after the service has started on a database that had no index, and once a day from then on.
/// </summary>
/// <param name="index">The index.</param>
internal sealed class SearchUpkeepHandler(SearchIndex index) : IJobHandler<SearchUpkeepJob>
{
    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new() { Every = TimeSpan.FromDays(1) };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<SearchUpkeepJob> job, CancellationToken cancellationToken)
    {
        await index.CompareAsync(SearchExtent.Unindexed, repair: true, progress: null, cancellationToken);
        await index.TidyAsync(cancellationToken);
    }
}
