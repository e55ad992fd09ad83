using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>
/// The sites of a scope by their places. Published ones and others are asked for apart: the index has each in the order of cells.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="scope">The projects, and the caller.</param>
internal sealed class TileSites(IMuistotDb db, MapScope scope)
{
    private readonly List<int> ids = [.. scope.Projects.Select(project => project.Id)];
    private readonly List<int> staffed = [.. scope.Projects.Where(project => project.IsStaffed).Select(project => project.Id)];
    private readonly int caller = scope.CallerId;

    /// <summary>The projects that the caller sees all of.</summary>
    internal List<int> Staffed => staffed;

    /// <summary>The published ones, whose number is kept.</summary>
    internal IQueryable<Site> Public()
    {
        var isPublished = true;
        return Of(db.Sites).Where(site => Visibility.IsInState(site, isPublished));
    }

    /// <summary>Those that wait and are shown to the caller; null when there are none.</summary>
    internal IQueryable<Site>? Waiting()
    {
        var isPublished = false;
        return caller == 0
            ? null
            : Of(db.Sites).Where(
                site => Visibility.IsInState(site, isPublished)
                    && Visibility.IsVisible(site, staffed.Contains(site.ProjectId), caller));
    }

    /// <summary>All that the caller sees in some tiles, in parts whose results go together.</summary>
    internal IEnumerable<IQueryable<Site>> Within(IReadOnlyList<TileAddress> tiles) =>
        new[] { Public(), Waiting() }.OfType<IQueryable<Site>>().SelectMany(sites => Within(sites, tiles));

    /// <summary>Those of some sites that lie in tiles.</summary>
    internal static IEnumerable<IQueryable<Site>> Within(IQueryable<Site> sites, IReadOnlyList<TileAddress> tiles) =>
        RangesOf(tiles, tile => tile.First, tile => tile.Last)
            .Select(range => sites.Where(site => site.TileCell >= range.First && site.TileCell <= range.Last));

    /// <summary>The counted cells of a grid that lie in tiles.</summary>
    internal IEnumerable<IQueryable<SiteCluster>> Clusters(int level, IReadOnlyList<TileAddress> tiles)
    {
        var clusters = db.SiteClusters.Where(cluster => cluster.Level == level && cluster.Count > 0);
        if (ids is [var only])
            clusters = clusters.Where(cluster => cluster.ProjectId == only);
        else
            clusters = clusters.Where(cluster => ids.Contains(cluster.ProjectId));
        return RangesOf(tiles, tile => ClusterLevels.CellOf(level, tile.First), tile => ClusterLevels.CellOf(level, tile.Last))
            .Select(range => clusters.Where(cluster => cluster.Cell >= range.First && cluster.Cell <= range.Last));
    }

    // Neighbors whose cells follow each other are one range.
    private static List<(long First, long Last)> RangesOf(
        IReadOnlyList<TileAddress> tiles, Func<TileAddress, long> first, Func<TileAddress, long> last)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var tile in tiles.OrderBy(tile => tile.Number))
        {
            if (ranges is [.., var before] && before.Last + 1 == first(tile))
                ranges[^1] = (before.First, last(tile));
            else
                ranges.Add((first(tile), last(tile)));
        }

        return ranges;
    }

    private IQueryable<Site> Of(IQueryable<Site> sites) =>
        ids is [var only] ? sites.Where(site => site.ProjectId == only) : sites.Where(site => ids.Contains(site.ProjectId));
}
