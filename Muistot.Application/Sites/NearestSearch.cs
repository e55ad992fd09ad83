using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// One search for the sites nearest to a place. It opens the blocks of the <see cref="SphereGrid"/> in the order of how near a site in
/// them can be (best-first search: Hjaltason and Samet, ACM Transactions on Database Systems 24, 1999), reads a few rows of each, and
/// narrows it to what the rows show. It stops when no block can hold a nearer site. Whatever the places are, it reads at most 20 rows for
/// each site that is asked for, and a thousand: where blocks tell too little apart, the database sorts what is left.
/// </summary>
internal sealed class NearestSearch(NearestQueries queries, DbContext db, SitesShown shown, Location place, int count,
    CancellationToken cancellationToken)
{
    /// <summary>The first rows of a block that are read, besides a share of the wanted ones.</summary>
    private const int FirstRows = 24;

    /// <summary>
    /// Rows that the database sorts beyond the wanted ones, so that the last of them lies farther away than any wanted one.
    /// </summary>
    private const int SortedRows = 64;

    /// <summary>Places that may be as near as each other before all that is left is read.</summary>
    private const int MostTies = 3;

    /// <summary>In radians, 0.6 µm: more than the database's arithmetic and ours can differ.</summary>
    private const double Rounding = 1e-13;

    /// <summary>Beyond this angle, in radians, the distance to the place opposite is the more exact one.</summary>
    private const double Far = 2.5;

    private readonly PriorityQueue<Candidate, Candidate> nearest = new(Candidate.FarthestFirst);
    private readonly HashSet<int> seen = [];
    private readonly PriorityQueue<Stretch, double> open = new();
    private readonly List<Stretch> unread = [];

    private int rowsLeft = (3 * count) + 400;

    /// <summary>What was found, the nearest first, then the oldest.</summary>
    internal IReadOnlyList<Candidate> Found => [.. nearest.UnorderedItems.Select(item => item.Element).Order(Candidate.NearestFirst)];

    /// <summary>No site farther away than this, in radians, is among the wanted ones.</summary>
    private double Bound => nearest.Count < count ? double.PositiveInfinity : nearest.Peek().Angle;

    /// <summary>Reads every site within an angle, unless more than a dozen for each wanted one lie there.</summary>
    /// <returns>True when the wanted ones are among them.</returns>
    internal async Task<bool> TryWithinAsync(double angle)
    {
        var limit = (12 * count) + 64;
        return await AddAsync(queries.Within(db, shown, SphereGrid.Cover(place, angle), limit)) is var rows && rows.Count < limit
            && Bound <= angle;
    }

    /// <summary>Finds the wanted ones, however far away they are.</summary>
    internal async Task RunAsync()
    {
        Open(0, long.MaxValue);
        while (rowsLeft > 0 && open.TryPeek(out var stretch, out var angle) && angle <= Bound)
        {
            open.Dequeue();
            await ReadAsync(stretch);
        }

        unread.AddRange(open.UnorderedItems.Select(item => item.Element));
        unread.RemoveAll(stretch => stretch.Angle > Bound);
        if (unread.Count > 0)
            await SortAsync(NearestQueries.Sites(db, shown, Stretch.Merge(unread, NearestQueries.MostStretches)));
    }

    private async Task ReadAsync(Stretch stretch)
    {
        var limit = FirstRows + (count / 8);
        var rows = await AddAsync(queries.Ends(db, shown, stretch, limit));
        rowsLeft -= rows.Count;
        if (rows.Count <= limit)
            return;

        // All before the last of the first rows is read; nothing lies behind the last one.
        var cells = rows.Select(row => row.Cell).Order().ToList();
        var (first, last) = (cells[limit - 1], cells[limit]);
        if (first == cells[0])
            unread.Add(new Stretch(first, first, new CellBlock(first, 0).LeastAngleTo(place)));
        if (first == cells[0])
            first++;
        if (first > last)
            return;
        foreach (var block in CellBlock.Enclosing(first, last).Halve().DefaultIfEmpty(new CellBlock(first, 0)))
            Open(Math.Max(first, block.First), Math.Min(last, block.Last));
    }

    private void Open(long first, long last)
    {
        if (first <= last && CellBlock.Enclosing(first, last).LeastAngleTo(place) is var angle && angle <= Bound)
            open.Enqueue(new Stretch(first, last, angle), angle);
    }

    /// <summary>Lets the database sort sites by distance. Its arithmetic decides only where the difference is certain.</summary>
    private async Task SortAsync(IQueryable<Site> sites)
    {
        var (left, isFar, limit) = (sites, unread.Min(stretch => stretch.Angle) > Far, count + SortedRows);
        for (var ties = 0; ties <= MostTies; ties++)
        {
            var rows = await AddAsync(NearestQueries.Sort(left, place, isFar).Take(limit).Select(NearestQueries.ToPoint)
                .AsAsyncEnumerable());
            if (rows.Count < limit)
                return;
            var last = rows[^1];
            var candidate = ToCandidate(last);
            if (candidate.Angle > Bound + Rounding)
                return;

            // Those at the very same place are younger, and are not wanted if this one is not.
            if (Candidate.NearestFirst.Compare(candidate, nearest.Peek()) < 0)
                break;
            left = left.Where(site => site.Latitude != last.Latitude || site.Longitude != last.Longitude);
        }

        await AddAsync(sites.Select(NearestQueries.ToPoint).AsAsyncEnumerable());
    }

    private async Task<List<SitePoint>> AddAsync(IAsyncEnumerable<SitePoint> points)
    {
        var rows = new List<SitePoint>();
        await foreach (var point in points.WithCancellation(cancellationToken))
        {
            rows.Add(point);
            if (!seen.Add(point.Id))
                continue;
            var candidate = ToCandidate(point);
            if (nearest.Count < count)
                nearest.Enqueue(candidate, candidate);
            else
                nearest.EnqueueDequeue(candidate, candidate);
        }

        return rows;
    }

    private Candidate ToCandidate(SitePoint point) => new(place.AngleTo(new Location(point.Latitude, point.Longitude)), point.Id);
}

/// <summary>A site that may be among the nearest.</summary>
/// <param name="Angle">The great-circle distance in radians.</param>
/// <param name="Id">Its key, which is the order of creation.</param>
internal readonly record struct Candidate(double Angle, int Id)
{
    /// <summary>By distance, then by key.</summary>
    internal static Comparer<Candidate> NearestFirst { get; } = Comparer<Candidate>.Create(
        (one, other) => one.Angle.CompareTo(other.Angle) is not 0 and var order ? order : one.Id.CompareTo(other.Id));

    /// <summary>The other way around.</summary>
    internal static Comparer<Candidate> FarthestFirst { get; } =
        Comparer<Candidate>.Create((one, other) => NearestFirst.Compare(other, one));
}

/// <summary>Cells whose numbers follow on each other.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Angle">In radians; no site in them is nearer.</param>
internal readonly record struct Stretch(long First, long Last, double Angle)
{
    /// <summary>Joins those that lie closest to each other until so many are left.</summary>
    internal static List<Stretch> Merge(IEnumerable<Stretch> stretches, int most)
    {
        var merged = stretches.OrderBy(stretch => stretch.First).ToList();
        while (merged.Count > most)
        {
            var before = Enumerable.Range(0, merged.Count - 1).MinBy(index => merged[index + 1].First - merged[index].Last);
            merged[before] = new Stretch(
                merged[before].First, Math.Max(merged[before].Last, merged[before + 1].Last),
                Math.Min(merged[before].Angle, merged[before + 1].Angle));
            merged.RemoveAt(before + 1);
        }

        return merged;
    }
}
