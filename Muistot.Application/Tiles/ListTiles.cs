using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>Lists all tiles of a collection that show the caller something. They are those of <see cref="GetTile"/> but for the last zoom.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="LastZoom">The deepest zoom, 0 to 18. There, each feature stands for itself.</param>
[Anyone]
public sealed record ListTiles(MapCollectionId Collection, int LastZoom) : IQuery<TilesView>;

/// <summary>Checks the form of <see cref="ListTiles"/>.</summary>
internal sealed class ListTilesValidator : AbstractValidator<ListTiles>
{
    public ListTilesValidator() => RuleFor(request => request.LastZoom).InclusiveBetween(0, TileAddress.MaximumZoom);
}

/// <summary>Handles <see cref="ListTiles"/>.</summary>
internal sealed class ListTilesHandler(TileSources sources) : IRequestHandler<ListTiles, TilesView>
{
    public async Task<TilesView> Handle(ListTiles request, CancellationToken cancellationToken)
    {
        var scope = await sources.FindScopeAsync(request.Collection, cancellationToken);
        return new TilesView(new TilePyramid(sources.Of(request.Collection, scope), request.LastZoom).MakeAsync(cancellationToken));
    }
}

/// <summary>Tiles of a collection.</summary>
/// <param name="Items">The tiles, each before those that lie in it.</param>
public sealed record TilesView(IAsyncEnumerable<EncodedTile> Items) : IStreamedView<TilesView>
{
    bool IStreamedView<TilesView>.IsStreamed => true;

    TilesView IStreamedView<TilesView>.Through(IItemsObserver observer) => this with { Items = observer.Watch(Items) };
}
