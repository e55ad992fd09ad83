using System.Globalization;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>
/// Makes one tile. Around it there is a buffer, where the features of the neighbors are shown as the neighbors show them, with the same
/// ids, so that what is drawn on the edge is drawn whole.
/// </summary>
/// <param name="source">Where the features come from.</param>
/// <param name="address">The tile.</param>
/// <param name="lastZoom">The zoom where there are no clusters.</param>
internal sealed class TileMaker(ITileSource source, TileAddress address, int lastZoom = TileAddress.MaximumZoom)
{
    /// <summary>More features than so many are shown as clusters.</summary>
    internal const int MostPoints = 500;

    /// <summary>Width of the buffer, in units of the tile: that of a cell of clusters.</summary>
    internal const int Buffer = VectorTile.Extent >> CellBits;

    /// <summary>A tile has 2 to this power cells of clusters along each axis.</summary>
    private const int CellBits = 4;

    /// <summary>
    /// Tiles of a block that holds more features than one tile shows by themselves have clusters, also those that hold few: tiles beside
    /// each other look alike. A block is coarser by at least so many zooms, so that features are far from each other where one ends.
    /// </summary>
    private const int BlockZooms = 2;

    private const int ExtentBits = 12;
    private const int MostStacked = 50;

    // Ids of clusters are no keys of features, and numbers that JavaScript has exactly.
    private const long FirstClusterId = 1L << 50;

    private readonly List<(TileAddress Tile, int East, int South)> around = [.. address.Around()];
    private readonly VectorTile tile = new(source.Layer);

    /// <summary>Makes it.</summary>
    /// <returns>The encoded tile; empty when it shows nothing.</returns>
    internal async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        List<TileAddress> tiles = [.. around.Select(neighbor => neighbor.Tile).Distinct()];
        if (address.Zoom == lastZoom)
        {
            await AddPointsAsync(await source.FindAsync(tiles, cancellationToken), isStacked: true, cancellationToken);
            return tile.IsEmpty ? [] : tile.ToBytes();
        }

        var cells = Gather(await source.CountAsync(address.Zoom + CellBits, tiles, cancellationToken));
        var counts = cells.GroupBy(cell => cell.Key >> (2 * CellBits)).ToDictionary(
            group => group.Key, group => group.Sum(cell => cell.Value.Count));
        var gathered = await FindGatheredAsync(tiles.FindAll(one => counts.ContainsKey(one.Number)), counts, cancellationToken);
        var points = new List<TilePoint>();
        if (tiles.FindAll(one => counts.GetValueOrDefault(one.Number) is > 0 and <= MostPoints) is { Count: > 0 } calm)
        {
            var found = await source.FindAsync(calm, cancellationToken);
            points.AddRange(found.Where(point => !gathered.Contains(ClusterLevels.CellOf(address.Zoom, point.Cell))
                || cells.GetValueOrDefault(ClusterLevels.CellOf(address.Zoom + CellBits, point.Cell)) is not { Count: > 1 }));
        }

        var shown = cells.Where(cell => gathered.Contains(cell.Key >> (2 * CellBits)) && IsDrawn(MeanOf(cell.Value))).ToList();
        if (shown.FindAll(cell => cell.Value.Count == 1 && counts[cell.Key >> (2 * CellBits)] > MostPoints) is { Count: > 0 } alone)
            points.AddRange(await source.FindAtAsync([.. alone.Select(cell => MeanOf(cell.Value))], cancellationToken));
        foreach (var (key, cluster) in shown.Where(cell => cell.Value.Count > 1).OrderBy(cell => cell.Key))
            Add(IdOf(key), MeanOf(cluster), [new("point_count", (long)cluster.Count), new("bbox", BoxOf(cluster))]);
        await AddPointsAsync(points, isStacked: false, cancellationToken);
        return tile.IsEmpty ? [] : tile.ToBytes();
    }

    /// <summary>The numbers of the tiles that have clusters.</summary>
    private async Task<HashSet<long>> FindGatheredAsync(
        List<TileAddress> tiles, Dictionary<long, int> counts, CancellationToken cancellationToken)
    {
        var level = ClusterLevels.Above(address.Zoom, BlockZooms);
        var crowded = await source.FindCrowdedAsync([.. tiles.Select(one => one.Above(level)).Distinct()], cancellationToken);
        return [.. tiles.Where(one => counts[one.Number] > MostPoints || crowded.Contains(one.Above(level))).Select(one => one.Number)];
    }

    /// <summary>The blocks that tiles from a zoom on lie in, and that are coarser than it.</summary>
    internal static IEnumerable<int> BlocksAbove(int zoom) =>
        Enumerable.Range(zoom, BlockZooms + ClusterLevels.Step).Select(one => ClusterLevels.Above(one, BlockZooms)).Distinct()
            .Where(level => level < zoom);

    // A leading one tells cells of different zooms apart.
    private long IdOf(long key) => FirstClusterId + (1L << (2 * (address.Zoom + CellBits))) + key;

    private Dictionary<long, SiteCluster> Gather(IReadOnlyList<SiteCluster> counted)
    {
        var cells = new Dictionary<long, SiteCluster>();
        foreach (var some in counted)
        {
            var key = ClusterLevels.CellOf(address.Zoom + CellBits, MeanOf(some));
            if (!cells.TryGetValue(key, out var cell))
                cells[key] = cell = new SiteCluster();
            cell.Add(some);
        }

        return cells;
    }

    private async Task AddPointsAsync(IReadOnlyList<TilePoint> points, bool isStacked, CancellationToken cancellationToken)
    {
        var drawn = points.Where(point => IsDrawn(point.Cell)).OrderBy(point => point.Id).ToList();
        if (drawn.Count == 0)
            return;
        var read = await source.ReadAsync([.. drawn.Select(point => point.Id)], cancellationToken);
        var stacks = isStacked ? drawn.Where(point => read.ContainsKey(point.Id)).ToLookup(point => point.Cell, point => point.Id) : null;
        foreach (var point in drawn)
        {
            if (!read.TryGetValue(point.Id, out var properties))
                continue;
            var stack = stacks?[point.Cell].Take(MostStacked).ToList();
            Add(point.Id, point.Cell, stack is { Count: > 1 }
                ? [.. properties, new("stack", string.Join(',', stack.Select(id => id.ToString(CultureInfo.InvariantCulture))))]
                : properties);
        }
    }

    private void Add(long id, long cell, TileProperty[] properties)
    {
        foreach (var (x, y) in Positions(cell))
            tile.Add(id, x, y, properties);
    }

    private bool IsDrawn(long cell) => Positions(cell).Any();

    /// <summary>Where a place is drawn, in units of the tile: on small zooms it may be in the tile and in its buffer.</summary>
    private IEnumerable<(int X, int Y)> Positions(long cell)
    {
        var (number, zoom) = (cell >> (2 * (TileGrid.Bits - address.Zoom)), address.Zoom);
        var (x, y) = TileGrid.Separate(cell);
        var shift = TileGrid.Bits - zoom - ExtentBits;
        return from neighbor in around
               where neighbor.Tile.Number == number
               let east = ((x >> shift) & (VectorTile.Extent - 1)) + (neighbor.East * VectorTile.Extent)
               let south = ((y >> shift) & (VectorTile.Extent - 1)) + (neighbor.South * VectorTile.Extent)
               where east is >= -Buffer and < VectorTile.Extent + Buffer && south is >= -Buffer and < VectorTile.Extent + Buffer
               select (east, south);
    }

    private static long MeanOf(SiteCluster cluster) =>
        TileGrid.Interleave((int)(cluster.SumX / cluster.Count), (int)(cluster.SumY / cluster.Count));

    private static string BoxOf(SiteCluster cluster) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TileBox.West(cluster.MinX)},{TileBox.South(cluster.MaxY)},{TileBox.East(cluster.MaxX)},{TileBox.North(cluster.MinY)}");
}
