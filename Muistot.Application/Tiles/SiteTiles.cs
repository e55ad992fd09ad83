using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Map;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>
/// The sites of a scope on tiles. Published ones are counted by each save (<see cref="SiteCluster"/>); those that only the caller sees are
/// few, and read one by one.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="scope">The projects, and the caller.</param>
/// <param name="language">The asked language.</param>
/// <param name="languages">Told the language of each name.</param>
internal sealed class SiteTiles(IMuistotDb db, MapScope scope, Language language, ShownLanguages languages) : ITileSource
{
    private const int MostKeys = 1000;

    private readonly TileSites sites = new(db, scope);

    /// <inheritdoc/>
    public string Layer => "sites";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SiteCluster>> CountAsync(
        int level, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
    {
        if (ClusterLevels.For(level) is not { } kept)
            return [.. (await FindAsync(tiles, cancellationToken)).Select(point => OneAt(point.Cell))];
        var counted = await sites.Clusters(kept, tiles).Aggregate((one, other) => one.Concat(other)).AsNoTracking()
            .ToListAsync(cancellationToken);
        if (sites.Waiting() is { } waiting)
        {
            var places = await TileSites.Within(waiting, tiles).Select(part => part.Select(site => site.TileCell))
                .Aggregate((one, other) => one.Concat(other)).ToListAsync(cancellationToken);
            counted.AddRange(places.Select(OneAt));
        }

        return counted;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<TileAddress>> FindCrowdedAsync(
        IReadOnlyList<TileAddress> blocks, CancellationToken cancellationToken)
    {
        if (blocks.Count == 0)
            return [];
        var level = Math.Max(blocks[0].Zoom, ClusterLevels.All[^1]);
        var cells = await sites.Clusters(level, blocks)
            .Select(part => part.GroupBy(cluster => cluster.Cell)
                .Select(group => new { Cell = group.Key, Count = group.Sum(one => one.Count) }))
            .Aggregate((one, other) => one.Concat(other)).ToListAsync(cancellationToken);
        var crowded = new List<TileAddress>();
        foreach (var block in blocks)
        {
            var count = cells.Where(cell => cell.Cell >> (2 * (level - block.Zoom)) == block.Number).Sum(cell => cell.Count);
            if (count <= TileMaker.MostPoints && sites.Waiting() is { } waiting)
                count += await TileSites.Within(waiting, [block]).Single().CountAsync(cancellationToken);
            if (count > TileMaker.MostPoints)
                crowded.Add(block);
        }

        return crowded;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TilePoint>> FindAsync(IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
    {
        var found = await sites.Within(tiles).Select(part => part.Select(site => new { site.Id, site.TileCell }))
            .Aggregate((one, other) => one.Concat(other)).ToListAsync(cancellationToken);
        return [.. found.Select(site => new TilePoint(site.Id, site.TileCell))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TilePoint>> FindAtAsync(IReadOnlyList<long> cells, CancellationToken cancellationToken)
    {
        var found = new List<TilePoint>();
        foreach (var part in new[] { sites.Public(), sites.Waiting() }.OfType<IQueryable<Site>>())
        {
            var at = await part.Where(site => cells.Contains(site.TileCell)).Select(site => new { site.Id, site.TileCell })
                .ToListAsync(cancellationToken);
            found.AddRange(at.Select(site => new TilePoint(site.Id, site.TileCell)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<long, TileProperty[]>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var (asked, read) = (language.Id, new Dictionary<long, TileProperty[]>());
        foreach (var some in ids.Select(id => (int)id).Chunk(MostKeys))
        {
            List<int> keys = [.. some];
            var rows = await db.Sites.Where(site => keys.Contains(site.Id))
                .Select(site => new Row
                {
                    Id = site.Id,
                    Slug = site.Name,
                    ProjectId = site.ProjectId,
                    IsPublic = Visibility.IsPublic(site),
                    Asked = site.Information.Where(entry => entry.LanguageId == asked).Select(entry => entry.Name).FirstOrDefault(),
                    Fallback = site.Information.Where(entry => entry.LanguageId == site.Project!.DefaultLanguageId)
                        .Select(entry => entry.Name).FirstOrDefault(),
                    MemoriesCount = site.Memories.Count(memory => Visibility.IsPublic(memory)),
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows.Where(row => row.Fallback is not null))
                read[row.Id] = [.. PropertiesOf(row)];
        }

        return read;
    }

    private static SiteCluster OneAt(long cell)
    {
        var cluster = new SiteCluster();
        cluster.Add(cell);
        return cluster;
    }

    private IEnumerable<TileProperty> PropertiesOf(Row row)
    {
        var project = scope[row.ProjectId];
        var isAsked = row.Asked is { Length: > 0 };
        languages.Add(isAsked ? language : Language.Of(project.DefaultLanguageId));
        yield return new TileProperty("id", (long)row.Id);
        yield return new TileProperty("slug", row.Slug);
        yield return new TileProperty("project", project.Name);
        yield return new TileProperty("name", isAsked ? row.Asked! : row.Fallback!);
        yield return new TileProperty("memories_count", (long)row.MemoriesCount);
        if (!row.IsPublic)
            yield return new TileProperty("waiting", true);
    }

    private sealed record Row
    {
        public required int Id { get; init; }

        public required string Slug { get; init; }

        public required int ProjectId { get; init; }

        public required bool IsPublic { get; init; }

        public string? Asked { get; init; }

        public string? Fallback { get; init; }

        public int MemoriesCount { get; init; }
    }
}
