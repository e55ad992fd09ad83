namespace Muistot.Domain.Sites;

/// <summary>
/// Numbers the places of the earth so that places close by have numbers close by, which lets an ordinary index find what is
/// near. The unit sphere lies in a cube that is halved along its three axes 21 times; the bits of the three halvings, taken in
/// turns, are the number of a cell (a Z-order curve: Morton, IBM Germany, 1966). A cell is about 6 m wide. Unlike boxes of
/// degrees, cells in space are the same size everywhere, and know neither poles nor a date line.
/// </summary>
public static class SphereGrid
{
    private const int BitsPerAxis = 21;
    private const int Cells = 1 << BitsPerAxis;

    /// <summary>The number of the cell that holds a place, 0 to 2⁶³ − 1.</summary>
    public static long CellOf(Location place)
    {
        var (x, y, z) = Vector(place);
        return Interleave(Halve(x), Halve(y), Halve(z));
    }

    /// <summary>Blocks of cells that hold every place within an angle of a center, and some places around it.</summary>
    /// <param name="center">The middle.</param>
    /// <param name="angle">Great-circle radius in radians, from 0.</param>
    public static CellBlocks Cover(Location center, double angle)
    {
        // The straight line through the earth is what counts in the cube; a little more covers the rounding.
        var chord = (2 * Math.Sin(Math.Min(angle, Math.PI) / 2)) + 1e-9;
        var (x, y, z) = Vector(center);
        var (x0, x1, y0, y1, z0, z1) =
            (Halve(x - chord), Halve(x + chord), Halve(y - chord), Halve(y + chord), Halve(z - chord), Halve(z + chord));
        var level = 0;
        while ((x1 >> level) - (x0 >> level) > 1 || (y1 >> level) - (y0 >> level) > 1 || (z1 >> level) - (z0 >> level) > 1)
            level++;

        var firsts =
            from i in Enumerable.Range(x0 >> level, (x1 >> level) - (x0 >> level) + 1)
            from j in Enumerable.Range(y0 >> level, (y1 >> level) - (y0 >> level) + 1)
            from k in Enumerable.Range(z0 >> level, (z1 >> level) - (z0 >> level) + 1)
            select Interleave(i, j, k) << (3 * level);
        return new CellBlocks([.. firsts], (1L << (3 * level)) - 1);
    }

    /// <summary>A place on the unit sphere.</summary>
    public static (double X, double Y, double Z) Vector(Location place)
    {
        var (north, outwards) = Math.SinCos(double.DegreesToRadians(place.Latitude));
        var (east, front) = Math.SinCos(double.DegreesToRadians(place.Longitude));
        return (outwards * front, outwards * east, north);
    }

    /// <summary>Where a cell begins along an axis of the cube, −1 to 1.</summary>
    internal static double CoordinateOf(int cell) => (2.0 * cell / Cells) - 1;

    /// <summary>The cells along the three axes, 0 to 2²¹ − 1, of a numbered cell.</summary>
    internal static (int X, int Y, int Z) Separate(long cell) => (Gather(cell >> 2), Gather(cell >> 1), Gather(cell));

    private static int Halve(double axis) => Math.Clamp((int)Math.Floor((axis + 1) / 2 * Cells), 0, Cells - 1);

    private static long Interleave(int x, int y, int z) => Spread(x) << 2 | Spread(y) << 1 | Spread(z);

    // Leaves two empty bits after each of the 21 (the usual sequence of halving shifts and masks).
    private static long Spread(long bits)
    {
        bits = (bits | bits << 32) & 0x1F00000000FFFF;
        bits = (bits | bits << 16) & 0x1F0000FF0000FF;
        bits = (bits | bits << 8) & 0x100F00F00F00F00F;
        bits = (bits | bits << 4) & 0x10C30C30C30C30C3;
        return (bits | bits << 2) & 0x1249249249249249;
    }

    // The other way around.
    private static int Gather(long bits)
    {
        bits &= 0x1249249249249249;
        bits = (bits ^ bits >> 2) & 0x10C30C30C30C30C3;
        bits = (bits ^ bits >> 4) & 0x100F00F00F00F00F;
        bits = (bits ^ bits >> 8) & 0x1F0000FF0000FF;
        bits = (bits ^ bits >> 16) & 0x1F00000000FFFF;
        return (int)((bits ^ bits >> 32) & (Cells - 1));
    }
}

/// <summary>Blocks of the <see cref="SphereGrid"/>: cells whose numbers follow on each other.</summary>
/// <param name="Firsts">Number of the first cell of each block. One to eight blocks.</param>
/// <param name="Span">From the first to the last cell of a block; all are of one size.</param>
public sealed record CellBlocks(IReadOnlyList<long> Firsts, long Span);
