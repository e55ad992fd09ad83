namespace Muistot.Application.Common;

/// <summary>A list. Its items are streamed.</summary>
/// <typeparam name="T">Type of an item.</typeparam>
/// <param name="Items">The items, in order of creation unless another order is requested.</param>
public sealed record ItemsView<T>(IAsyncEnumerable<T> Items) : IStreamedView<ItemsView<T>>
{
    bool IStreamedView<ItemsView<T>>.IsStreamed => true;

    ItemsView<T> IStreamedView<ItemsView<T>>.Through(IItemsObserver observer) => new(observer.Watch(Items));
}
