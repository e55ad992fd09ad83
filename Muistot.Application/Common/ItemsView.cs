namespace Muistot.Application.Common;

/// <summary>A list, or one page of it. Its items are streamed.</summary>
/// <typeparam name="T">Type of an item.</typeparam>
/// <param name="Items">The items, in order of creation unless another order is requested.</param>
/// <param name="Next">The cursor of the next page. Absent on the last page, and from a whole list.</param>
public sealed record ItemsView<T>(
    IAsyncEnumerable<T> Items, [Example("AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA")] string? Next = null) : IStreamedView<ItemsView<T>>, IPagedView
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
