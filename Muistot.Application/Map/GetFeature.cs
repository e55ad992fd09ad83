using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;

namespace Muistot.Application.Map;

/// <summary>Gets a feature of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Id">The feature's key.</param>
[Anyone]
public sealed record GetFeature(MapCollectionId Collection, long Id) : IQuery<MapFeature>;

/// <summary>Handles <see cref="GetFeature"/>.</summary>
internal sealed class GetFeatureHandler(FeatureReaders readers) : IRequestHandler<GetFeature, MapFeature>
{
    public async Task<MapFeature> Handle(GetFeature request, CancellationToken cancellationToken)
    {
        var (reader, _) = await readers.BeginAsync(request.Collection, new MapFilter(), cancellationToken);
        return await reader.FindAsync(request.Id) ?? throw new NotFoundException("Feature not found");
    }
}
