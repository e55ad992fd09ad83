namespace Muistot.Domain.Sites;

/// <summary>
/// The published sites of a project in one cell of the <see cref="TileGrid"/>: how many, the sums of their columns and rows, and the box
/// that holds them. Kept by each save that changes them. Sums of integers are the same in whatever order they were added.
/// </summary>
public sealed class SiteCluster
{
    /// <summary>What begins a box that holds nothing.</summary>
    public const int Beyond = 1 << TileGrid.Bits;

    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }

    /// <summary>Zoom of the grid that the cell is of.</summary>
    public int Level { get; init; }

    /// <summary>Number of the cell in the grid of its level.</summary>
    public long Cell { get; init; }

    /// <summary>How many sites there are.</summary>
    public int Count { get; set; }

    /// <summary>Sum of their columns.</summary>
    public long SumX { get; set; }

    /// <summary>Sum of their rows.</summary>
    public long SumY { get; set; }

    /// <summary>The least column.</summary>
    public int MinX { get; set; } = Beyond;

    /// <summary>The least row.</summary>
    public int MinY { get; set; } = Beyond;

    /// <summary>The greatest column.</summary>
    public int MaxX { get; set; } = -1;

    /// <summary>The greatest row.</summary>
    public int MaxY { get; set; } = -1;

    /// <summary>Adds sites at one place.</summary>
    /// <param name="cell">Their cell of the <see cref="TileGrid"/>.</param>
    /// <param name="count">How many.</param>
    public void Add(long cell, int count = 1)
    {
        var (x, y) = TileGrid.Separate(cell);
        (Count, SumX, SumY) = (Count + count, SumX + ((long)x * count), SumY + ((long)y * count));
        Widen(x, y, x, y);
    }

    /// <summary>Adds the sites of another cell.</summary>
    public void Add(SiteCluster other)
    {
        (Count, SumX, SumY) = (Count + other.Count, SumX + other.SumX, SumY + other.SumY);
        Widen(other.MinX, other.MinY, other.MaxX, other.MaxY);
    }

    /// <summary>Takes a site away. Its place stays in the box.</summary>
    /// <param name="cell">Its cell of the <see cref="TileGrid"/>.</param>
    public void Remove(long cell)
    {
        var (x, y) = TileGrid.Separate(cell);
        (Count, SumX, SumY) = (Count - 1, SumX - x, SumY - y);
    }

    /// <summary>Makes the box hold another one too.</summary>
    public void Widen(int minX, int minY, int maxX, int maxY)
    {
        (MinX, MinY) = (Math.Min(MinX, minX), Math.Min(MinY, minY));
        (MaxX, MaxY) = (Math.Max(MaxX, maxX), Math.Max(MaxY, maxY));
    }
}
