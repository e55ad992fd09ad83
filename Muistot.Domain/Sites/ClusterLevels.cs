namespace Muistot.Domain.Sites;

/// <summary>The grids that <see cref="SiteCluster"/>s are kept of. Each cell holds 64 of the next finer grid.</summary>
public static class ClusterLevels
{
    /// <summary>The finest grid. Cells of finer ones hold few sites, which are read one by one.</summary>
    public const int Finest = 16;

    /// <summary>Difference between a grid and the next.</summary>
    public const int Step = 3;

    /// <summary>The grids, from the finest: who writes locks cells in this order, and holds the busy ones shortest.</summary>
    public static IReadOnlyList<int> All { get; } = [16, 13, 10, 7, 4];

    /// <summary>The coarsest grid that is as fine as another one, or null when none is.</summary>
    public static int? For(int level)
    {
        int? found = null;
        foreach (var one in All)
            found = one >= level ? one : found;
        return found;
    }

    /// <summary>The finest grid that is at least so many zooms coarser than another one; 0, the whole map, when none is.</summary>
    public static int Above(int level, int zooms) => All.FirstOrDefault(one => one <= level - zooms);

    /// <summary>The number of the cell of a grid that holds a cell of the <see cref="TileGrid"/>.</summary>
    public static long CellOf(int level, long cell) => cell >> (2 * (TileGrid.Bits - level));
}
