using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Moderation;

/// <summary>
/// The order of the queue: the oldest first, or the most reported first. Each kind of things is read in order for itself, as far as a page
/// may reach, and merged with the others in the same statement.
/// </summary>
internal static class QueuePage
{
    private const int TypeBits = 2;
    private const int IdBits = 41;

    /// <summary>The first items after a place.</summary>
    /// <param name="queries">What is in the queue, a query for each kind.</param>
    /// <param name="byReports">True for the most reported first.</param>
    /// <param name="after">Where the page before ended, or null.</param>
    /// <param name="limit">Most items.</param>
    internal static IQueryable<QueueKey> Of(
        List<(Resource Type, IQueryable<QueueKey> Keys)> queries, bool byReports, Cursor? after, int limit)
    {
        var last = after is null ? null : Read(after, byReports);
        var pages = queries.ConvertAll(query =>
            Ordered(After(query.Keys, query.Type, byReports, last), query.Type, byReports).Take(limit));
        var all = pages.Skip(1).Aggregate(pages[0], (some, others) => some.Concat(others));
        return byReports
            ? all.OrderByDescending(key => key.Reports).ThenBy(key => key.Type).ThenBy(key => key.Number).ThenBy(key => key.Memory)
                .Take(limit)
            : all.OrderBy(key => key.Since).ThenBy(key => key.Type).ThenBy(key => key.Number).ThenBy(key => key.Memory).Take(limit);
    }

    /// <summary>The cursor behind an item.</summary>
    /// <param name="key">The item.</param>
    /// <param name="byReports">True for the most reported first.</param>
    /// <param name="list">The queue and its filters.</param>
    internal static string CursorAfter(QueueKey key, bool byReports, IEnumerable<string?> list)
    {
        var place = ((long)key.Type << IdBits) | key.Id;
        return (byReports
            ? Cursor.After(((long)key.Reports << (IdBits + TypeBits)) | place, list)
            : Cursor.After(place, list, key.Since)).ToString();
    }

    private static Place Read(Cursor cursor, bool byReports)
    {
        var (id, type) = (cursor.Key & ((1L << IdBits) - 1), (int)(cursor.Key >> IdBits) & ((1 << TypeBits) - 1));
        return byReports
            ? new Place((int)(cursor.Key >> (IdBits + TypeBits)), default, type, id)
            : new Place(0, cursor.AsOf ?? default, type, id);
    }

    private static IQueryable<QueueKey> After(IQueryable<QueueKey> keys, Resource type, bool byReports, Place? last)
    {
        if (last is null)
            return keys;
        var (reports, since) = (last.Reports, last.Since);

        // Of another kind than the last item: all that is equal otherwise, or none of it.
        var id = (int)type == last.Type ? last.Id : (int)type < last.Type ? long.MaxValue : -1;
        if (type == Resource.Memory)
        {
            return byReports
                ? keys.Where(key => key.Reports < reports || (key.Reports == reports && key.Memory > id))
                : keys.Where(key => key.Since >= since && (key.Since > since || key.Memory > id));
        }

        var number = (int)Math.Min(id, int.MaxValue);
        return byReports
            ? keys.Where(key => key.Reports < reports || (key.Reports == reports && key.Number > number))
            : keys.Where(key => key.Since >= since && (key.Since > since || key.Number > number));
    }

    private static IQueryable<QueueKey> Ordered(IQueryable<QueueKey> keys, Resource type, bool byReports) => (byReports, type) switch
    {
        (true, Resource.Memory) => keys.OrderByDescending(key => key.Reports).ThenBy(key => key.Memory),
        (true, _) => keys.OrderByDescending(key => key.Reports).ThenBy(key => key.Number),
        (false, Resource.Memory) => keys.OrderBy(key => key.Since).ThenBy(key => key.Memory),
        _ => keys.OrderBy(key => key.Since).ThenBy(key => key.Number),
    };

    private sealed record Place(int Reports, DateTime Since, int Type, long Id);
}
