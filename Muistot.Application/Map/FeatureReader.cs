using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;

namespace Muistot.Application.Map;

/// <summary>Reads features page by page, without holding a connection while they are sent.</summary>
/// <param name="source">Where they come from.</param>
/// <param name="area">Where they are, or null for anywhere.</param>
/// <param name="pages">Reads pages.</param>
/// <param name="presentation">Shows them.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal sealed class FeatureReader<TKey, TRow>(
    IFeatureSource<TKey, TRow> source, MapArea? area, KeysetPages pages, Presentation presentation, CancellationToken cancellationToken)
    : IFeatureReader
    where TKey : struct, IBinaryInteger<TKey>
    where TRow : IFeatureRow<TKey>
{
    /// <summary>More than so many are not counted.</summary>
    private const int MostCounted = 100_000;

    private readonly KeyedList<TKey, TRow> list = new(
        (last, limit) => FindKeysAsync(source, area, last, limit, cancellationToken), source.ReadRowsAsync);

    /// <inheritdoc/>
    public async Task<MapFeature?> FindAsync(long id)
    {
        if (TKey.CreateSaturating(id) is var key && long.CreateSaturating(key) != id)
            return null;
        await foreach (var row in source.ReadRowsAsync([key]).WithCancellation(cancellationToken))
            return row.ToFeature(presentation);
        return null;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<MapFeature> ReadAll() => Read(list);

    /// <inheritdoc/>
    public async Task<(IAsyncEnumerable<MapFeature> Items, long? Last)> ReadPageAsync(long after, int size)
    {
        var (page, last) = await list.PageAsync(TKey.CreateSaturating(after), size);
        return (Read(page), last is { } key ? long.CreateSaturating(key) : null);
    }

    /// <inheritdoc/>
    public async Task<long?> CountAsync()
    {
        if (area?.Contains is not null)
            return null;
        var count = 0;
        foreach (var part in source.Matching)
            count += await part.Take(MostCounted + 1).CountAsync(cancellationToken);
        return count > MostCounted ? null : count;
    }

    private IAsyncEnumerable<MapFeature> Read(KeyedList<TKey, TRow> some) =>
        pages.ReadAsync(some, cancellationToken).Select(row => row.ToFeature(presentation)).OfType<MapFeature>();

    // What the box holds is looked at one by one where it holds more than the area.
    private static async Task<List<TKey>> FindKeysAsync(
        IFeatureSource<TKey, TRow> source, MapArea? area, TKey last, int limit, CancellationToken cancellationToken)
    {
        if (area?.Contains is not { } contains)
            return await source.FindKeysAsync(last, limit, cancellationToken);
        var found = new List<TKey>();
        for (var isOver = false; found.Count < limit && !isOver;)
        {
            var keys = await source.FindKeysAsync(last, KeysetPages.SmallRows + limit, cancellationToken);
            isOver = keys.Count < KeysetPages.SmallRows + limit;
            if (keys.Count == 0)
                break;
            var places = await source.FindPlacesAsync(keys, cancellationToken);
            found.AddRange(keys.Where(key => places.TryGetValue(key, out var place) && contains(place)));
            last = keys[^1];
        }

        return [.. found.Take(limit)];
    }
}

/// <summary>Reads the features of a collection that meet a filter.</summary>
internal interface IFeatureReader
{
    /// <summary>Finds one by its key, whether it meets the filter or not; null when the caller sees no such one.</summary>
    Task<MapFeature?> FindAsync(long id);

    /// <summary>Reads all.</summary>
    IAsyncEnumerable<MapFeature> ReadAll();

    /// <summary>Reads one page.</summary>
    /// <param name="after">Key of the last feature of the page before, or 0.</param>
    /// <param name="size">Most features.</param>
    /// <returns>The page, and the key of its last feature when more follow.</returns>
    Task<(IAsyncEnumerable<MapFeature> Items, long? Last)> ReadPageAsync(long after, int size);

    /// <summary>Counts all, or returns null where that takes long.</summary>
    Task<long?> CountAsync();
}
