using System.Runtime.CompilerServices;

namespace Muistot.Application.Common;

/// <summary>A list whose keys are found first, and then the rows of these keys.</summary>
/// <param name="findKeys">Finds the keys that follow on one, in order, up to a number. Keys are greater than zero.</param>
/// <param name="readRows">Reads the rows of some keys, in order. A row that is gone, or not to be seen any more, is left out.</param>
internal sealed class KeyedList<TKey, TRow>(
    Func<TKey, int, Task<List<TKey>>> findKeys, Func<List<TKey>, IAsyncEnumerable<TRow>> readRows)
    where TKey : struct, IComparable<TKey>
{
    /// <summary>Reads rows as <see cref="KeysetPages"/> asks for them: fewer than the limit only when none follow.</summary>
    internal async IAsyncEnumerable<TRow> ReadAfterAsync(TKey last, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (left, isOver) = (limit, false); left > 0 && !isOver;)
        {
            var keys = await findKeys(last, left);
            isOver = keys.Count < left;
            if (keys.Count == 0)
                yield break;
            await foreach (var row in readRows(keys).WithCancellation(cancellationToken))
            {
                left--;
                yield return row;
            }

            last = keys[^1];
        }
    }

    /// <summary>
    /// One page. Its keys are found at once, so that it is known whether more follow: what is written while the page is read does not move
    /// where it ends.
    /// </summary>
    /// <param name="after">Key of the last row of the page before, or zero.</param>
    /// <param name="size">Most rows.</param>
    /// <returns>The page, and the key of its last row when more follow.</returns>
    internal async Task<(KeyedList<TKey, TRow> Page, TKey? Last)> PageAsync(TKey after, int size)
    {
        var keys = await findKeys(after, size + 1);
        TKey? last = keys.Count > size ? keys[size - 1] : null;
        var page = keys.Take(size).ToList();
        return (new KeyedList<TKey, TRow>(
            (before, limit) => Task.FromResult(page.Where(key => key.CompareTo(before) > 0).Take(limit).ToList()), readRows), last);
    }
}
