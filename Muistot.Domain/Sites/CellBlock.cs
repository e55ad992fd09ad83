using System.Numerics;

namespace Muistot.Domain.Sites;

/// <summary>A block of the <see cref="SphereGrid"/>: a cube whose cells are numbered without a gap. It halves into eight.</summary>
/// <param name="First">Number of its first cell.</param>
/// <param name="Level">Its edge is 2 to this power cells long: 0 for a single cell, 21 for the whole earth.</param>
public readonly record struct CellBlock(long First, int Level)
{
    // Far more than the rounding of a vector, far less than a cell.
    private const double Slack = 1e-12;

    /// <summary>Number of its last cell.</summary>
    public long Last => First + (long.MaxValue >> (63 - (3 * Level)));

    /// <summary>The smallest block that holds two cells, and thereby all cells between them.</summary>
    public static CellBlock Enclosing(long first, long last)
    {
        var differingBits = 64 - BitOperations.LeadingZeroCount((ulong)(first ^ last));
        var level = (differingBits + 2) / 3;
        return new CellBlock(first >> (3 * level) << (3 * level), level);
    }

    /// <summary>The eight blocks of half its size; a single cell has none.</summary>
    public IEnumerable<CellBlock> Halve()
    {
        if (Level == 0)
            yield break;
        for (var child = 0L; child < 8; child++)
            yield return new CellBlock(First + (child << (3 * (Level - 1))), Level - 1);
    }

    /// <summary>
    /// A lower bound of the angle, in radians, from a place to any place in the block; infinite when the block does not touch the sphere.
    /// </summary>
    public double LeastAngleTo(Location place)
    {
        var (x, y, z) = SphereGrid.Vector(place);
        var (i, j, k) = SphereGrid.Separate(First);
        Axis[] axes = [AxisOf(x, i), AxisOf(y, j), AxisOf(z, k)];
        if (Length(axes.Select(axis => axis.Inner)) > 1 + Slack || Length(axes.Select(axis => axis.Outer)) < 1 - Slack)
            return double.PositiveInfinity;

        // The straight line to the place says little about what lies on the far side of the earth; the line to the place opposite does.
        var (near, opposite) = (Length(axes.Select(axis => axis.Near)) - Slack, Length(axes.Select(axis => axis.Opposite)) + Slack);
        return Math.Max(2 * Math.Asin(Math.Clamp(near, 0, 2) / 2), Math.PI - (2 * Math.Asin(Math.Clamp(opposite, 0, 2) / 2)));
    }

    private Axis AxisOf(double place, int cell)
    {
        var (low, high) = (SphereGrid.CoordinateOf(cell), SphereGrid.CoordinateOf(cell + (1 << Level)));
        return new Axis(
            Math.Max(0, Math.Max(low - place, place - high)),
            Math.Max(Math.Abs(low + place), Math.Abs(high + place)),
            Math.Max(0, Math.Max(low, -high)),
            Math.Max(Math.Abs(low), Math.Abs(high)));
    }

    private static double Length(IEnumerable<double> sides) => Math.Sqrt(sides.Sum(side => side * side));

    /// <summary>Distances along one axis.</summary>
    /// <param name="Near">From the place to the block's nearest side.</param>
    /// <param name="Opposite">From the place's antipode to the block's farthest side.</param>
    /// <param name="Inner">From the center of the earth to the nearest side.</param>
    /// <param name="Outer">From the center of the earth to the farthest side.</param>
    private readonly record struct Axis(double Near, double Opposite, double Inner, double Outer);
}
