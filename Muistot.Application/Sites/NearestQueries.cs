using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// The queries of a <see cref="NearestSearch"/>. The frequent ones are compiled once: to compile one takes far longer than to run it.
/// </summary>
internal sealed class NearestQueries
{
    /// <summary>So many stretches of cells are read at once.</summary>
    internal const int MostStretches = 8;

    /// <summary>What a search knows of a site.</summary>
    internal static readonly Expression<Func<Site, SitePoint>> ToPoint = site =>
        new SitePoint(site.Id, site.Latitude, site.Longitude, site.Cell);

    private readonly Func<DbContext, int, bool, int, long, long, int, IAsyncEnumerable<SitePoint>> ends = EF.CompileAsyncQuery(
        (DbContext db, int projectId, bool hidden, int callerId, long first, long last, int count) => db.Set<Site>()
            .Where(site => site.ProjectId == projectId && Visibility.IsVisible(site, hidden, callerId) && site.Cell >= first
            && site.Cell <= last)
            .OrderBy(site => site.Cell)
            .Take(count)
            .Concat(db.Set<Site>()
                .Where(site => site.ProjectId == projectId && Visibility.IsVisible(site, hidden, callerId) && site.Cell >= first
                && site.Cell <= last)
                .OrderByDescending(site => site.Cell)
                .Take(1))
            .Select(site => new SitePoint(site.Id, site.Latitude, site.Longitude, site.Cell)));

    // The project stands in each block, without which SQLite would go through all of its sites.
    private readonly Func<DbContext, int, bool, int, int, long, long, long, long, long, long, long, long, long,
        IAsyncEnumerable<SitePoint>> within = EF.CompileAsyncQuery(
        (DbContext db, int projectId, bool hidden, int callerId, int limit, long span, long first1, long first2, long first3, long first4,
        long first5, long first6, long first7, long first8) =>
            db.Set<Site>()
                .Where(site => Visibility.IsVisible(site, hidden, callerId))
                .Where(site => (site.ProjectId == projectId && site.Cell >= first1 && site.Cell <= first1 + span)
                    || (site.ProjectId == projectId && site.Cell >= first2 && site.Cell <= first2 + span)
                    || (site.ProjectId == projectId && site.Cell >= first3 && site.Cell <= first3 + span)
                    || (site.ProjectId == projectId && site.Cell >= first4 && site.Cell <= first4 + span)
                    || (site.ProjectId == projectId && site.Cell >= first5 && site.Cell <= first5 + span)
                    || (site.ProjectId == projectId && site.Cell >= first6 && site.Cell <= first6 + span)
                    || (site.ProjectId == projectId && site.Cell >= first7 && site.Cell <= first7 + span)
                    || (site.ProjectId == projectId && site.Cell >= first8 && site.Cell <= first8 + span))
                .Take(limit)
                .Select(site => new SitePoint(site.Id, site.Latitude, site.Longitude, site.Cell)));

    /// <summary>The first sites of a stretch in the order of cells, and the last one, which may be among them.</summary>
    internal IAsyncEnumerable<SitePoint> Ends(DbContext db, SitesShown shown, Stretch stretch, int count) =>
        ends(db, shown.ProjectId, shown.Hidden, shown.CallerId, stretch.First, stretch.Last, count);

    /// <summary>The sites in some blocks, not more than a limit.</summary>
    internal IAsyncEnumerable<SitePoint> Within(DbContext db, SitesShown shown, CellBlocks blocks, int limit)
    {
        // A block that is not there is asked for as that of the cube's corner: it is there, or the sphere is not.
        long First(int block) => blocks.Firsts.ElementAtOrDefault(block);
        return within(
            db, shown.ProjectId, shown.Hidden, shown.CallerId, limit, blocks.Span, First(0), First(1), First(2), First(3), First(4),
            First(5), First(6), First(7));
    }

    /// <summary>The sites in a few stretches.</summary>
    internal static IQueryable<Site> Sites(DbContext db, SitesShown shown, IReadOnlyList<Stretch> stretches)
    {
        var (projectId, hidden, callerId) = (shown.ProjectId, shown.Hidden, shown.CallerId);
        var (s1, s2, s3, s4, s5, s6, s7, s8) = (At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7));
        return db.Set<Site>()
            .Where(site => Visibility.IsVisible(site, hidden, callerId))
            .Where(site => (site.ProjectId == projectId && site.Cell >= s1.First && site.Cell <= s1.Last)
                || (site.ProjectId == projectId && site.Cell >= s2.First && site.Cell <= s2.Last)
                || (site.ProjectId == projectId && site.Cell >= s3.First && site.Cell <= s3.Last)
                || (site.ProjectId == projectId && site.Cell >= s4.First && site.Cell <= s4.Last)
                || (site.ProjectId == projectId && site.Cell >= s5.First && site.Cell <= s5.Last)
                || (site.ProjectId == projectId && site.Cell >= s6.First && site.Cell <= s6.Last)
                || (site.ProjectId == projectId && site.Cell >= s7.First && site.Cell <= s7.Last)
                || (site.ProjectId == projectId && site.Cell >= s8.First && site.Cell <= s8.Last));

        Stretch At(int index) => index < stretches.Count ? stretches[index] : stretches[0];
    }

    /// <summary>Sorts sites by distance (the haversine formula, as <see cref="Location.AngleTo"/>), then by key.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="place">Where the distance begins.</param>
    /// <param name="isFar">True to sort by the distance to the place on the other side of the earth, the greatest first.</param>
    internal static IQueryable<Site> Sort(IQueryable<Site> sites, Location place, bool isFar)
    {
        const double Half = Math.PI / 360;
        const double Whole = Math.PI / 180;
        var (latitude, longitude) = isFar ? (-place.Latitude, place.Longitude + 180) : (place.Latitude, place.Longitude);
        var (sign, radius) = (isFar ? -1.0 : 1.0, Math.Cos(double.DegreesToRadians(place.Latitude)));
        return sites
            .OrderBy(site => sign * (Math.Pow(Math.Sin((site.Latitude - latitude) * Half), 2)
                + (radius * Math.Cos(site.Latitude * Whole) * Math.Pow(Math.Sin((site.Longitude - longitude) * Half), 2))))
            .ThenBy(site => site.Id);
    }
}

/// <summary>What a search knows of a site.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Cell">Number of its cell.</param>
internal sealed record SitePoint(int Id, double Latitude, double Longitude, long Cell);
