using Muistot.Application.Jobs;
using Muistot.Application.Search;

namespace Muistot.Infrastructure.Search;

/// <summary>Does <see cref="SearchBatchJob"/>.</summary>
/// <param name="batches">What waits.</param>
internal sealed class SearchBatchHandler(SearchBatches batches) : IJobHandler<SearchBatchJob>
{
    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new();

    /// <inheritdoc/>
    public Task HandleAsync(RunningJob<SearchBatchJob> job, CancellationToken cancellationToken) => batches.IndexAsync(cancellationToken);
}
