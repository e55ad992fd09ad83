using Muistot.Application.Common;
using Muistot.Domain.Search;

namespace Muistot.Application.Search;

/// <summary>Finds the resources in which all words occur, with their scores, in the index.</summary>
internal static class SearchQueries
{
    private const int Title = 8;
    private const int Start = 4;
    private const int Exact = 2;

    // No text has a noncharacter in a word: every text that begins with another one lies between that one and that one with it behind.
    private const string Highest = "\U0010FFFF";

    /// <summary>Finds projects, sites or memories, whoever sees them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="text">What is looked for; it has a word.</param>
    internal static IQueryable<SearchHit<TKey>> Find<TPosting, TKey>(IMuistotDb db, SearchText text)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var (words, count) = (text.Words, text.Words.Count);
        if (count == 1)
            return Find<TPosting, TKey>(db, words[0]);
        return words.Select(word => Find<TPosting, TKey>(db, word)).Aggregate((all, more) => all.Concat(more))
            .GroupBy(hit => hit.Id)
            .Where(hits => hits.Count() == count)
            .Select(hits => new SearchHit<TKey> { Id = hits.Key, Score = hits.Sum(hit => hit.Score) });
    }

    private static IQueryable<SearchHit<TKey>> Find<TPosting, TKey>(IMuistotDb db, SearchWord word)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var (folded, exact, first) = (word.Folded, word.Exact, SearchSuffix.Cut(word.Folded));
        var last = first + Highest;
#pragma warning disable CA1309 // The database compares, byte by byte.
        var suffixes = db.Context.Set<SearchSuffix>()
            .Where(suffix => string.Compare(suffix.Text, first) >= 0 && string.Compare(suffix.Text, last) <= 0);
#pragma warning restore CA1309
        var terms = db.Context.Set<SearchTerm>().AsQueryable();
        if (first.Length < folded.Length)
            terms = terms.Where(term => term.Folded.Contains(folded));
        var (foldedStart, exactStart) = (SearchBatch.Separator + folded, SearchBatch.Separator + exact);
        var indexed =
            from suffix in suffixes
            join term in terms on suffix.TermId equals term.Id
            join posting in db.Context.Set<TPosting>() on term.Id equals posting.TermId
            select new SearchHit<TKey>
            {
                Id = posting.ResourceId,
                Score = (posting.InTitle ? Title : 1) * (term.Folded.StartsWith(folded)
                    ? term.Exact.StartsWith(exact) ? Start * Exact : Start
                    : term.Exact.Contains(exact) ? Exact : 1),
            };
        var waiting =
            from batch in db.Context.Set<SearchBatch>()
            where batch.Folded.Contains(folded)
            join posting in db.Context.Set<TPosting>() on batch.Id equals posting.TermId
            select new SearchHit<TKey>
            {
                Id = posting.ResourceId,
                Score = (posting.InTitle ? Title : 1) * (batch.Folded.Contains(foldedStart)
                    ? batch.Exact.Contains(exactStart) ? Start * Exact : Start
                    : batch.Exact.Contains(exact) ? Exact : 1),
            };
        return indexed.Concat(waiting).GroupBy(hit => hit.Id)
            .Select(hits => new SearchHit<TKey> { Id = hits.Key, Score = hits.Max(hit => hit.Score) });
    }
}

/// <summary>A resource that was found.</summary>
/// <typeparam name="TKey">Type of its key.</typeparam>
internal sealed class SearchHit<TKey>
{
    /// <summary>Its key.</summary>
    public TKey Id { get; init; } = default!;

    /// <summary>How good it is: see <see cref="ResultPlace.Score"/>.</summary>
    public int Score { get; init; }
}
