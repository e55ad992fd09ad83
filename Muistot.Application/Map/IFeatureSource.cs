using Muistot.Application.Common;
using Muistot.Domain.Sites;

namespace Muistot.Application.Map;

/// <summary>Where the features of a collection come from: their keys are found first, and then their rows are read.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TRow">Type of the rows.</typeparam>
internal interface IFeatureSource<TKey, out TRow>
    where TKey : struct, System.Numerics.IBinaryInteger<TKey>
    where TRow : IFeatureRow<TKey>
{
    /// <summary>The keys of all that are asked for, in parts. <see cref="MapArea.Contains"/> is not looked at.</summary>
    IEnumerable<IQueryable<TKey>> Matching { get; }

    /// <summary>Finds the keys that follow on one, in order, up to a number. <see cref="MapArea.Contains"/> is not looked at.</summary>
    Task<List<TKey>> FindKeysAsync(TKey last, int limit, CancellationToken cancellationToken);

    /// <summary>Finds where some of them are.</summary>
    Task<Dictionary<TKey, Location>> FindPlacesAsync(List<TKey> keys, CancellationToken cancellationToken);

    /// <summary>Reads the rows of some keys, in order. One that the caller does not see is left out.</summary>
    IAsyncEnumerable<TRow> ReadRowsAsync(List<TKey> keys);
}

/// <summary>A feature as the database gives it.</summary>
/// <typeparam name="TKey">Type of its key.</typeparam>
internal interface IFeatureRow<out TKey> : IPagedRow<TKey>
{
    /// <summary>The feature, or null when it cannot be shown.</summary>
    MapFeature? ToFeature(Presentation presentation);
}
