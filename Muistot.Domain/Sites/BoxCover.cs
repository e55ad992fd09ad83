namespace Muistot.Domain.Sites;

/// <summary>
/// Covers a <see cref="BoundingBox"/> by ranges of cells of the <see cref="SphereGrid"/>, which an index reads one by one. They hold every
/// place of the box, and some places around it.
/// </summary>
public static class BoxCover
{
    /// <summary>Most ranges of a cover. More of them read fewer rows in vain, and each costs a search in the index.</summary>
    public const int MostRanges = 64;

    // Blocks are divided until there are this many, so that ranges end close to the box. Some of them follow on each other.
    private const int EnoughBlocks = 4 * MostRanges;

    // 6 mm: more than the rounding of a vector.
    private const double Slack = 1e-9;

    /// <summary>Covers a box.</summary>
    /// <returns>One to <see cref="MostRanges"/> ranges, in order, apart from each other.</returns>
    public static IReadOnlyList<CellRange> Of(BoundingBox box)
    {
        var (patch, blocks) = (new Patch(box), new List<CellBlock> { CellBlock.Enclosing(0, long.MaxValue) });
        while (blocks.Count < EnoughBlocks && blocks[0].Level > 0)
            blocks = [.. blocks.SelectMany(block => block.Halve()).Where(patch.Touches)];
        return Join(blocks);
    }

    // The widest gaps part the ranges: what lies in the others is read in vain.
    private static List<CellRange> Join(List<CellBlock> blocks)
    {
        var parting = Enumerable.Range(1, blocks.Count - 1)
            .Where(index => blocks[index].First - 1 != blocks[index - 1].Last)
            .OrderByDescending(index => blocks[index].First - blocks[index - 1].Last)
            .Take(MostRanges - 1).Order().ToList();
        int[] starts = [0, .. parting];
        return [.. starts.Select((start, number) => new CellRange(
            blocks[start].First, blocks[(number + 1 < starts.Length ? starts[number + 1] : blocks.Count) - 1].Last))];
    }

    /// <summary>The part of the unit sphere that a box is.</summary>
    private sealed class Patch(BoundingBox box)
    {
        private readonly double lowest = Math.Sin(double.DegreesToRadians(box.South)) - Slack;
        private readonly double highest = Math.Sin(double.DegreesToRadians(box.North)) + Slack;

        /// <summary>False only when no place of the box lies in a block.</summary>
        internal bool Touches(CellBlock block)
        {
            var (i, j, k) = SphereGrid.Separate(block.First);
            var (x, y, z) = (SideOf(i, block.Level), SideOf(j, block.Level), SideOf(k, block.Level));
            z = new Side(Math.Max(z.Low, lowest), Math.Min(z.High, highest));
            if (z.Low > z.High)
                return false;

            // How far from the axis of the earth the sphere is at this height, and how far the block is.
            var (outer, inner) = (1 - (z.Nearest * z.Nearest), 1 - (z.Farthest * z.Farthest));
            var (near, far) = (Square(x.Nearest) + Square(y.Nearest), Square(x.Farthest) + Square(y.Farthest));
            return near <= outer + (4 * Slack) && far >= inner - (4 * Slack) && TouchesLongitudes(x, y);
        }

        private bool TouchesLongitudes(Side x, Side y)
        {
            if (x.Nearest == 0 && y.Nearest == 0)
                return true;

            // Seen from the axis, a rectangle beside it spans less than half a turn, from one of its corners to another.
            var middle = Math.Atan2((y.Low + y.High) / 2, (x.Low + x.High) / 2);
            var corners = new[] { (x.Low, y.Low), (x.Low, y.High), (x.High, y.Low), (x.High, y.High) }
                .Select(corner => Math.IEEERemainder(Math.Atan2(corner.Item2, corner.Item1) - middle, Math.Tau)).ToList();
            var (first, second) = box.Longitudes;
            var (center, reach) = (double.RadiansToDegrees(middle + ((corners.Min() + corners.Max()) / 2)),
                double.RadiansToDegrees((corners.Max() - corners.Min()) / 2) + 1e-9);
            return Meet(center, reach, first) || Meet(center, reach, second);
        }

        private static bool Meet(double center, double reach, BoundingBox.Stretch stretch)
        {
            var half = (stretch.East - stretch.West) / 2;
            return Math.Abs(Math.IEEERemainder(center - (stretch.West + half), 360)) <= reach + half;
        }

        private static Side SideOf(int cell, int level) =>
            new(SphereGrid.CoordinateOf(cell) - Slack, SphereGrid.CoordinateOf(cell + (1 << level)) + Slack);

        private static double Square(double number) => number * number;
    }

    /// <summary>A stretch of an axis.</summary>
    private readonly record struct Side(double Low, double High)
    {
        /// <summary>Least distance from zero.</summary>
        internal double Nearest => Math.Max(0, Math.Max(Low, -High));

        /// <summary>Greatest distance from zero.</summary>
        internal double Farthest => Math.Max(Math.Abs(Low), Math.Abs(High));
    }
}

/// <summary>Cells whose numbers follow on each other.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
public readonly record struct CellRange(long First, long Last);
