using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Finds the keys of sites in a box, in order. The cells of the box, as the index has them, tell the sites of a town from those of the
/// whole project. A box that holds very many sites is read in the order of keys instead: then every few rows one lies in it.
/// </summary>
/// <param name="sites">The sites to choose from: all, or those that meet a condition.</param>
/// <param name="shown">The project and the caller.</param>
/// <param name="box">The box.</param>
internal sealed class SitesInBox(IQueryable<Site> sites, SitesShown shown, BoundingBox box)
{
    /// <summary>Most sites that are found by their cells and sorted here, for each page anew.</summary>
    internal const int MostByCells = 5_000;

    // Statements of a few lengths: databases and EF Core keep the plans of those that they know.
    private const int FewRanges = 8;

    // The project stands beside each range, without which SQLite would go through all of its sites.
    private static readonly Expression<Func<Site, int, long, long, bool>> InRange = (site, projectId, first, last) =>
        site.ProjectId == projectId && site.Cell >= first && site.Cell <= last;

    private readonly IQueryable<Site> inside = box.IsWorld ? sites : Within(sites, box);

    private bool hasMany = box.IsWorld;

    /// <summary>Finds keys.</summary>
    /// <param name="last">The key to begin after, or zero.</param>
    /// <param name="limit">Most keys.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<List<int>> FindAsync(int last, int limit, CancellationToken cancellationToken)
    {
        if (!hasMany)
        {
            var found = await FindByCellsAsync(last, cancellationToken);
            found.Sort();
            hasMany = found.Count > MostByCells;
            if (!hasMany)
                return [.. found.Take(limit)];
        }

        return await SiteKeys.Find(inside, shown, last, limit).ToListAsync(cancellationToken);
    }

    private Task<List<int>> FindByCellsAsync(int last, CancellationToken cancellationToken)
    {
        var (hidden, callerId) = (shown.Hidden, shown.CallerId);
        return inside
            .Where(site => site.Id > last && Visibility.IsVisible(site, hidden, callerId))
            .Where(InRanges(shown.ProjectId, BoxCover.Of(box)))
            .Select(site => site.Id).Take(MostByCells + 1).ToListAsync(cancellationToken);
    }

    /// <summary>The sites whose place lies in a box, edges included, as <see cref="BoundingBox.Contains"/>.</summary>
    internal static IQueryable<Site> Within(IQueryable<Site> sites, BoundingBox box)
    {
        var ((west, east), (west2, east2)) = box.Longitudes;
        var (south, north) = (box.South, box.North);
        return sites.Where(site => site.Latitude >= south && site.Latitude <= north
            && ((site.Longitude >= west && site.Longitude <= east) || (site.Longitude >= west2 && site.Longitude <= east2)));
    }

    /// <summary>The sites of a project in ranges of cells.</summary>
    internal static Expression<Func<Site, bool>> InRanges(int projectId, IReadOnlyList<CellRange> ranges)
    {
        var (site, project) = (Expression.Parameter(typeof(Site), "site"), Inlining.Parameter(projectId));
        var length = ranges.Count <= FewRanges ? FewRanges : BoxCover.MostRanges;

        // No cell lies in the ranges that are added.
        var conditions = ranges.Concat(Enumerable.Repeat(new CellRange(0, -1), length - ranges.Count))
            .Select(range => InRange.Inline(site, project, Inlining.Parameter(range.First), Inlining.Parameter(range.Last))).ToList();
        return Expression.Lambda<Func<Site, bool>>(AnyOf(conditions), site);
    }

    // As flat as can be: what is nested deeply takes EF Core a deep stack.
    private static Expression AnyOf(List<Expression> conditions) => conditions.Count == 1
        ? conditions[0]
        : Expression.OrElse(AnyOf(conditions[..(conditions.Count / 2)]), AnyOf(conditions[(conditions.Count / 2)..]));
}
