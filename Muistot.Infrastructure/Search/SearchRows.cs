using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Search;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Search;

/// <summary>Writes the rows of the index, within a transaction.</summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how rows are inserted unless they are there.</param>
/// <param name="everyTerm">True to look after the suffixes of words that are there already.</param>
internal sealed class SearchRows(MuistotDb db, IDatabaseDialect dialect, bool everyTerm)
{
    /// <summary>Deletes postings of a resource.</summary>
    /// <returns>How many of them were there.</returns>
    internal async Task<int> DeleteAsync<TPosting, TKey>(TKey id, IReadOnlyList<long> terms, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        // There are many where a long text changes.
        var deleted = 0;
        foreach (var some in terms.Order().Chunk(1000))
        {
            deleted += await db.Set<TPosting>().Where(posting => posting.ResourceId.Equals(id) && some.Contains(posting.TermId))
                .ExecuteDeleteAsync(cancellationToken);
        }

        return deleted;
    }

    /// <summary>Adds batches that are not there yet.</summary>
    internal async Task AddBatchesAsync(IReadOnlyCollection<SearchBatch> batches, CancellationToken cancellationToken)
    {
        if (batches.Count == 0)
            return;
        await using var insert = new BulkInsert(db, "search_batches", "id", "folded", "exact") { Verb = dialect.InsertMissing };
        foreach (var batch in batches.OrderBy(batch => batch.Id))
            await insert.AddAsync(cancellationToken, batch.Id, batch.Folded, batch.Exact);
        await insert.FlushAsync(cancellationToken);
        db.NoteWrite();
    }

    /// <summary>Inserts postings.</summary>
    internal async Task InsertAsync<TPosting, TKey>(
        List<(long TermId, TKey Id, bool InTitle)> rows, string verb, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        var table = db.Model.FindEntityType(typeof(TPosting))!.GetTableName()!;
        await using var insert = new BulkInsert(db, table, "term_id", "resource_id", "in_title") { Verb = verb };
        foreach (var (termId, id, inTitle) in rows.OrderBy(row => row.TermId))
            await insert.AddAsync(cancellationToken, termId, id, inTitle);
        await insert.FlushAsync(cancellationToken);
        db.NoteWrite();
    }

    /// <summary>Adds words that are not there yet, and what leads to them.</summary>
    /// <param name="words">The words, in the order of their keys: transactions that add the same ones wait for each other in a row, not in a
    /// circle. One that is there already is locked as well: it is not deleted before the transaction ends.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task AddTermsAsync(IReadOnlyList<SearchWord> words, CancellationToken cancellationToken)
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
