using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Search;

namespace Muistot.Application.Search;

/// <summary>
/// The terms that one word of a query occurs in, by how good a hit each is. They are read before what they occur in, so that the word is
/// compared with each term once, and not with each place of it.
/// </summary>
internal sealed class MatchedTerms
{
    // Of all words together: MariaDB is given each key in the text of the statement up to three times, which stays at some 1 MB of the
    // 16 MB that it takes.
    private const int Most = 20_000;

    /// <summary>All of their keys.</summary>
    internal required List<long> All { get; init; }

    /// <summary>Those that begin with the word as it was written.</summary>
    internal required List<long> ExactStarts { get; init; }

    /// <summary>Others that begin with it.</summary>
    internal required List<long> Starts { get; init; }

    /// <summary>Others in which it occurs as it was written.</summary>
    internal required List<long> Exact { get; init; }

    /// <summary>Reads the terms of each word of a query.</summary>
    /// <returns>
    /// Null where there are too many of them, and where the word occurs in texts that are not indexed yet: these become terms between one
    /// statement and the next, so that one statement has to find all.
    /// </returns>
    internal static async Task<IReadOnlyList<MatchedTerms>?> ReadAsync(
        IMuistotDb db, SearchText text, CancellationToken cancellationToken)
    {
        var (all, left) = (new List<MatchedTerms>(), Most);
        foreach (var word in text.Words)
        {
            var terms = await SearchQueries.Match(db, word).Take(left + 1).ToListAsync(cancellationToken);
            left -= terms.Count;
            if (left < 0 || terms.Exists(term => term.IsWaiting))
                return null;
            var byScore = terms.DistinctBy(term => term.Id).ToLookup(term => term.Score, term => term.Id);
            all.Add(new MatchedTerms
            {
                All = [.. byScore.SelectMany(keys => keys)],
                ExactStarts = [.. byScore[SearchQueries.Start * SearchQueries.Exact]],
                Starts = [.. byScore[SearchQueries.Start]],
                Exact = [.. byScore[SearchQueries.Exact]],
            });
        }

        return all;
    }
}
