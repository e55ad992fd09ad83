using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Search;

namespace Muistot.Application.Search;

/// <summary>Finds the resources in which the terms of all words occur, with their scores, whoever sees them.</summary>
internal static class MatchedPlaces
{
    // What is more than this is common, and counting on would take as long as reading.
    private const int MostCounted = 10_000;

    /// <summary>Finds projects, sites or memories. Each further word is looked for where the words before it are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="words">The terms of each word, the rarest first.</param>
    internal static IQueryable<SearchHit<TKey>> Find<TPosting, TKey>(IMuistotDb db, IReadOnlyList<MatchedTerms> words)
        where TPosting : SearchPosting<TKey>
        where TKey : struct =>
        words.Skip(1).Aggregate(
            PlacesOf<TPosting, TKey>(db, words[0]).GroupBy(place => place.Id)
                .Select(places => new SearchHit<TKey> { Id = places.Key, Score = places.Max(place => place.Score) }),
            (found, word) =>
                from hit in found.OrderBy(hit => hit.Id).Take(int.MaxValue)
                join place in PlacesOf<TPosting, TKey>(db, word) on hit.Id equals place.Id
                group place.Score by new { hit.Id, hit.Score } into scores
                select new SearchHit<TKey> { Id = scores.Key.Id, Score = scores.Key.Score + scores.Max() });

    /// <summary>Finds those that have the best score that there can be of one word (<see cref="BestScoreOf"/>).</summary>
    /// <param name="db">The database.</param>
    /// <param name="word">The terms of the word.</param>
    internal static IQueryable<SearchHit<TKey>> FindBest<TPosting, TKey>(IMuistotDb db, MatchedTerms word)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var (keys, score) = (word.Best, BestScoreOf(word));
        return db.Context.Set<TPosting>().Where(posting => posting.InTitle && keys.Contains(posting.TermId))
            .Select(posting => new SearchHit<TKey> { Id = posting.ResourceId, Score = score }).Distinct();
    }

    /// <summary>The best score that there can be of one word: that of its best terms in a title.</summary>
    internal static int BestScoreOf(MatchedTerms word) => SearchQueries.Title * word.BestScore;

    /// <summary>The words in the order of how often they occur, so that the least is read.</summary>
    internal static async Task<IReadOnlyList<MatchedTerms>> RarestFirstAsync<TPosting, TKey>(
        IMuistotDb db, IReadOnlyList<MatchedTerms> words, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        if (words.Count == 1)
            return words;
        var counted = new List<(MatchedTerms Word, int Count)>();
        foreach (var word in words)
        {
            var keys = word.All;
            var count = await db.Context.Set<TPosting>().Where(posting => keys.Contains(posting.TermId))
                .Select(posting => posting.TermId).Take(MostCounted).CountAsync(cancellationToken);
            counted.Add((word, count));
        }

        return [.. counted.OrderBy(each => each.Count).Select(each => each.Word)];
    }

    private static IQueryable<SearchHit<TKey>> PlacesOf<TPosting, TKey>(IMuistotDb db, MatchedTerms word)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var (all, exactStarts, starts, exact) = (word.All, word.ExactStarts, word.Starts, word.Exact);
        return db.Context.Set<TPosting>().Where(posting => all.Contains(posting.TermId)).Select(posting => new SearchHit<TKey>
        {
            Id = posting.ResourceId,
            Score = (posting.InTitle ? SearchQueries.Title : 1) * (
                exactStarts.Contains(posting.TermId) ? SearchQueries.Start * SearchQueries.Exact
                : starts.Contains(posting.TermId) ? SearchQueries.Start
                : exact.Contains(posting.TermId) ? SearchQueries.Exact : 1),
        });
    }
}
