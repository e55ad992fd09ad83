using Muistot.Domain.Authorization;

namespace Muistot.Application.Search;

/// <summary>A resource that was found, with what results are in the order of.</summary>
/// <typeparam name="TKey">Type of its key.</typeparam>
internal sealed class FoundRow<TKey>
{
    public int Score { get; init; }

    public DateTime CreatedAt { get; init; }

    public TKey Id { get; init; } = default!;
}

/// <summary>Goes on from where a page ended. Expressions know no comparison that all types of keys share.</summary>
internal static class FoundRows
{
    /// <summary>The rows that come after a place.</summary>
    internal static IQueryable<FoundRow<int>> After(this IQueryable<FoundRow<int>> rows, ResultPlace? place, Resource type)
    {
        if (place is null)
            return rows;
        var (score, createdAt, last) = (place.Score, place.CreatedAt, (int)LastKey(place, type, int.MaxValue));
        return rows.Where(row => row.Score < score
            || (row.Score == score && (row.CreatedAt < createdAt || (row.CreatedAt == createdAt && row.Id > last))));
    }

    /// <summary>The rows that come after a place.</summary>
    internal static IQueryable<FoundRow<long>> After(this IQueryable<FoundRow<long>> rows, ResultPlace? place, Resource type)
    {
        if (place is null)
            return rows;
        var (score, createdAt, last) = (place.Score, place.CreatedAt, LastKey(place, type, long.MaxValue));
        return rows.Where(row => row.Score < score
            || (row.Score == score && (row.CreatedAt < createdAt || (row.CreatedAt == createdAt && row.Id > last))));
    }

    // Of kinds that come before the place's, nothing with the same score and age is left; of those that come behind it, everything.
    private static long LastKey(ResultPlace place, Resource type, long greatest) =>
        type == place.Type ? Math.Min(place.Id, greatest) : type > place.Type ? 0 : greatest;
}
