using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Finds the sites nearest to a place, whatever their number, by an ordinary index on the cells of the
/// <see cref="SphereGrid"/>. The sites whose cells are numbered next to the place's need not be the nearest, yet the farthest of
/// them bounds how far away the nearest can be. All that lies within a bound is then read from a few blocks of cells. Where the last
/// ones that were asked for in a project lay so far away, the next ones mostly do as well: that is tried first.
/// </summary>
public sealed class NearestSites
{
    /// <summary>So many times the sites that are wanted are worth reading, rather than trying a narrower circle.</summary>
    private const int Slack = 32;

    /// <summary>So many times as far as the farthest one lay last time is looked first.</summary>
    private const double Guess = 1.5;

    /// <summary>Half the width of a cell, in radians: narrower circles read the same cells.</summary>
    private const double Narrowest = 5e-7;

    // Compiled once, and of one shape whatever is asked: to compile a query takes far longer than to run one of these.
    private readonly Func<DbContext, int, bool, int, long, int, IAsyncEnumerable<Point>> neighbours = EF.CompileAsyncQuery(
        (DbContext db, int projectId, bool hidden, int callerId, long cell, int count) => db.Set<Site>()
            .Where(site => site.ProjectId == projectId && (hidden || site.Published || site.CreatorId == callerId) && site.Cell >= cell)
            .OrderBy(site => site.Cell)
            .Take(count)
            .Concat(db.Set<Site>()
                .Where(site => site.ProjectId == projectId && (hidden || site.Published || site.CreatorId == callerId) && site.Cell < cell)
                .OrderByDescending(site => site.Cell)
                .Take(count))
            .Select(site => new Point(site.Id, site.Latitude, site.Longitude)));

    // The project stands in each block, without which SQLite would go through all of its sites.
    private readonly Func<DbContext, int, bool, int, int, long, long, long, long, long, long, long, long, long, IAsyncEnumerable<Point>> within = EF.CompileAsyncQuery(
        (DbContext db, int projectId, bool hidden, int callerId, int limit, long span, long first1, long first2, long first3, long first4, long first5, long first6, long first7, long first8) =>
            db.Set<Site>()
                .Where(site => hidden || site.Published || site.CreatorId == callerId)
                .Where(site => (site.ProjectId == projectId && site.Cell >= first1 && site.Cell <= first1 + span)
                    || (site.ProjectId == projectId && site.Cell >= first2 && site.Cell <= first2 + span)
                    || (site.ProjectId == projectId && site.Cell >= first3 && site.Cell <= first3 + span)
                    || (site.ProjectId == projectId && site.Cell >= first4 && site.Cell <= first4 + span)
                    || (site.ProjectId == projectId && site.Cell >= first5 && site.Cell <= first5 + span)
                    || (site.ProjectId == projectId && site.Cell >= first6 && site.Cell <= first6 + span)
                    || (site.ProjectId == projectId && site.Cell >= first7 && site.Cell <= first7 + span)
                    || (site.ProjectId == projectId && site.Cell >= first8 && site.Cell <= first8 + span))
                .Take(limit)
                .Select(site => new Point(site.Id, site.Latitude, site.Longitude)));

    private readonly Func<DbContext, int[], int, int, IAsyncEnumerable<SiteRow>> inOneLanguage = SiteRow.CompileByKeys(isAnother: false);

    private readonly Func<DbContext, int[], int, int, IAsyncEnumerable<SiteRow>> inTwoLanguages = SiteRow.CompileByKeys(isAnother: true);

    // How far apart sites of a project lie, by its key: the square root of their number times this is how far the farthest is, in radians.
    private readonly ConcurrentDictionary<int, double> spacings = new();

    /// <summary>Finds the nearest.</summary>
    /// <param name="db">The database.</param>
    /// <param name="shown">The sites to choose from.</param>
    /// <param name="place">The place.</param>
    /// <param name="count">How many, from 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Keys of the sites, by great-circle distance, then by key.</returns>
    public async Task<IReadOnlyList<int>> FindAsync(DbContext db, SitesShown shown, Location place, int count, CancellationToken cancellationToken)
    {
        var search = new Search(this, db, shown, place, cancellationToken);
        var limit = (count * Slack) + 1;
        var found = await search.ReadUsual(count, limit) ?? await search.ReadAll(count, limit);
        var nearest = found.OrderBy(site => site.Angle).ThenBy(site => site.Id).Take(count).ToList();
        if (nearest.Count == count)
            spacings[shown.ProjectId] = nearest[^1].Angle / Math.Sqrt(count);
        return [.. nearest.Select(site => site.Id)];
    }

    /// <summary>Reads what was found, in its order. What is gone meanwhile is left out.</summary>
    internal async Task<IEnumerable<SiteRow>> ReadAsync(
        DbContext db, IReadOnlyList<int> keys, Language language, Language defaultLanguage, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<int, SiteRow>();
        var byKeys = language == defaultLanguage ? inOneLanguage : inTwoLanguages;
        await foreach (var row in byKeys(db, [.. keys], defaultLanguage.Id, language.Id).WithCancellation(cancellationToken))
            rows[row.Id] = row;
        return keys.Select(key => rows.GetValueOrDefault(key)).OfType<SiteRow>();
    }

    private sealed class Search(NearestSites queries, DbContext db, SitesShown shown, Location place, CancellationToken cancellationToken)
    {
        /// <summary>What lies as near as it usually does, if that is enough; else null.</summary>
        internal async Task<List<Candidate>?> ReadUsual(int count, int limit)
        {
            if (!queries.spacings.TryGetValue(shown.ProjectId, out var spacing))
                return null;
            var angle = Guess * spacing * Math.Sqrt(count);
            var found = await ReadCircle(angle, limit);
            return found.Count < limit && found.Count(site => site.Angle <= angle) >= count ? found : null;
        }

        /// <summary>The nearest and some more, however far away they are.</summary>
        internal async Task<List<Candidate>> ReadAll(int count, int limit)
        {
            var beside = await ReadNeighbours(count);
            if (beside.Count < count)
                return beside;

            // Narrow the circle until what it holds can be read, then widen it again until it holds enough.
            var bound = beside[count - 1].Angle;
            var angle = bound;
            var found = await ReadCircle(angle, limit);
            while (found.Count >= limit && angle > Narrowest)
            {
                angle /= 2;
                found = await ReadCircle(angle, limit);
            }

            while (found.Count >= limit || (angle < bound && found.Count(site => site.Angle <= angle) < count))
            {
                angle = found.Count >= limit ? angle : Math.Min(2 * angle, bound);
                limit = int.MaxValue;
                found = await ReadCircle(angle, limit);
            }

            return found;
        }

        /// <summary>As many sites as are wanted, from both sides of the place in the order of cells. Fewer are all there are.</summary>
        private async Task<List<Candidate>> ReadNeighbours(int count)
        {
            var found = new List<Candidate>();
            await AddAsync(found, queries.neighbours(db, shown.ProjectId, shown.Hidden, shown.CallerId, SphereGrid.CellOf(place), count));
            return [.. found.OrderBy(site => site.Angle)];
        }

        /// <summary>Every site within an angle, and some around it; or only some when they reach the limit.</summary>
        private async Task<List<Candidate>> ReadCircle(double angle, int limit)
        {
            var found = new List<Candidate>();
            var (firsts, span) = SphereGrid.Cover(place, angle);

            // A block that is not there is asked for as that of the cube's corner: it is there, or the sphere is not.
            long First(int block) => firsts.ElementAtOrDefault(block);
            await AddAsync(found, queries.within(
                db, shown.ProjectId, shown.Hidden, shown.CallerId, limit, span, First(0), First(1), First(2), First(3), First(4), First(5), First(6), First(7)));
            return found;
        }

        private async Task AddAsync(List<Candidate> found, IAsyncEnumerable<Point> points)
        {
            await foreach (var point in points.WithCancellation(cancellationToken))
                found.Add(new Candidate(point.Id, place.AngleTo(new Location(point.Latitude, point.Longitude))));
        }
    }

    private readonly record struct Candidate(int Id, double Angle);

    private sealed record Point(int Id, double Latitude, double Longitude);
}

/// <summary>The sites of a project that a caller sees.</summary>
/// <param name="ProjectId">Key of the project.</param>
/// <param name="Hidden">True when they see what is not published.</param>
/// <param name="CallerId">Key of their account, whose own sites they see; 0 for an anonymous caller.</param>
public readonly record struct SitesShown(int ProjectId, bool Hidden, int CallerId);
