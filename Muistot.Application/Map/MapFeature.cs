using Muistot.Application.Common;
using Muistot.Domain.Sites;

namespace Muistot.Application.Map;

/// <summary>A thing on the map, as the caller sees it.</summary>
/// <param name="Id">Its key: unique in its collection, and stable.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Values">
/// The values of <see cref="MapProperty.Of"/>, in that order: texts, integers (<see cref="long"/>), instants (<see cref="DateTime"/>, UTC)
/// or null.
/// </param>
public sealed record MapFeature(long Id, Location Place, IReadOnlyList<object?> Values);

/// <summary>Features of a collection: all that were asked for, or one page.</summary>
/// <param name="Items">The features, in the order of their keys.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
/// <param name="Matched">
/// How many there are in all pages together, or null where that takes long to count, and where there is one page: then it is their number.
/// </param>
/// <param name="IsWhole">True when these are all.</param>
public sealed record FeaturesView(IAsyncEnumerable<MapFeature> Items, string? Next, long? Matched, bool IsWhole = false)
    : IStreamedView<FeaturesView>
{
    bool IStreamedView<FeaturesView>.IsStreamed => true;

    FeaturesView IStreamedView<FeaturesView>.Through(IItemsObserver observer) => this with { Items = observer.Watch(Items) };
}
