using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>
/// Makes the numbers of places on the map, and the <see cref="SiteCluster"/>s, anew from where the sites are. What writes sites without the
/// change tracker runs it at its end; saves keep all of it by themselves.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how others come to write beside it.</param>
public sealed class ClusterRebuild(MuistotDb db, IDatabaseDialect dialect)
{
    /// <summary>What a place is numbered as until this has seen it.</summary>
    public const long Unnumbered = -1;

    private const int SitesAtOnce = 5_000;
    private const int UpdatesAtOnce = 200;

    private readonly WritingBreaks breaks = new(dialect);

    /// <summary>True when sites were written that no save has numbered.</summary>
    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) =>
        db.Sites.AnyAsync(site => site.TileCell == Unnumbered, cancellationToken);

    /// <summary>Compares, and changes nothing.</summary>
    /// <returns>The ids of the projects where something differs.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        foreach (var (id, name) in await FindProjectsAsync(cancellationToken))
        {
            if (await RenumberAsync(id, write: false, cancellationToken) > 0 || !await AreRightAsync(id, cancellationToken))
                wrong.Add(name);
        }

        return wrong;
    }

    /// <summary>Makes all of it anew, project by project, each in one transaction that keeps writers of the project out.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        foreach (var (id, _) in await FindProjectsAsync(cancellationToken))
            await RunAsync(id, cancellationToken);
    }

    /// <summary>Makes all of one project anew.</summary>
    public async Task RunAsync(int projectId, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        await db.CommitAsync(() => RebuildAsync(projectId, cancellationToken), atomic: true, cancellationToken);
        await breaks.TakeAsync(cancellationToken);
    }

    private async Task<List<(int Id, string Name)>> FindProjectsAsync(CancellationToken cancellationToken) =>
        [.. (await db.Projects.OrderBy(project => project.Id).Select(project => new { project.Id, project.Name })
            .ToListAsync(cancellationToken)).Select(project => (project.Id, project.Name))];

    private async Task<int> RebuildAsync(int projectId, CancellationToken cancellationToken)
    {
        await db.LockAsync([new RowLock(LockedTable.Projects, projectId, Exclusive: true)], cancellationToken);
        await RenumberAsync(projectId, write: true, cancellationToken);
        await db.SiteClusters.Where(cluster => cluster.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        await using var rows = new BulkInsert(
            db, "site_clusters", "project_id", "level", "cell", "count", "sum_x", "sum_y", "min_x", "min_y", "max_x", "max_y");
        var count = 0;
        await foreach (var cluster in GatherAsync(projectId, cancellationToken))
        {
            count++;
            await rows.AddAsync(
                cancellationToken, cluster.ProjectId, cluster.Level, cluster.Cell, cluster.Count, cluster.SumX, cluster.SumY, cluster.MinX,
                cluster.MinY, cluster.MaxX, cluster.MaxY);
        }

        await rows.FlushAsync(cancellationToken);
        await MapUpkeep.CountRevisionAsync(db, dialect, projectId, cancellationToken);
        return count;
    }

    /// <summary>Numbers the places that are numbered wrongly, and returns how many there are.</summary>
    private async Task<int> RenumberAsync(int projectId, bool write, CancellationToken cancellationToken)
    {
        var wrong = 0;
        for (int? last = 0; last is { } after;)
        {
            var sites = await db.Sites.Where(site => site.ProjectId == projectId && site.Id > after).OrderBy(site => site.Id)
                .Select(site => new { site.Id, site.Latitude, site.Longitude, site.TileCell }).Take(SitesAtOnce)
                .ToListAsync(cancellationToken);
            var found = sites.Select(site => (site.Id, site.TileCell, Right: TileGrid.CellOf(new Location(site.Latitude, site.Longitude))))
                .Where(site => site.TileCell != site.Right).ToList();
            wrong += found.Count;
            foreach (var some in write ? found.Chunk(UpdatesAtOnce) : [])
                await NumberAsync([.. some.Select(site => (site.Id, site.Right))], cancellationToken);
            last = sites.Count < SitesAtOnce ? null : sites[^1].Id;
        }

        return wrong;
    }

    private Task<int> NumberAsync((int Id, long Cell)[] sites, CancellationToken cancellationToken)
    {
        var cases = sites.Select(
            (_, index) => string.Create(CultureInfo.InvariantCulture, $"WHEN {{{2 * index}}} THEN {{{(2 * index) + 1}}}"));
        var keys = sites.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"{{{2 * index}}}"));
        var text = $"UPDATE sites SET tile_cell = CASE id {string.Join(' ', cases)} END WHERE id IN ({string.Join(", ", keys)})";
        object[] values = [.. sites.SelectMany(site => new object[] { site.Id, site.Cell })];
        return db.ExecuteSqlAsync(FormattableStringFactory.Create(text, values), cancellationToken);
    }

    /// <summary>The clusters that a project should have, those of each level in the order of cells.</summary>
    private async IAsyncEnumerable<SiteCluster> GatherAsync(
        int projectId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isPublished = true;
        var places = await db.Sites.Where(site => site.ProjectId == projectId && Visibility.IsInState(site, isPublished))
            .OrderBy(site => site.TileCell).Select(site => site.TileCell).ToListAsync(cancellationToken);
        foreach (var level in ClusterLevels.All)
        {
            SiteCluster? current = null;
            foreach (var place in places)
            {
                var cell = ClusterLevels.CellOf(level, place);
                if (current is not null && current.Cell != cell)
                    yield return current;
                if (current?.Cell != cell)
                    current = new SiteCluster { ProjectId = projectId, Level = level, Cell = cell };
                current.Add(place);
            }

            if (current is not null)
                yield return current;
        }
    }

    private async Task<bool> AreRightAsync(int projectId, CancellationToken cancellationToken)
    {
        var kept = await db.SiteClusters.AsNoTracking().Where(cluster => cluster.ProjectId == projectId && cluster.Count != 0)
            .ToDictionaryAsync(cluster => (cluster.Level, cluster.Cell), cancellationToken);
        await foreach (var right in GatherAsync(projectId, cancellationToken))
        {
            if (!kept.Remove((right.Level, right.Cell), out var found) || ValuesOf(found) != ValuesOf(right))
                return false;
        }

        return kept.Count == 0;
    }

    private static (int Count, long SumX, long SumY, int MinX, int MinY, int MaxX, int MaxY) ValuesOf(SiteCluster cluster) =>
        (cluster.Count, cluster.SumX, cluster.SumY, cluster.MinX, cluster.MinY, cluster.MaxX, cluster.MaxY);
}
