using Muistot.Application.Me;
using Muistot.Infrastructure.Search;

namespace Muistot.Infrastructure.Erasure;

/// <summary>Removes the words of the index that no text has any more.</summary>
/// <param name="batches">Words that wait.</param>
/// <param name="index">Words that are indexed.</param>
internal sealed class SearchRemnants(SearchBatches batches, SearchIndex index) : IErasureRemnants
{
    /// <inheritdoc/>
    public int Order => 1;

    /// <inheritdoc/>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        // Batches of texts that are gone go, too.
        await batches.IndexAsync(cancellationToken);
        await index.TidyAsync(cancellationToken);
    }
}
