using Muistot.Application.History;

namespace Muistot.Application.Common;

/// <summary>A list, or one page of it. Its items are streamed.</summary>
/// <typeparam name="T">Type of an item.</typeparam>
/// <param name="Items">The items, in order of creation unless another order is requested.</param>
/// <param name="Next">The cursor of the next page. Absent on the last page, and from a whole list.</param>
/// <param name="AsOf">With modified_since: the moment to ask from next time, so that nothing is missed.</param>
/// <param name="Gone">With modified_since, on the last page: what the caller could see then and cannot now.</param>
public sealed record ItemsView<T>(
    IAsyncEnumerable<T> Items, [Example("AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA")] string? Next = null,
    [Example("2024-06-21T12:00:00Z")] DateTime? AsOf = null, IReadOnlyList<GoneView>? Gone = null) : IStreamedView<ItemsView<T>>, IPagedView
{
    bool IStreamedView<ItemsView<T>>.IsStreamed => true;

    ItemsView<T> IStreamedView<ItemsView<T>>.Through(IItemsObserver observer) => this with { Items = observer.Watch(Items) };
}

/// <summary>An answer that may be one page of several.</summary>
public interface IPagedView
{
    /// <summary>The cursor of the next page, or null.</summary>
    string? Next { get; }
}
