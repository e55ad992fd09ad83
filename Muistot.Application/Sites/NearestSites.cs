using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Finds the sites nearest to a place, whatever their number, by an ordinary index on the cells of the
/// <see cref="SphereGrid"/>. The sites whose cells are numbered next to the place's need not be the nearest, yet the farthest of
/// them bounds how far away the nearest can be. All that lies within a bound is then read from a few ranges of cells.
/// </summary>
public static class NearestSites
{
    /// <summary>So many times the sites that are wanted are worth reading, rather than trying a narrower circle.</summary>
    private const int Slack = 32;

    /// <summary>Half the width of a cell, in radians: narrower circles read the same cells.</summary>
    private const double Narrowest = 5e-7;

    /// <summary>Finds the nearest.</summary>
    /// <param name="sites">The sites to choose from, of one project.</param>
    /// <param name="place">The place.</param>
    /// <param name="count">How many, from 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Keys of the sites, by great-circle distance, then by key.</returns>
    public static async Task<IReadOnlyList<int>> FindAsync(IQueryable<Site> sites, Location place, int count, CancellationToken cancellationToken)
    {
        var neighbours = await ReadNeighbours(sites, place, count, cancellationToken);
        if (neighbours.Count < count)
            return Nearest(neighbours, count);

        // Narrow the circle until what it holds can be read, then widen it again until it holds enough.
        var (bound, limit) = (neighbours[count - 1].Angle, (count * Slack) + 1);
        var angle = bound;
        var found = await ReadCircle(sites, place, angle, limit, cancellationToken);
        while (found.Count == limit && angle > Narrowest)
        {
            angle /= 2;
            found = await ReadCircle(sites, place, angle, limit, cancellationToken);
        }

        while (found.Count == limit || (angle < bound && found.Count(site => site.Angle <= angle) < count))
        {
            angle = found.Count == limit ? angle : Math.Min(2 * angle, bound);
            limit = int.MaxValue;
            found = await ReadCircle(sites, place, angle, limit, cancellationToken);
        }

        return Nearest(found, count);
    }

    /// <summary>As many sites as are wanted, from both sides of the place in the order of cells. Fewer are all there are.</summary>
    private static async Task<List<Candidate>> ReadNeighbours(IQueryable<Site> sites, Location place, int count, CancellationToken cancellationToken)
    {
        var cell = SphereGrid.CellOf(place);
        var after = sites.Where(site => site.Cell >= cell).OrderBy(site => site.Cell).Take(count);
        var before = sites.Where(site => site.Cell < cell).OrderByDescending(site => site.Cell).Take(count);
        return [.. (await Read(after.Concat(before), place, cancellationToken)).OrderBy(site => site.Angle)];
    }

    /// <summary>Every site within an angle, and some around it; or only as many as the limit says.</summary>
    private static Task<List<Candidate>> ReadCircle(IQueryable<Site> sites, Location place, double angle, int limit, CancellationToken cancellationToken)
    {
        var cells = SphereGrid.Cover(place, angle)
            .Select(range => sites.Where(site => site.Cell >= range.First && site.Cell <= range.Last))
            .Aggregate((all, more) => all.Concat(more));
        return Read(limit == int.MaxValue ? cells : cells.Take(limit), place, cancellationToken);
    }

    private static async Task<List<Candidate>> Read(IQueryable<Site> sites, Location place, CancellationToken cancellationToken)
    {
        var rows = sites.Select(site => new { site.Id, site.Latitude, site.Longitude }).AsAsyncEnumerable();
        var candidates = new List<Candidate>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
            candidates.Add(new Candidate(row.Id, place.AngleTo(new Location(row.Latitude, row.Longitude))));
        return candidates;
    }

    private static List<int> Nearest(IEnumerable<Candidate> sites, int count) =>
        [.. sites.OrderBy(site => site.Angle).ThenBy(site => site.Id).Take(count).Select(site => site.Id)];

    private readonly record struct Candidate(int Id, double Angle);
}
