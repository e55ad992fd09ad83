using System.Buffers;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>Where the sites of a project are that somebody sees, for finding the nearest of them without the database.</summary>
internal sealed class SitePlaces
{
    // More than the cosines of ours can be wrong by; exact angles decide between what is as near as that.
    private const double Rounding = 1e-14;

    private readonly SitePoint[] points;
    private readonly (double X, double Y, double Z)[] vectors;

    /// <summary>Makes it of the sites.</summary>
    internal SitePlaces(IEnumerable<SitePoint> sites)
    {
        points = [.. sites];
        vectors = [.. points.Select(point => SphereGrid.Vector(LocationOf(point)))];
    }

    /// <summary>About how much memory it takes, in bytes.</summary>
    internal long Bytes => 100L * points.Length;

    /// <summary>Finds the nearest.</summary>
    /// <param name="place">The place.</param>
    /// <param name="count">How many, from 1.</param>
    /// <returns>Keys of the sites, by great-circle distance, then by key.</returns>
    internal IReadOnlyList<int> Nearest(Location place, int count)
    {
        var cosines = ArrayPool<double>.Shared.Rent(points.Length);
        try
        {
            var (x, y, z) = SphereGrid.Vector(place);
            for (var index = 0; index < vectors.Length; index++)
                cosines[index] = (x * vectors[index].X) + (y * vectors[index].Y) + (z * vectors[index].Z);
            var least = LeastOfGreatest(cosines.AsSpan(0, points.Length), count) - Rounding;
            var candidates = points.Where((_, index) => cosines[index] >= least)
                .Select(point => new Candidate(place.AngleTo(LocationOf(point)), point.Id));
            return [.. candidates.Order(Candidate.NearestFirst).Take(count).Select(candidate => candidate.Id)];
        }
        finally
        {
            ArrayPool<double>.Shared.Return(cosines);
        }
    }

    private static Location LocationOf(SitePoint point) => new(point.Latitude, point.Longitude);

    private static double LeastOfGreatest(ReadOnlySpan<double> values, int count)
    {
        if (values.Length <= count)
            return double.NegativeInfinity;
        var greatest = new PriorityQueue<double, double>(count);
        foreach (var value in values)
        {
            if (greatest.Count < count)
                greatest.Enqueue(value, value);
            else if (value > greatest.Peek())
                greatest.DequeueEnqueue(value, value);
        }

        return greatest.Peek();
    }
}
