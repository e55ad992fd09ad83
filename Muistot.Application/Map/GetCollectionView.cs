using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;

namespace Muistot.Application.Map;

/// <summary>Gets a collection of features.</summary>
/// <param name="Collection">The collection.</param>
[Anyone]
public sealed record GetCollectionView(MapCollectionId Collection) : IQuery<CollectionView>;

/// <summary>Handles <see cref="GetCollectionView"/>.</summary>
internal sealed class GetCollectionViewHandler(MapScope.Factory scopes, CollectionViews views)
    : IRequestHandler<GetCollectionView, CollectionView>
{
    public async Task<CollectionView> Handle(GetCollectionView request, CancellationToken cancellationToken)
    {
        var scope = await scopes.FindAsync(request.Collection.Project, cancellationToken);
        var found = await views.ReadAsync(scope, request.Collection.Kind, cancellationToken);
        return request.Collection.Project is null ? CollectionViews.Together(request.Collection.Kind, found) : found[0];
    }
}
