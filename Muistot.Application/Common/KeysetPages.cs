using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Muistot.Application.Common;

/// <summary>
/// Reads a list page by page, in the order of its key. A page is in memory as a whole, and its connection is back in the pool, before its
/// first row is handed out: no connection waits for a client. A row that is there all the time comes exactly once, whatever is written
/// meanwhile.
/// </summary>
/// <remarks>
/// To ask for a page costs as much as to read some two hundred rows. So pages are large, and the next one is read while one is written, as
/// long as the client takes them quickly and <see cref="PageAllowance"/> is left; otherwise they are small.
/// </remarks>
public sealed class KeysetPages : IDisposable
{
    /// <summary>Most rows of a small page.</summary>
    internal const int SmallRows = 64;

    /// <summary>A small page ends with the row that reaches so many characters of text.</summary>
    internal const int SmallCharacters = 64 * 1024;

    // Rows can be a thousand times as long as usual ones, which is not known before the first page.
    private const int FirstRows = 8 * SmallRows;

    // A client that takes longer for what a small page holds, about 600 kB/s, is a slow one.
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);

    // More pages at once are not read sooner, and would keep other requests waiting for connections when many readers come at once.
    private static readonly int AtOnce = Math.Min(4, Environment.ProcessorCount);

    // Lists that begin do not wait for those that go on.
    private readonly SemaphoreSlim beginning = new(AtOnce);
    private readonly SemaphoreSlim goingOn = new(AtOnce);

    /// <summary>What the large pages of all lists share.</summary>
    internal PageAllowance Allowance { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        beginning.Dispose();
        goingOn.Dispose();
    }

    /// <summary>Reads what a query asks for of a list whose keys are found first: one page, or all of it.</summary>
    /// <returns>The rows, and the cursor of the next page, or null.</returns>
    internal async Task<(IAsyncEnumerable<TRow> Rows, string? Next)> ReadAsync<TKey, TRow>(
        KeyedList<TKey, TRow> list, IPagedQuery query, CancellationToken cancellationToken, DateTime? asOf = null)
        where TKey : struct, IBinaryInteger<TKey>
        where TRow : IPagedRow<TKey>
    {
        if (query.PageSize is not { } size)
            return (ReadAsync(list, cancellationToken), null);
        var (page, last) = await list.PageAsync(TKey.CreateSaturating(query.Cursor?.Key ?? 0), size);
        return (ReadAsync(page, cancellationToken), query.NextAfter(last is { } key ? long.CreateChecked(key) : null, asOf));
    }

    /// <summary>Reads the whole of a list whose keys are found first.</summary>
    internal IAsyncEnumerable<TRow> ReadAsync<TKey, TRow>(KeyedList<TKey, TRow> list, CancellationToken cancellationToken)
        where TKey : struct, IComparable<TKey>
        where TRow : IPagedRow<TKey> =>
        ReadAsync<TKey, TRow>((last, limit) => list.ReadAfterAsync(last, limit, cancellationToken), cancellationToken);

    /// <summary>Reads a list.</summary>
    /// <param name="readAfter">Reads the rows whose keys follow on one, in their order, up to a number. Keys are greater than zero.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async IAsyncEnumerable<TRow> ReadAsync<TKey, TRow>(
        Func<TKey, int, IAsyncEnumerable<TRow>> readAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : struct
        where TRow : IPagedRow<TKey>
    {
        using var share = new PageAllowance.Share(Allowance);
        share.Renew(isQuick: true);
        var (page, isQuick) = (await ReadInTurnAsync(beginning, default, FirstRows), true);
        for (Task<Page<TKey, TRow>>? ahead = null; ; ahead = null)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                if (!page.IsLast && isQuick && share.Units > 1)
                    ahead = ReadInTurnAsync(goingOn, page.Last, 2 * page.Count);
                while (page.Rows.TryDequeue(out var row))
                    yield return row;
                isQuick = Stopwatch.GetElapsedTime(started) < share.Units * Quick;
            }
            finally
            {
                // Whoever stops reading takes the database away.
                if (ahead is not null)
                    await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (page.IsLast)
                yield break;
            if (isQuick || ahead is null)
                share.Renew(isQuick);
            page = await (ahead ?? ReadInTurnAsync(goingOn, page.Last, 2 * page.Count));
        }

        // Databases send all the rows that were asked for, even where a page ends before them: no more than twice as many as the page
        // before had.
        async Task<Page<TKey, TRow>> ReadInTurnAsync(SemaphoreSlim turns, TKey last, int mostRows)
        {
            await turns.WaitAsync(cancellationToken);
            try
            {
                return await ReadPageAsync(last, mostRows);
            }
            finally
            {
                turns.Release();
            }
        }

        async Task<Page<TKey, TRow>> ReadPageAsync(TKey last, int mostRows)
        {
            var (limit, characters) = (Math.Min(mostRows, SmallRows * share.Units), SmallCharacters * share.Units);
            var rows = new Queue<TRow>();
            await foreach (var row in readAfter(last, limit).WithCancellation(cancellationToken))
            {
                rows.Enqueue(row);
                (last, characters) = (row.Id, characters - row.Characters);
                if (characters <= 0)
                    return new(rows, rows.Count, last, IsLast: false);
            }

            return new(rows, rows.Count, last, IsLast: rows.Count < limit);
        }
    }

    /// <param name="Rows">The rows that were not handed out yet.</param>
    /// <param name="Count">How many there were.</param>
    /// <param name="Last">Key of the last one.</param>
    /// <param name="IsLast">True when none follow.</param>
    private sealed record Page<TKey, TRow>(Queue<TRow> Rows, int Count, TKey Last, bool IsLast);
}

/// <summary>A row of a list that is read in pages.</summary>
/// <typeparam name="TKey">Type of its key.</typeparam>
internal interface IPagedRow<out TKey>
{
    /// <summary>Its key, which the list is in the order of.</summary>
    TKey Id { get; }

    /// <summary>About how many characters its texts have.</summary>
    int Characters { get; }
}
