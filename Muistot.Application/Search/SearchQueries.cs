using System.Linq.Expressions;
using Muistot.Application.Common;
using Muistot.Domain.Search;

namespace Muistot.Application.Search;

/// <summary>Finds the resources in which all words occur, with their scores, in the index.</summary>
internal static class SearchQueries
{
    /// <summary>How many times better a hit at the start of a word is.</summary>
    internal const int Start = 4;

    /// <summary>How many times better a hit is that matches without folding.</summary>
    internal const int Exact = 2;

    private const int Title = 8;

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

    /// <summary>Finds projects, sites or memories, whoever sees them, by the terms of each word.</summary>
    /// <param name="db">The database.</param>
    /// <param name="words">The terms of each word.</param>
    internal static IQueryable<SearchHit<TKey>> Find<TPosting, TKey>(IMuistotDb db, IReadOnlyList<MatchedTerms> words)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var keys = words.SelectMany(word => word.All).Distinct().ToList();
        var hits = Expression.Parameter(typeof(IGrouping<TKey, TPosting>), "hits");
        var best = words.Select(word => ScoreIn<TPosting, TKey>(word, isOnly: words.Count == 1))
            .Select(score => (Expression)Expression.Call(typeof(Enumerable), nameof(Enumerable.Max), [typeof(TPosting)], hits, score))
            .ToList();
        var hasAll = best.Select(score => (Expression)Expression.GreaterThan(score, Expression.Constant(0))).Aggregate(Expression.AndAlso);
        var type = typeof(SearchHit<TKey>);
        var hit = Expression.MemberInit(
            Expression.New(type),
            Expression.Bind(type.GetProperty(nameof(SearchHit<>.Id))!, Expression.Property(hits, nameof(IGrouping<,>.Key))),
            Expression.Bind(type.GetProperty(nameof(SearchHit<>.Score))!, best.Aggregate(Expression.Add)));
        var found = db.Context.Set<TPosting>().Where(posting => keys.Contains(posting.TermId)).GroupBy(posting => posting.ResourceId);
        if (words.Count > 1)
            found = found.Where(Expression.Lambda<Func<IGrouping<TKey, TPosting>, bool>>(hasAll, hits));
        return found.Select(Expression.Lambda<Func<IGrouping<TKey, TPosting>, SearchHit<TKey>>>(hit, hits));
    }

    /// <summary>The terms that a word occurs in, with the score of a hit in each; some of them twice.</summary>
    internal static IQueryable<TermMatch> Match(IMuistotDb db, SearchWord word) => Waiting(db, word).Concat(Indexed(db, word));

    private static IQueryable<TermMatch> Waiting(IMuistotDb db, SearchWord word)
    {
        var (folded, exact) = (word.Folded, word.Exact);
        var (foldedStart, exactStart) = (SearchBatch.Separator + folded, SearchBatch.Separator + exact);
        return db.Context.Set<SearchBatch>().Where(batch => batch.Folded.Contains(folded)).Select(batch => new TermMatch
        {
            Id = batch.Id,
            Score = batch.Folded.Contains(foldedStart)
                ? batch.Exact.Contains(exactStart) ? Start * Exact : Start
                : batch.Exact.Contains(exact) ? Exact : 1,
            IsWaiting = true,
        });
    }

    private static IQueryable<TermMatch> Indexed(IMuistotDb db, SearchWord word)
    {
        var (folded, exact) = (word.Folded, word.Exact);
        return TermsOf(db, word).Select(term => new TermMatch
        {
            Id = term.Id,
            Score = term.Folded.StartsWith(folded)
                ? term.Exact.StartsWith(exact) ? Start * Exact : Start
                : term.Exact.Contains(exact) ? Exact : 1,
            IsWaiting = false,
        });
    }

    private static IQueryable<SearchTerm> TermsOf(IMuistotDb db, SearchWord word)
    {
        var (folded, first) = (word.Folded, SearchSuffix.Cut(word.Folded));
        var last = first + Highest;
#pragma warning disable CA1309 // The database compares, byte by byte.
        var suffixes = db.Context.Set<SearchSuffix>()
            .Where(suffix => string.Compare(suffix.Text, first) >= 0 && string.Compare(suffix.Text, last) <= 0);
#pragma warning restore CA1309
        var terms = db.Context.Set<SearchTerm>().AsQueryable();
        if (first.Length < folded.Length)
            terms = terms.Where(term => term.Folded.Contains(folded));
        return
            from suffix in suffixes
            join term in terms on suffix.TermId equals term.Id
            select term;
    }

    // Each with its own join: SQLite would read all places there are, where terms of two kinds are put together first.
    private static IQueryable<SearchHit<TKey>> Find<TPosting, TKey>(IMuistotDb db, SearchWord word)
        where TPosting : SearchPosting<TKey>
        where TKey : struct =>
        PlacesOf<TPosting, TKey>(db, Indexed(db, word)).Concat(PlacesOf<TPosting, TKey>(db, Waiting(db, word)))
            .GroupBy(hit => hit.Id)
            .Select(hits => new SearchHit<TKey> { Id = hits.Key, Score = hits.Max(hit => hit.Score) });

    private static IQueryable<SearchHit<TKey>> PlacesOf<TPosting, TKey>(IMuistotDb db, IQueryable<TermMatch> terms)
        where TPosting : SearchPosting<TKey>
        where TKey : struct =>
        from term in terms
        join posting in db.Context.Set<TPosting>() on term.Id equals posting.TermId
        select new SearchHit<TKey> { Id = posting.ResourceId, Score = (posting.InTitle ? Title : 1) * term.Score };

    // Of a single word, only its terms are looked at; of several, those of the others too.
    private static Expression<Func<TPosting, int>> ScoreIn<TPosting, TKey>(MatchedTerms terms, bool isOnly)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var (all, exactStarts, starts, exact) = (terms.All, terms.ExactStarts, terms.Starts, terms.Exact);
        if (isOnly)
        {
            return posting => (posting.InTitle ? Title : 1) * (
                exactStarts.Contains(posting.TermId) ? Start * Exact
                : starts.Contains(posting.TermId) ? Start
                : exact.Contains(posting.TermId) ? Exact : 1);
        }

        return posting => (posting.InTitle ? Title : 1) * (
            exactStarts.Contains(posting.TermId) ? Start * Exact
            : starts.Contains(posting.TermId) ? Start
            : exact.Contains(posting.TermId) ? Exact
            : all.Contains(posting.TermId) ? 1 : 0);
    }
}

/// <summary>A term that a word of a query occurs in.</summary>
internal sealed class TermMatch
{
    /// <summary>Its key, or that of a batch that waits to be indexed.</summary>
    public long Id { get; init; }

    /// <summary>How good a hit in it is, unless it is in a title.</summary>
    public int Score { get; init; }

    /// <summary>True when it waits to be indexed.</summary>
    public bool IsWaiting { get; init; }
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
