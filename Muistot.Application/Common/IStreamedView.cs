namespace Muistot.Application.Common;

/// <summary>A view with items that are read while it is written, after its handler returned.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IStreamedView<out TSelf>
{
    /// <summary>True when it has such items.</summary>
    bool IsStreamed { get; }

    /// <summary>The same view, whose items pass an observer.</summary>
    TSelf Through(IItemsObserver observer);
}

/// <summary>Observes the reading of items.</summary>
public interface IItemsObserver
{
    /// <summary>The same items.</summary>
    IAsyncEnumerable<T> Watch<T>(IAsyncEnumerable<T> items);
}
