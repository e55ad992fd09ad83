using Muistot.Application.Common;
using Muistot.Domain.Values;

namespace Muistot.Application.History;

/// <summary>
/// A query for a list that can be asked for what is different since a moment. Its first page notes the moment to ask from next time, and
/// its cursors keep it: what is changed while the pages are read comes with the next list.
/// </summary>
public interface IModifiedQuery : IPagedQuery
{
    /// <summary>Only what was changed at that moment or after it, and what is gone since; null for everything.</summary>
    Instant? ModifiedSince { get; }

    /// <summary>The moment to ask from next time; null where nothing was asked since a moment.</summary>
    /// <param name="now">This moment, UTC.</param>
    DateTime? AsOf(DateTime now) => ModifiedSince is null ? null : Cursor?.AsOf ?? SaveWindow.Before(now);
}

/// <summary>
/// How long after it was stamped a change may come to light. A transaction that would take longer is not committed, so that no list that
/// was read meanwhile misses it for good.
/// </summary>
public static class SaveWindow
{
    /// <summary>Longest time between the first stamp of a transaction and its commit.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Beyond that, for the commit itself and for clocks of nodes that differ.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>True when a transaction that stamped its first row at a moment must not be committed any more.</summary>
    public static bool IsOver(DateTime? stampedAt, TimeProvider clock) => clock.GetUtcNow().UtcDateTime - stampedAt > Longest;

    /// <summary>The moment before which all changes have come to light.</summary>
    public static DateTime Before(DateTime now)
    {
        var moment = now - Longest - Margin;
        return moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
