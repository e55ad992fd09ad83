using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>Describes the tiles of a collection, as TileJSON 3.0 does.</summary>
/// <param name="Collection">The collection.</param>
[Anyone]
[Cached(CachedContent.Project | CachedContent.SitesOfProject)]
public sealed record GetTileSet(MapCollectionId Collection) : IQuery<TileSetView>, IMapRequest;

/// <summary>Handles <see cref="GetTileSet"/>.</summary>
internal sealed class GetTileSetHandler(TileSources sources, IPublicAddress address, IMuistotDb db)
    : IRequestHandler<GetTileSet, TileSetView>
{
    private static readonly TileLayerView Sites = new(
        "sites",
        "Sites, and clusters of them where there are many. A cluster has point_count and bbox alone.",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "Number: key of the site, and id of the feature.",
            ["slug"] = "String: id of the site in its project.",
            ["project"] = "String: id of the project.",
            ["name"] = "String: name in the asked language, or in that of the project.",
            ["memories_count"] = "Number: how many published memories the site has.",
            ["waiting"] = "Boolean: true when the site waits for approval.",
            ["stack"] = "String: keys of up to 50 sites at the same place, with commas between, at the last zoom.",
            ["point_count"] = "Number: how many sites a cluster holds.",
            ["bbox"] = "String: west, south, east and north of a cluster in degrees, with commas between.",
        },
        0, TileAddress.MaximumZoom);

    private static readonly TileLayerView Memories = new(
        "memories",
        "Memories at the places of their sites, and clusters of them where there are many. A cluster has point_count and bbox alone.",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "Number: id of the memory, and of the feature.",
            ["title"] = "String: title of the memory.",
            ["site"] = "String: id of the site in its project.",
            ["project"] = "String: id of the project.",
            ["waiting"] = "Boolean: true when the memory or its site waits for approval.",
            ["stack"] = "String: ids of up to 50 memories at the same place, with commas between, at the last zoom.",
            ["point_count"] = "Number: how many memories a cluster holds.",
            ["bbox"] = "String: west, south, east and north of a cluster in degrees, with commas between.",
        },
        0, TileAddress.MaximumZoom);

    public async Task<TileSetView> Handle(GetTileSet request, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        var scope = await sources.FindScopeAsync(request.Collection, cancellationToken);
        var all = new SiteCluster();
        foreach (var some in await sources.Of(request.Collection, scope).CountAsync(0, [new TileAddress(0, 0, 0)], cancellationToken))
            all.Add(some);
        double[]? bounds = all.Count == 0
            ? null
            : [TileBox.West(all.MinX), TileBox.South(all.MaxY), TileBox.East(all.MaxX), TileBox.North(all.MinY)];
        var tiles = $"{address.Root}tiles/{Uri.EscapeDataString(request.Collection.ToString())}/{{z}}/{{x}}/{{y}}.mvt";
        return new TileSetView(
            "3.0.0", request.Collection.ToString(), [tiles], [request.Collection.Kind == MapKind.Memories ? Memories : Sites], "xyz", 0,
            TileAddress.MaximumZoom, bounds);
    }
}
