namespace Muistot.Domain.Sites;

/// <summary>A tile of the Web Mercator map, or a cell of its grid.</summary>
/// <param name="Zoom">0 for the whole map; each more halves it along both axes.</param>
/// <param name="X">Column, from the west.</param>
/// <param name="Y">Row, from the north.</param>
public readonly record struct TileAddress(int Zoom, int X, int Y)
{
    /// <summary>The deepest zoom of tiles.</summary>
    public const int MaximumZoom = 18;

    private const int Neighbor = 1;

    /// <summary>Its number among those of its zoom.</summary>
    public long Number => TileGrid.Interleave(X, Y);

    /// <summary>The number of its first cell of the <see cref="TileGrid"/>.</summary>
    public long First => Number << (2 * (TileGrid.Bits - Zoom));

    /// <summary>The number of its last cell of the <see cref="TileGrid"/>.</summary>
    public long Last => First | ((1L << (2 * (TileGrid.Bits - Zoom))) - 1);

    /// <summary>The tile of a smaller zoom that it lies in.</summary>
    public TileAddress Above(int zoom) => new(zoom, X >> (Zoom - zoom), Y >> (Zoom - zoom));

    /// <summary>True when there is such a tile.</summary>
    public static bool Exists(int zoom, int x, int y) =>
        zoom is >= 0 and <= MaximumZoom && x >= 0 && x < 1 << zoom && y >= 0 && y < 1 << zoom;

    /// <summary>The four tiles of the next zoom that lie in it.</summary>
    public IEnumerable<TileAddress> Quarters()
    {
        for (var quarter = 0; quarter < 4; quarter++)
            yield return new TileAddress(Zoom + 1, (2 * X) + (quarter & 1), (2 * Y) + (quarter >> 1));
    }

    /// <summary>
    /// The tile and those around it, each with its distance in tiles. Beyond the eastern and western side of the map it begins anew; a
    /// small zoom has one tile at several distances.
    /// </summary>
    public IEnumerable<(TileAddress Tile, int East, int South)> Around()
    {
        var side = 1 << Zoom;
        for (var south = -Neighbor; south <= Neighbor; south++)
        {
            for (var east = -Neighbor; east <= Neighbor; east++)
            {
                if (Y + south >= 0 && Y + south < side)
                    yield return (this with { X = (X + east + side) % side, Y = Y + south }, east, south);
            }
        }
    }
}
