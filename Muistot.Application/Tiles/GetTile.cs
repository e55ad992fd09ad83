using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>
/// Gets a tile of the Web Mercator map: a Mapbox Vector Tile 2.1 with what the caller sees of a collection; empty where there is nothing.
/// </summary>
/// <param name="Collection">The collection.</param>
/// <param name="Z">Zoom, 0 to 18.</param>
/// <param name="X">Column, from the west.</param>
/// <param name="Y">Row, from the north.</param>
[Anyone]
[Cached(CachedContent.Project | CachedContent.SitesOfProject)]
public sealed record GetTile(MapCollectionId Collection, int Z, int X, int Y) : IQuery<byte[]>, IMapRequest;

/// <summary>
/// Handles <see cref="GetTile"/>. What everyone sees is shared with the other nodes, under the revision that was read before it was made.
/// </summary>
internal sealed class GetTileHandler(
    TileSources sources, ISharedCache shared, IMuistotDb db, ResourceContext context, IRequestContext requestContext)
    : IRequestHandler<GetTile, byte[]>
{
    public async Task<byte[]> Handle(GetTile request, CancellationToken cancellationToken)
    {
        if (!TileAddress.Exists(request.Z, request.X, request.Y))
            throw new NotFoundException("Tile not found");
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        var scope = await sources.FindScopeAsync(request.Collection, cancellationToken);
        var maker = new TileMaker(sources.Of(request.Collection, scope), new TileAddress(request.Z, request.X, request.Y));
        if (context.CallerId is not null)
            return await maker.MakeAsync(cancellationToken);
        var key = KeyOf(request, scope, await sources.FindRevisionAsync(scope, cancellationToken));
        if (await shared.FindAsync(key, cancellationToken) is { } found)
            return found;
        var made = await maker.MakeAsync(cancellationToken);
        await shared.KeepAsync(key, made, cancellationToken);
        return made;
    }

    // The projects are part of it: which of them everyone sees changes with time, too.
    private string KeyOf(GetTile request, MapScope scope, long revision)
    {
        var projects = string.Join(',', scope.Projects.Select(project => project.Id.ToString(CultureInfo.InvariantCulture)));
        var of = string.Create(CultureInfo.InvariantCulture, $"{revision} {requestContext.Language.Code} {projects}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)));
        return string.Create(CultureInfo.InvariantCulture, $"tile:{request.Collection}:{request.Z}/{request.X}/{request.Y}:{hash}");
    }
}
