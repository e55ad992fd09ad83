using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
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
        var (projects, sites, memories) = (db.Projects.AsQueryable(), db.Sites.AsQueryable(), db.Memories.AsQueryable());
        if (extent is SearchExtent.Unindexed)
        {
            projects = projects.Where(project => !db.Set<ProjectPosting>().Any(posting => posting.ResourceId == project.Id));
            sites = sites.Where(site => !db.Set<SitePosting>().Any(posting => posting.ResourceId == site.Id));
            memories = memories.Where(memory => !db.Set<MemoryPosting>().Any(posting => posting.ResourceId == memory.Id));
        }

        var run = new Run(findings, extent, repair, progress);
        await InBatchesAsync(LockedTable.Projects, last => NextAsync(projects, (int)last, cancellationToken), ReadProjectsAsync, run,
            cancellationToken);
        await InBatchesAsync(LockedTable.Sites, last => NextAsync(sites, (int)last, cancellationToken), ReadSitesAsync, run,
            cancellationToken);
        await InBatchesAsync(LockedTable.Memories, last => NextAsync(memories, last, cancellationToken), ReadMemoriesAsync, run,
            cancellationToken);
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
            var found = await Unused().Where(term => after == null || term.Id > after).OrderBy(term => term.Id)
                .Select(term => new { term.Id, term.Folded.Length }).Take(BatchSize).ToListAsync(cancellationToken);
            if (found.Count == 0)
                return deleted;

            // A suffix for each letter goes with them. One word at least.
            var letters = 0;
            var keys = found.TakeWhile((term, index) => (letters += term.Length) <= SearchBatch.MaximumRows || index == 0)
                .Select(term => term.Id).ToList();
            deleted += await db.CommitAsync(
                async () =>
                {
                    // Who indexes one of them holds it until the end of its transaction; then it is not unused any more.
                    var rows = keys.Select(key => new RowLock(LockedTable.SearchTerms, key, Exclusive: true));
                    await db.LockAsync([.. rows], cancellationToken);
                    return await Unused().Where(term => keys.Contains(term.Id)).ExecuteDeleteAsync(cancellationToken);
                },
                atomic: true, cancellationToken);
            last = keys[^1];
            await Task.Delay(dialect.Gap, cancellationToken);
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

    private IQueryable<SearchTerm> Unused() => db.Set<SearchTerm>().Where(term =>
        !db.Set<MemoryPosting>().Any(posting => posting.TermId == term.Id)
        && !db.Set<SitePosting>().Any(posting => posting.TermId == term.Id)
        && !db.Set<ProjectPosting>().Any(posting => posting.TermId == term.Id));

    private async Task InBatchesAsync(
        LockedTable table, Func<long, Task<List<long>>> keysAfter, Func<List<long>, CancellationToken, Task<List<SearchedResource>>> read,
        Run run, CancellationToken cancellationToken)
    {
        for (var last = 0L; ;)
        {
            var keys = await keysAfter(last);
            if (keys.Count == 0)
                return;
            var counts = await db.CommitAsync(() => CompareAsync(table, keys, read, run, cancellationToken), atomic: true,
                cancellationToken);
            db.ClearChanges();
            run.Add(keys.Count, counts);
            if (keys.Count < BatchSize)
                return;
            last = keys[^1];
            if (run.Repair && counts.Rows > 0)
                await Task.Delay(dialect.Gap, cancellationToken);
        }
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

    private static async Task<List<long>> NextAsync(IQueryable<Project> projects, int last, CancellationToken cancellationToken) =>
        (await projects.Where(project => project.Id > last).OrderBy(project => project.Id).Select(project => project.Id).Take(BatchSize)
            .ToListAsync(cancellationToken)).ConvertAll(key => (long)key);

    private static async Task<List<long>> NextAsync(IQueryable<Site> sites, int last, CancellationToken cancellationToken) =>
        (await sites.Where(site => site.Id > last).OrderBy(site => site.Id).Select(site => site.Id).Take(BatchSize)
            .ToListAsync(cancellationToken)).ConvertAll(key => (long)key);

    private static Task<List<long>> NextAsync(IQueryable<Memory> memories, long last, CancellationToken cancellationToken) =>
        memories.Where(memory => memory.Id > last).OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(BatchSize)
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
