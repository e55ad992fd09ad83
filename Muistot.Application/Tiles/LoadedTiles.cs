using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>Features of a part of the map that were read at once: all the tiles of that part are made from them.</summary>
internal sealed class LoadedTiles : ITileSource
{
    private readonly TilePoint[] points;
    private readonly IReadOnlyDictionary<long, TileProperty[]> properties;

    private LoadedTiles(string layer, TilePoint[] points, IReadOnlyDictionary<long, TileProperty[]> properties) =>
        (Layer, this.points, this.properties) = (layer, points, properties);

    /// <inheritdoc/>
    public string Layer { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SiteCluster>> CountAsync(
        int level, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
    {
        var (counted, last) = (new List<SiteCluster>(), -1L);
        foreach (var point in In(tiles))
        {
            var cell = ClusterLevels.CellOf(level, point.Cell);
            if (cell != last || counted.Count == 0)
                counted.Add(new SiteCluster());
            counted[^1].Add(point.Cell);
            last = cell;
        }

        return Task.FromResult<IReadOnlyList<SiteCluster>>(counted);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TilePoint>> FindAsync(IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TilePoint>>([.. In(tiles)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TilePoint>> FindAtAsync(IReadOnlyList<long> cells, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TilePoint>>([.. cells.SelectMany(cell => Between(cell, cell))]);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<long, TileProperty[]>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        Task.FromResult(properties);

    /// <summary>Reads the features of some tiles.</summary>
    internal static async Task<LoadedTiles> LoadAsync(
        ITileSource source, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
    {
        var found = (await source.FindAsync(tiles, cancellationToken)).OrderBy(point => point.Cell).ToArray();
        return new LoadedTiles(
            source.Layer, found, await source.ReadAsync([.. found.Select(point => point.Id)], cancellationToken));
    }

    private IEnumerable<TilePoint> In(IEnumerable<TileAddress> tiles) => tiles.SelectMany(tile => Between(tile.First, tile.Last));

    private IEnumerable<TilePoint> Between(long first, long last)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].Cell < first ? (middle + 1, high) : (low, middle);
        }

        for (var index = low; index < points.Length && points[index].Cell <= last; index++)
            yield return points[index];
    }
}
