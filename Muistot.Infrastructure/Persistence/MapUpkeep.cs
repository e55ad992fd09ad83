using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>
/// Keeps what maps are made from, in the transaction of a save: <see cref="SiteCluster"/>s and <see cref="MapRevision"/>s. Rows are locked
/// from the finest cells to the coarsest and revisions last, the same way by everyone, so that saves wait for another only for a moment at
/// their end, and never in a circle.
/// </summary>
internal sealed class MapUpkeep
{
    // Finding parameters takes SQLite longer the more there are.
    private const int MostRows = 60;

    private static readonly string[] ClusterColumns =
        ["project_id", "level", "cell", "count", "sum_x", "sum_y", "min_x", "min_y", "max_x", "max_y"];

    private readonly List<Site> added = [];
    private readonly List<(int ProjectId, long Cell)> removed = [];
    private readonly List<(Project? Project, Site? Site, int? SiteId)> revised = [];

    private MapUpkeep()
    {
    }

    /// <summary>True when there is something to do.</summary>
    internal bool IsNeeded => revised.Count > 0;

    /// <summary>Finds what a save is going to change.</summary>
    /// <param name="tracker">Knows what it is.</param>
    internal static MapUpkeep Of(ChangeTracker tracker)
    {
        var upkeep = new MapUpkeep();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                upkeep.Note(entry);
        }

        return upkeep;
    }

    /// <summary>Does it, after the save and in its transaction.</summary>
    internal async Task ApplyAsync(MuistotDb db, IDatabaseDialect dialect, CancellationToken cancellationToken)
    {
        var (changes, shrunken) = Gather();
        foreach (var some in changes.Chunk(MostRows))
            await AddAsync(db, dialect, some, cancellationToken);
        foreach (var key in shrunken)
            await FitAsync(db, key, cancellationToken);
        await CountRevisionsAsync(db, dialect, cancellationToken);
    }

    /// <summary>Counts a change of what maps show of a project.</summary>
    internal static Task<int> CountRevisionAsync(
        MuistotDb db, IDatabaseDialect dialect, int projectId, CancellationToken cancellationToken)
    {
        var text = $"""
            INSERT INTO map_revisions (project_id, shard, revision) VALUES ({"{0}"}, {"{1}"}, 1)
            {dialect.OnConflict("project_id", "shard")} revision = revision + 1
            """;
        return db.ExecuteSqlAsync(FormattableStringFactory.Create(text, projectId, AnyShard()), cancellationToken);
    }

    // What most saves change, a text or a memory, takes no statement to find the project.
    private static Task<int> CountRevisionOfSiteAsync(
        MuistotDb db, IDatabaseDialect dialect, int siteId, CancellationToken cancellationToken)
    {
        var text = $"""
            INSERT INTO map_revisions (project_id, shard, revision) SELECT project_id, {"{1}"}, 1 FROM sites WHERE id = {"{0}"}
            {dialect.OnConflict("project_id", "shard")} revision = map_revisions.revision + 1
            """;
        return db.ExecuteSqlAsync(FormattableStringFactory.Create(text, siteId, AnyShard()), cancellationToken);
    }

    // Those who write of one place at the same time seldom meet in one row, which each holds until it is on the disk.
    private static int AnyShard() => RandomNumberGenerator.GetInt32(MapRevision.Shards);

    private void Note(EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case Project project:
                revised.Add((project, null, null));
                break;
            case Site site:
                revised.Add((null, site, null));
                Note(entry, site);
                break;
            case SiteInformation text:
                revised.Add((null, null, text.SiteId));
                break;
            case Memory memory:
                revised.Add((null, null, memory.SiteId));
                break;
        }
    }

    private void Note(EntityEntry entry, Site site)
    {
        var before = entry.State is EntityState.Added ? null : (Site)entry.OriginalValues.ToObject();
        var (was, present) = (before is not null && Visibility.IsPublic(before),
            entry.State is not EntityState.Deleted && Visibility.IsPublic(site));
        if (was && present && before!.TileCell == site.TileCell)
            return;
        if (was)
            removed.Add((before!.ProjectId, before.TileCell));
        if (present)
            added.Add(site);
    }

    /// <summary>
    /// What changes in cells, and the cells that sites went from, both from the finest to the coarsest. The key of a project that is saved
    /// with its sites is known only after the save.
    /// </summary>
    private (List<SiteCluster> Changes, List<(int ProjectId, int Level, long Cell)> Shrunken) Gather()
    {
        var (changes, shrunken) = (new List<SiteCluster>(), new HashSet<(int ProjectId, int Level, long Cell)>());
        foreach (var level in ClusterLevels.All)
        {
            var clusters = new SortedDictionary<(int ProjectId, long Cell), SiteCluster>();
            foreach (var site in added)
                ClusterOf(site.ProjectId, site.TileCell).Add(site.TileCell);
            foreach (var (projectId, cell) in removed)
            {
                ClusterOf(projectId, cell).Remove(cell);
                shrunken.Add((projectId, level, ClusterLevels.CellOf(level, cell)));
            }

            changes.AddRange(clusters.Values);

            SiteCluster ClusterOf(int projectId, long place)
            {
                var key = (projectId, ClusterLevels.CellOf(level, place));
                if (!clusters.TryGetValue(key, out var cluster))
                    clusters[key] = cluster = new SiteCluster { ProjectId = projectId, Level = level, Cell = key.Item2 };
                return cluster;
            }
        }

        return (changes, [.. shrunken]);
    }

    // MySQL sets columns one after the other: none is set from one that was set before.
    private static Task<int> AddAsync(
        MuistotDb db, IDatabaseDialect dialect, SiteCluster[] some, CancellationToken cancellationToken)
    {
        var rows = some.Select((_, row) => $"({string.Join(", ", ClusterColumns.Select((_, column) =>
            string.Create(CultureInfo.InvariantCulture, $"{{{(row * ClusterColumns.Length) + column}}}")))})");
        var sums = ClusterColumns[3..6].Select(column => $"{column} = {column} + {dialect.Proposed(column)}");
        var least = ClusterColumns[6..8].Select(column => Bound(column, "<"));
        var most = ClusterColumns[8..].Select(column => Bound(column, ">"));
        var text = $"""
            INSERT INTO site_clusters ({string.Join(", ", ClusterColumns)}) VALUES {string.Join(", ", rows)}
            {dialect.OnConflict("project_id", "level", "cell")} {string.Join(", ", [.. sums, .. least, .. most])}
            """;
        var values = some.SelectMany(cluster => new object[]
        {
            cluster.ProjectId, cluster.Level, cluster.Cell, cluster.Count, cluster.SumX, cluster.SumY, cluster.MinX, cluster.MinY,
            cluster.MaxX, cluster.MaxY,
        });
        return db.ExecuteSqlAsync(FormattableStringFactory.Create(text, [.. values]), cancellationToken);

        string Bound(string column, string sign) =>
            $"{column} = CASE WHEN {dialect.Proposed(column)} {sign} {column} THEN {dialect.Proposed(column)} ELSE {column} END";
    }

    /// <summary>Makes the box of a locked cell fit what is in it by now, by the finer cells or by the sites themselves.</summary>
    private static async Task FitAsync(MuistotDb db, (int ProjectId, int Level, long Cell) key, CancellationToken cancellationToken)
    {
        var (projectId, level, cell) = key;
        var fitting = new SiteCluster();
        if (level == ClusterLevels.Finest)
        {
            var address = new TileAddress(level, TileGrid.Separate(cell).X, TileGrid.Separate(cell).Y);
            var (first, last, isPublished) = (address.First, address.Last, true);
            var places = db.Sites.Where(site => site.ProjectId == projectId && Visibility.IsInState(site, isPublished)
                && site.TileCell >= first && site.TileCell <= last);
            foreach (var place in await places.Select(site => site.TileCell).Distinct().ToListAsync(cancellationToken))
                fitting.Add(place);
        }
        else
        {
            var (finer, first) = (level + ClusterLevels.Step, cell << (2 * ClusterLevels.Step));
            var last = first | ((1L << (2 * ClusterLevels.Step)) - 1);
            var within = db.SiteClusters.AsNoTracking().Where(cluster => cluster.ProjectId == projectId && cluster.Level == finer
                && cluster.Cell >= first && cluster.Cell <= last && cluster.Count > 0);
            foreach (var child in await within.ToListAsync(cancellationToken))
                fitting.Add(child);
        }

        var (minX, minY, maxX, maxY) = (fitting.MinX, fitting.MinY, fitting.MaxX, fitting.MaxY);
        await db.SiteClusters.Where(cluster => cluster.ProjectId == projectId && cluster.Level == level && cluster.Cell == cell)
            .ExecuteUpdateAsync(
                set => set.SetProperty(cluster => cluster.MinX, minX).SetProperty(cluster => cluster.MinY, minY)
                    .SetProperty(cluster => cluster.MaxX, maxX).SetProperty(cluster => cluster.MaxY, maxY),
                cancellationToken);
    }

    private async Task CountRevisionsAsync(MuistotDb db, IDatabaseDialect dialect, CancellationToken cancellationToken)
    {
        // Keys that the database gives are known by now; a site that is deleted is asked for nothing.
        var projectIds = revised.Select(one => one.Project?.Id ?? one.Site?.ProjectId).OfType<int>().ToHashSet();
        var siteIds = revised.Select(one => one.SiteId).OfType<int>().Where(id => id > 0)
            .Except(revised.Select(one => one.Site?.Id).OfType<int>()).ToHashSet();
        if (projectIds.Count == 0 && siteIds.Count == 1)
        {
            await CountRevisionOfSiteAsync(db, dialect, siteIds.Single(), cancellationToken);
            return;
        }

        if (siteIds.Count > 0)
        {
            projectIds.UnionWith(await db.Sites.Where(site => siteIds.Contains(site.Id)).Select(site => site.ProjectId).Distinct()
                .ToListAsync(cancellationToken));
        }

        foreach (var projectId in projectIds.Order())
            await CountRevisionAsync(db, dialect, projectId, cancellationToken);
    }
}
