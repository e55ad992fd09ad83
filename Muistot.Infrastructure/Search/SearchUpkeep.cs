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
/// Brings what the index says of some resources in line with their texts, within a transaction. What it adds of new resources is saved with
/// the next save. What is too much of one resource waits in a <see cref="SearchBatch"/>.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how rows are inserted unless they are there.</param>
/// <param name="everyTerm">True to look after the words of all postings; false for those of new ones, which alone can be missing.</param>
internal sealed class SearchUpkeep(MuistotDb db, IDatabaseDialect dialect, bool everyTerm = false)
{
    private const string InsertNew = "INSERT INTO";

    private readonly HashSet<SearchWord> added = [];
    private readonly Dictionary<long, SearchBatch> waiting = [];
    private readonly List<Func<CancellationToken, Task>> changes = [];
    private int wrong;
    private int differing;

    /// <summary>True when <see cref="ApplyAsync"/> left words to be indexed later.</summary>
    internal bool HasBatches => waiting.Count > 0;

    /// <summary>Brings it in line.</summary>
    /// <returns>How many resources the index was wrong about, and how many of its rows were missing, wrong or too many.</returns>
    internal async Task<(int Wrong, int Rows)> ApplyAsync(
        IReadOnlyCollection<SearchedResource> resources, CancellationToken cancellationToken)
    {
        List<SearchedResource> unclear = [];
        foreach (var resource in resources)
        {
            if (SearchDifference.Of(resource) is not { } difference || !await ApplyDifferenceAsync(resource, difference, cancellationToken))
                unclear.Add(resource);
        }

        var counts = await CompareAsync(unclear, cancellationToken);
        await AddTermsAsync([.. added.OrderBy(word => word.Number)], cancellationToken);
        await AddBatchesAsync(cancellationToken);
        foreach (var change in changes)
            await change(cancellationToken);
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

    /// <summary>Indexes words of resources that referred to them by a batch.</summary>
    internal async Task SpreadAsync<TPosting, TKey>(
        IReadOnlyCollection<SearchWord> words, IEnumerable<TPosting> postings, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        await AddTermsAsync([.. words.OrderBy(word => word.Number)], cancellationToken);
        var rows = from posting in postings from word in words select (word.Number, posting.ResourceId, posting.InTitle);
        await InsertAsync<TPosting, TKey>([.. rows], InsertNew, cancellationToken);
    }

    private Task<bool> ApplyDifferenceAsync(SearchedResource resource, SearchDifference difference, CancellationToken cancellationToken) =>
        resource.Entity switch
        {
            Project project => ApplyDifferenceAsync<ProjectPosting, int>(project.Id, difference, cancellationToken),
            Site site => ApplyDifferenceAsync<SitePosting, int>(site.Id, difference, cancellationToken),
            Memory memory => ApplyDifferenceAsync<MemoryPosting, long>(memory.Id, difference, cancellationToken),
            _ => Task.FromResult(false),
        };

    /// <returns>False when the index was not in line with the texts before.</returns>
    private async Task<bool> ApplyDifferenceAsync<TPosting, TKey>(TKey id, SearchDifference difference, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        await AddTermsAsync([.. difference.Added.Select(word => word.Key).OrderBy(word => word.Number)], cancellationToken);
        if (await DeleteAsync<TPosting, TKey>(id, difference.Removed, cancellationToken) < difference.Removed.Count)
            return false;
        await InsertAsync<TPosting, TKey>(
            [.. difference.Added.Select(word => (word.Key.Number, id, word.Value))], dialect.InsertMissing, cancellationToken);
        return true;
    }

    private async Task CompareAsync<TPosting, TKey>(List<SearchedResource> resources, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var known = resources.Where(resource => !resource.IsNew).Select(resource => (TKey)resource.Key).ToList();
        var found = db.Set<TPosting>().AsNoTracking().Where(posting => known.Contains(posting.ResourceId));
        var postings = (known.Count == 0 ? [] : await found.ToListAsync(cancellationToken)).ToLookup(posting => posting.ResourceId);
        var batches = known.Count == 0 ? [] : await db.Set<SearchBatch>().AsNoTracking()
            .Where(batch => found.Any(posting => posting.TermId == batch.Id)).ToDictionaryAsync(batch => batch.Id, cancellationToken);
        List<(long TermId, TKey Id, bool InTitle)> missing = [];
        foreach (var resource in resources)
        {
            var words = resource.Texts.Words();
            if (resource.IsNew)
            {
                db.AddRange(Place(words).Select(place => resource.NewPosting(place.TermId, place.InTitle)));
                continue;
            }

            var (id, wanted) = ((TKey)resource.Key, words.ToDictionary(word => word.Key.Number));
            var (unwanted, count) = Match(postings[id], batches, wanted);
            count += wanted.Count;
            missing.AddRange(Place(wanted.Values).Select(place => (place.TermId, id, place.InTitle)));
            if (unwanted.Count > 0)
                changes.Add(token => DeleteAsync<TPosting, TKey>(id, unwanted, token));
            (wrong, differing) = (wrong + (count > 0 ? 1 : 0), differing + count);
        }

        if (missing.Count > 0)
            changes.Add(token => InsertAsync<TPosting, TKey>(missing, InsertNew, token));
    }

    /// <summary>Finds the postings that are not wanted, and leaves those wanted that are not there.</summary>
    /// <returns>The terms of those that are not wanted, and how many there are of them that do not come back in another form.</returns>
    private (List<long> Unwanted, int Count) Match<TKey>(
        IEnumerable<SearchPosting<TKey>> postings, Dictionary<long, SearchBatch> batches,
        Dictionary<long, KeyValuePair<SearchWord, bool>> wanted)
        where TKey : struct
    {
        var (unwanted, count) = (new List<long>(), 0);
        foreach (var posting in postings)
        {
            IEnumerable<long> numbers = batches.TryGetValue(posting.TermId, out var batch)
                ? [.. batch.Words.Select(word => word.Number)]
                : [posting.TermId];
            if (!numbers.All(number => wanted.TryGetValue(number, out var word) && word.Value == posting.InTitle))
            {
                unwanted.Add(posting.TermId);
                count += numbers.Count(number => !wanted.ContainsKey(number));
                continue;
            }

            foreach (var number in numbers)
            {
                wanted.Remove(number, out var word);
                if (everyTerm && batch is null)
                    added.Add(word.Key);
            }
        }

        return (unwanted, count);
    }

    /// <summary>Says by which terms or batches a resource refers to words.</summary>
    private List<(long TermId, bool InTitle)> Place(IEnumerable<KeyValuePair<SearchWord, bool>> words)
    {
        var places = words.ToDictionary();
        var (indexed, later) = SearchBatch.Divide(places.Keys.OrderByDescending(word => places[word]));
        added.UnionWith(indexed);
        List<(long TermId, bool InTitle)> placed = [.. indexed.Select(word => (word.Number, places[word]))];
        foreach (var batch in later)
        {
            waiting[batch.Id] = batch;
            placed.Add((batch.Id, places[batch.Words.First()]));
        }

        return placed;
    }

    // Many, where a long text changes.
    private async Task<int> DeleteAsync<TPosting, TKey>(TKey id, IReadOnlyList<long> terms, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var deleted = 0;
        foreach (var some in terms.Order().Chunk(1000))
        {
            deleted += await db.Set<TPosting>().Where(posting => posting.ResourceId.Equals(id) && some.Contains(posting.TermId))
                .ExecuteDeleteAsync(cancellationToken);
        }

        return deleted;
    }

    private async Task AddBatchesAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
            return;
        await using var insert = new BulkInsert(db, "search_batches", "id", "folded", "exact") { Verb = dialect.InsertMissing };
        foreach (var batch in waiting.Values.OrderBy(batch => batch.Id))
            await insert.AddAsync(cancellationToken, batch.Id, batch.Folded, batch.Exact);
        await insert.FlushAsync(cancellationToken);
        db.NoteWrite();
    }

    private async Task InsertAsync<TPosting, TKey>(
        List<(long TermId, TKey Id, bool InTitle)> rows, string verb, CancellationToken cancellationToken)
    {
        var table = db.Model.FindEntityType(typeof(TPosting))!.GetTableName()!;
        await using var insert = new BulkInsert(db, table, "term_id", "resource_id", "in_title") { Verb = verb };
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
