using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>Features of a part of the map that were read at once: all the tiles of that part are made from them.</summary>
internal sealed class LoadedTiles : ITileSource
{
    private readonly TilePoint[] points;
    private readonly IReadOnlyDictionary<long, TileProperty[]> properties;
    private readonly int zoom;
    private readonly HashSet<TileAddress> crowded;

    // The blocks are those that are coarser than the tiles, and crowded.
    private LoadedTiles(
        string layer, TilePoint[] points, IReadOnlyDictionary<long, TileProperty[]> properties, int zoom, HashSet<TileAddress> crowded) =>
        (Layer, this.points, this.properties, this.zoom, this.crowded) = (layer, points, properties, zoom, crowded);

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
    public Task<IReadOnlyCollection<TileAddress>> FindCrowdedAsync(
        IReadOnlyList<TileAddress> blocks, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<TileAddress>>([.. blocks.Where(block => block.Zoom < zoom
            ? crowded.Contains(block)
            : In([block]).Skip(TileMaker.MostPoints).Any())]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TilePoint>> FindAsync(IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TilePoint>>([.. In(tiles)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TilePoint>> FindAtAsync(IReadOnlyList<long> cells, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TilePoint>>([.. cells.SelectMany(cell => Between(cell, cell))]);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<long, TileProperty[]>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        Task.FromResult(properties);

    /// <summary>Reads the features of some tiles of one zoom.</summary>
    internal static async Task<LoadedTiles> LoadAsync(
        ITileSource source, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
    {
        var found = (await source.FindAsync(tiles, cancellationToken)).OrderBy(point => point.Cell).ToArray();
        var around = new HashSet<TileAddress>();
        foreach (var level in TileMaker.BlocksAbove(tiles[0].Zoom))
        {
            List<TileAddress> blocks = [.. tiles.Select(tile => tile.Above(level)).Distinct()];
            around.UnionWith(await source.FindCrowdedAsync(blocks, cancellationToken));
        }

        var read = await source.ReadAsync([.. found.Select(point => point.Id)], cancellationToken);
        return new LoadedTiles(source.Layer, found, read, tiles[0].Zoom, around);
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
