using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>The memories of a scope on tiles, at the places of their sites. They are counted when they are asked for.</summary>
/// <param name="db">The database.</param>
/// <param name="scope">The projects, and the caller.</param>
internal sealed class MemoryTiles(IMuistotDb db, MapScope scope) : ITileSource
{
    private const int MostKeys = 1000;

    private readonly TileSites sites = new(db, scope);

    /// <inheritdoc/>
    public string Layer => "memories";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SiteCluster>> CountAsync(
        int level, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
    {
        var places = sites.Within(tiles).Select(
            part => Of(part).GroupBy(memory => memory.Site!.TileCell).Select(group => new { Cell = group.Key, Count = group.Count() }));

        // There may be a million places in a cell.
        var counted = new Dictionary<long, SiteCluster>();
        await foreach (var place in places.Aggregate((one, other) => one.Concat(other)).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            var cell = ClusterLevels.CellOf(level, place.Cell);
            if (!counted.TryGetValue(cell, out var cluster))
                counted[cell] = cluster = new SiteCluster();
            cluster.Add(place.Cell, place.Count);
        }

        return [.. counted.Values];
    }

    /// <summary>Finds none: counting the memories around each tile takes longer than making it. Each has clusters by itself.</summary>
    public Task<IReadOnlyCollection<TileAddress>> FindCrowdedAsync(
        IReadOnlyList<TileAddress> blocks, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyCollection<TileAddress>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TilePoint>> FindAsync(IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken) =>
        FindAsync(sites.Within(tiles), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TilePoint>> FindAtAsync(IReadOnlyList<long> cells, CancellationToken cancellationToken)
    {
        var parts = new[] { sites.Public(), sites.Waiting() }.OfType<IQueryable<Site>>();
        return FindAsync(parts.Select(part => part.Where(site => cells.Contains(site.TileCell))), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<long, TileProperty[]>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var read = new Dictionary<long, TileProperty[]>();
        foreach (var some in ids.Chunk(MostKeys))
        {
            List<long> keys = [.. some];
            var rows = await db.Memories.Where(memory => keys.Contains(memory.Id))
                .Select(memory => new
                {
                    memory.Id,
                    memory.Title,
                    Site = memory.Site!.Name,
                    memory.Site.ProjectId,
                    IsOpen = Visibility.IsPublic(memory) && Visibility.IsPublic(memory.Site),
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                var properties = new List<TileProperty>
                {
                    new("id", row.Id), new("title", row.Title), new("site", row.Site), new("project", scope[row.ProjectId].Name),
                };
                if (!row.IsOpen)
                    properties.Add(new TileProperty("waiting", true));
                read[row.Id] = [.. properties];
            }
        }

        return read;
    }

    private async Task<IReadOnlyList<TilePoint>> FindAsync(IEnumerable<IQueryable<Site>> parts, CancellationToken cancellationToken)
    {
        var found = await parts.Select(part => Of(part).Select(memory => new { memory.Id, memory.Site!.TileCell }))
            .Aggregate((one, other) => one.Concat(other)).ToListAsync(cancellationToken);
        return [.. found.Select(memory => new TilePoint(memory.Id, memory.TileCell))];
    }

    private IQueryable<Memory> Of(IQueryable<Site> some)
    {
        var (hidden, caller) = (sites.Staffed, scope.CallerId);
        return from site in some
               join memory in db.Memories on site.Id equals memory.SiteId
               where Visibility.IsVisible(memory, hidden.Contains(site.ProjectId), caller)
               select memory;
    }
}
