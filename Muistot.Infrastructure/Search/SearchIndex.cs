using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Search;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Search;

/// <summary>
/// The whole index: compares it with the texts, and repairs it, in batches, while the service runs. Saves index what they change
/// themselves; this is for what was written past them.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how others come to write beside it.</param>
/// <param name="batches">What saves, and the repair itself, leave of long texts.</param>
public sealed class SearchIndex(MuistotDb db, IDatabaseDialect dialect, SearchBatches batches)
{
    private const int BatchSize = 500;

    private readonly WritingBreaks breaks = new(dialect);

    /// <summary>How many projects, sites and memories there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken) =>
        await db.Projects.LongCountAsync(cancellationToken) + await db.Sites.LongCountAsync(cancellationToken)
        + await db.Memories.LongCountAsync(cancellationToken);

    /// <summary>Compares the index with the texts.</summary>
    /// <param name="extent">What is compared.</param>
    /// <param name="repair">True to bring it in line.</param>
    /// <param name="progress">Hears how many resources were looked at.</param>
    /// <param name="cancellationToken">Ends it; batches that are done by then stay done.</param>
    public async Task<SearchFindings> CompareAsync(
        SearchExtent extent, bool repair, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var findings = new SearchFindings();
        var run = new Run(findings, extent, repair, progress);
        await InBatchesAsync(
            LockedTable.Projects, ProjectsAfterAsync, IndexedAsync<ProjectPosting>, ReadProjectsAsync, run, cancellationToken);
        await InBatchesAsync(LockedTable.Sites, SitesAfterAsync, IndexedAsync<SitePosting>, ReadSitesAsync, run, cancellationToken);
        await InBatchesAsync(LockedTable.Memories, MemoriesAfterAsync, IndexedMemoriesAsync, ReadMemoriesAsync, run, cancellationToken);
        if (repair)
            await batches.IndexAsync(cancellationToken);
        return findings;
    }

    /// <summary>Deletes the words that occur nowhere any more.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> TidyAsync(CancellationToken cancellationToken)
    {
        var deleted = 0L;
        for (long? last = null; ;)
        {
            var after = last;
            var terms = await db.Set<SearchTerm>().Where(term => after == null || term.Id > after).OrderBy(term => term.Id)
                .Select(term => new { term.Id, term.Folded.Length }).Take(BatchSize).ToListAsync(cancellationToken);
            if (terms.Count == 0)
                return deleted;
            var used = await UsedAsync(terms.ConvertAll(term => term.Id), cancellationToken);
            var unused = terms.FindAll(term => !used.Contains(term.Id));

            // A suffix for each letter goes with them. One word at least.
            var letters = 0;
            var keys = unused.TakeWhile((term, index) => (letters += term.Length) <= SearchBatch.MaximumRows || index == 0)
                .Select(term => term.Id).ToList();
            last = keys.Count < unused.Count ? keys[^1] : terms[^1].Id;
            if (keys.Count == 0)
                continue;
            deleted += await db.CommitAsync(() => DeleteAsync(keys, cancellationToken), atomic: true, cancellationToken);
            await breaks.TakeAsync(cancellationToken);
        }
    }

    /// <summary>Counts the words that resources refer to and that are not there, and those that nothing leads to.</summary>
    public async Task<long> CountBrokenTermsAsync(CancellationToken cancellationToken)
    {
        var terms = db.Set<SearchTerm>();
        var keys = terms.Select(term => term.Id).Concat(db.Set<SearchBatch>().Select(batch => batch.Id));
        return await terms.LongCountAsync(term => !db.Set<SearchSuffix>().Any(suffix => suffix.TermId == term.Id), cancellationToken)
            + await db.Set<ProjectPosting>().LongCountAsync(posting => !keys.Contains(posting.TermId), cancellationToken)
            + await db.Set<SitePosting>().LongCountAsync(posting => !keys.Contains(posting.TermId), cancellationToken)
            + await db.Set<MemoryPosting>().LongCountAsync(posting => !keys.Contains(posting.TermId), cancellationToken);
    }

    // Who indexes one of them holds it until the end of its transaction; then it is not unused any more.
    private async Task<int> DeleteAsync(List<long> keys, CancellationToken cancellationToken)
    {
        await db.LockAsync([.. keys.Select(key => new RowLock(LockedTable.SearchTerms, key, Exclusive: true))], cancellationToken);
        List<long> unused = [.. keys.Except(await UsedAsync(keys, cancellationToken))];
        return await db.Set<SearchTerm>().Where(term => unused.Contains(term.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<HashSet<long>> UsedAsync(List<long> keys, CancellationToken cancellationToken)
    {
        var used = await FindAsync(db.Set<MemoryPosting>().Select(posting => posting.TermId));
        used.UnionWith(await FindAsync(db.Set<SitePosting>().Select(posting => posting.TermId)));
        used.UnionWith(await FindAsync(db.Set<ProjectPosting>().Select(posting => posting.TermId)));
        return used;

        Task<HashSet<long>> FindAsync(IQueryable<long> terms) =>
            terms.Where(term => keys.Contains(term)).Distinct().ToHashSetAsync(cancellationToken);
    }

    // What the index says nothing of is found among a few keys at a time: MariaDB would otherwise read the whole index for each batch.
    private async Task InBatchesAsync(
        LockedTable table, Func<long, CancellationToken, Task<List<long>>> after,
        Func<List<long>, CancellationToken, Task<List<long>>> indexed,
        Func<List<long>, CancellationToken, Task<List<SearchedResource>>> read, Run run, CancellationToken cancellationToken)
    {
        for (var last = 0L; ;)
        {
            var found = await after(last, cancellationToken);
            if (found.Count == 0)
                return;
            last = found[^1];
            var keys = run.Extent is SearchExtent.All ? found : [.. found.Except(await indexed(found, cancellationToken))];
            if (keys.Count > 0)
                await CompareBatchAsync(table, keys, read, run, cancellationToken);
            if (found.Count < BatchSize)
                return;
        }
    }

    private async Task CompareBatchAsync(
        LockedTable table, List<long> keys, Func<List<long>, CancellationToken, Task<List<SearchedResource>>> read, Run run,
        CancellationToken cancellationToken)
    {
        var counts = await db.CommitAsync(() => CompareAsync(table, keys, read, run, cancellationToken), atomic: true, cancellationToken);
        db.ClearChanges();
        run.Add(keys.Count, counts);
        if (run.Repair && counts.Rows > 0)
            await breaks.TakeAsync(cancellationToken);
    }

    // Nobody changes the texts, or repairs the same, between the reading of them and the end of the transaction.
    private async Task<(int Wrong, int Rows)> CompareAsync(
        LockedTable table, List<long> keys, Func<List<long>, CancellationToken, Task<List<SearchedResource>>> read, Run run,
        CancellationToken cancellationToken)
    {
        await db.LockAsync([.. keys.Select(key => new RowLock(table, key, Exclusive: run.Repair))], cancellationToken);
        var resources = await read(keys, cancellationToken);
        var upkeep = new SearchUpkeep(db, dialect, everyTerm: run.Extent is SearchExtent.All);
        if (!run.Repair)
            return await upkeep.CompareAsync(resources, cancellationToken);
        var counts = await upkeep.ApplyAsync(resources, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return counts;
    }

    private Task<List<long>> ProjectsAfterAsync(long last, CancellationToken cancellationToken) => FirstAsync(
        db.Projects.Where(project => project.Id > (int)last).OrderBy(project => project.Id).Select(project => project.Id),
        cancellationToken);

    private Task<List<long>> SitesAfterAsync(long last, CancellationToken cancellationToken) => FirstAsync(
        db.Sites.Where(site => site.Id > (int)last).OrderBy(site => site.Id).Select(site => site.Id), cancellationToken);

    private Task<List<long>> MemoriesAfterAsync(long last, CancellationToken cancellationToken) => db.Memories
        .Where(memory => memory.Id > last).OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(BatchSize)
        .ToListAsync(cancellationToken);

    private static async Task<List<long>> FirstAsync(IQueryable<int> keys, CancellationToken cancellationToken) =>
        (await keys.Take(BatchSize).ToListAsync(cancellationToken)).ConvertAll(key => (long)key);

    private async Task<List<long>> IndexedAsync<TPosting>(List<long> keys, CancellationToken cancellationToken)
        where TPosting : SearchPosting<int>
    {
        var ids = keys.ConvertAll(key => (int)key);
        var indexed = await db.Set<TPosting>().Where(posting => ids.Contains(posting.ResourceId)).Select(posting => posting.ResourceId)
            .Distinct().ToListAsync(cancellationToken);
        return indexed.ConvertAll(key => (long)key);
    }

    private Task<List<long>> IndexedMemoriesAsync(List<long> keys, CancellationToken cancellationToken) => db.Set<MemoryPosting>()
        .Where(posting => keys.Contains(posting.ResourceId)).Select(posting => posting.ResourceId).Distinct()
        .ToListAsync(cancellationToken);

    private async Task<List<SearchedResource>> ReadProjectsAsync(List<long> keys, CancellationToken cancellationToken)
    {
        var ids = keys.ConvertAll(key => (int)key);
        var projects = await db.Projects.AsNoTracking().Where(project => ids.Contains(project.Id))
            .Include(project => project.Information).ToListAsync(cancellationToken);
        return [.. projects.Select(project => new SearchedResource(project, false, SearchedTexts.Of([.. project.Information])))];
    }

    private async Task<List<SearchedResource>> ReadSitesAsync(List<long> keys, CancellationToken cancellationToken)
    {
        var ids = keys.ConvertAll(key => (int)key);
        var sites = await db.Sites.AsNoTracking().Where(site => ids.Contains(site.Id))
            .Include(site => site.Information).ToListAsync(cancellationToken);
        return [.. sites.Select(site => new SearchedResource(site, false, SearchedTexts.Of([.. site.Information])))];
    }

    private async Task<List<SearchedResource>> ReadMemoriesAsync(List<long> keys, CancellationToken cancellationToken)
    {
        var memories = await db.Memories.AsNoTracking().Where(memory => keys.Contains(memory.Id)).ToListAsync(cancellationToken);
        return [.. memories.Select(memory => new SearchedResource(memory, false, SearchedTexts.Of(memory)))];
    }

    private sealed record Run(SearchFindings Findings, SearchExtent Extent, bool Repair, IProgress<long>? Progress)
    {
        public void Add(int looked, (int Wrong, int Rows) counts)
        {
            Findings.Add(looked, counts.Wrong, counts.Rows);
            Progress?.Report(Findings.Resources);
        }
    }
}

/// <summary>What part of the resources is compared with the index.</summary>
public enum SearchExtent
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those of which the index says nothing.</summary>
    Unindexed,
}

/// <summary>What a comparison of the index with the texts came to.</summary>
public sealed class SearchFindings
{
    /// <summary>How many resources were compared.</summary>
    public long Resources { get; private set; }

    /// <summary>How many of them the index was wrong about.</summary>
    public long Wrong { get; private set; }

    /// <summary>How many rows of the index were missing, wrong or too many.</summary>
    public long Rows { get; private set; }

    internal void Add(int resources, int wrong, int rows) => (Resources, Wrong, Rows) = (Resources + resources, Wrong + wrong, Rows + rows);
}
