using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Search;

/// <summary>
/// Brings what the index says of some resources in line with their texts, within a transaction. What it adds of new resources, and what it
/// takes away, is saved with the next save.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how rows are inserted unless they are there.</param>
/// <param name="everyTerm">True to look after the words of all postings; false for those of new ones, which alone can be missing.</param>
internal sealed class SearchUpkeep(MuistotDb db, IDatabaseDialect dialect, bool everyTerm = false)
{
    private readonly HashSet<SearchWord> added = [];
    private readonly List<Func<CancellationToken, Task>> insertions = [];
    private int wrong;
    private int differing;

    /// <summary>Brings it in line.</summary>
    /// <returns>How many resources the index was wrong about, and how many of its rows were missing, wrong or too many.</returns>
    internal async Task<(int Wrong, int Rows)> ApplyAsync(
        IReadOnlyCollection<SearchedResource> resources, CancellationToken cancellationToken)
    {
        var counts = await CompareAsync(resources, cancellationToken);
        await AddTermsAsync([.. added.OrderBy(word => word.Number)], cancellationToken);
        foreach (var insert in insertions)
            await insert(cancellationToken);
        return counts;
    }

    /// <summary>Finds out what <see cref="ApplyAsync"/> would do. What the context tracks by then is not to be saved.</summary>
    internal async Task<(int Wrong, int Rows)> CompareAsync(
        IReadOnlyCollection<SearchedResource> resources, CancellationToken cancellationToken)
    {
        await CompareAsync<ProjectPosting, int>([.. resources.Where(resource => resource.Entity is Project)], cancellationToken);
        await CompareAsync<SitePosting, int>([.. resources.Where(resource => resource.Entity is Site)], cancellationToken);
        await CompareAsync<MemoryPosting, long>([.. resources.Where(resource => resource.Entity is Memory)], cancellationToken);
        return (wrong, differing);
    }

    private async Task CompareAsync<TPosting, TKey>(List<SearchedResource> resources, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var known = resources.Where(resource => !resource.IsNew).Select(resource => (TKey)resource.Key).ToList();
        List<TPosting> found = known.Count == 0
            ? []
            : await db.Set<TPosting>().Where(posting => known.Contains(posting.ResourceId)).ToListAsync(cancellationToken);
        var postings = found.ToLookup(posting => posting.ResourceId);
        List<(long TermId, TKey Id, bool InTitle)> missing = [];
        foreach (var resource in resources)
        {
            var words = resource.Texts.Words();
            if (resource.IsNew)
            {
                db.AddRange(words.Select(word => resource.NewPosting(word.Key.Number, word.Value)));
                added.UnionWith(words.Keys);
                continue;
            }

            var (id, wanted) = ((TKey)resource.Key, words.ToDictionary(word => word.Key.Number));
            var count = Withdraw(postings[id], wanted) + wanted.Count;
            added.UnionWith(everyTerm ? words.Keys : wanted.Values.Select(word => word.Key));
            missing.AddRange(wanted.Select(word => (word.Key, id, word.Value.Value)));
            (wrong, differing) = (wrong + (count > 0 ? 1 : 0), differing + count);
        }

        if (missing.Count > 0)
            insertions.Add(token => InsertAsync<TPosting, TKey>(missing, token));
    }

    /// <summary>Removes the postings that are not wanted, and leaves those wanted that are not there.</summary>
    private int Withdraw<TKey>(IEnumerable<SearchPosting<TKey>> postings, Dictionary<long, KeyValuePair<SearchWord, bool>> wanted)
        where TKey : struct
    {
        var count = 0;
        foreach (var posting in postings)
        {
            if (!wanted.Remove(posting.TermId, out var word))
                db.Remove(posting);
            else if (posting.InTitle != word.Value)
                posting.InTitle = word.Value;
            else
                continue;
            count++;
        }

        return count;
    }

    private async Task InsertAsync<TPosting, TKey>(List<(long TermId, TKey Id, bool InTitle)> rows, CancellationToken cancellationToken)
    {
        var table = db.Model.FindEntityType(typeof(TPosting))!.GetTableName()!;
        await using var insert = new BulkInsert(db, table, "term_id", "resource_id", "in_title");
        foreach (var (termId, id, inTitle) in rows.OrderBy(row => row.TermId))
            await insert.AddAsync(cancellationToken, termId, id, inTitle);
        await insert.FlushAsync(cancellationToken);
        db.NoteWrite();
    }

    // In the order of their keys, so that transactions that add the same terms wait for each other in a row, not in a circle. A term
    // that is there already is locked as well: it is not deleted before the transaction ends.
    private async Task AddTermsAsync(IReadOnlyList<SearchWord> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
            return;
        await using var terms = new BulkInsert(db, "search_terms", "id", "folded", "exact") { Verb = dialect.InsertMissing };
        foreach (var word in words)
            await terms.AddAsync(cancellationToken, word.Number, word.Folded, word.Exact);
        await terms.FlushAsync(cancellationToken);
        db.NoteWrite();
        if (terms.Inserted > 0 || everyTerm)
            await AddSuffixesAsync(words, cancellationToken);
    }

    private async Task AddSuffixesAsync(IReadOnlyList<SearchWord> words, CancellationToken cancellationToken)
    {
        var bare = new HashSet<long>();
        foreach (var some in words.Select(word => word.Number).Chunk(1000))
        {
            List<long> numbers = [.. some];
            bare.UnionWith(await db.Set<SearchTerm>()
                .Where(term => numbers.Contains(term.Id) && !db.Set<SearchSuffix>().Any(suffix => suffix.TermId == term.Id))
                .Select(term => term.Id).ToListAsync(cancellationToken));
        }

        var rows =
            from word in words
            let number = word.Number
            where bare.Contains(number)
            from suffix in SearchSuffix.Of(word.Folded)
            select (Text: suffix, Number: number);
        await using var suffixes = new BulkInsert(db, "search_suffixes", "text", "term_id") { Verb = dialect.InsertMissing };
        foreach (var (text, number) in rows.OrderBy(row => row.Text, StringComparer.Ordinal).ThenBy(row => row.Number))
            await suffixes.AddAsync(cancellationToken, text, number);
        await suffixes.FlushAsync(cancellationToken);
    }
}
