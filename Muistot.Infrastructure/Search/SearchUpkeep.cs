using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Search;

/// <summary>
/// Brings what the index says of some resources in line with their texts, within a transaction. New resources
/// have their keys only once they are saved (<see cref="CompleteAsync"/>). What is too much of one resource waits in a <see cref="SearchBatch"/>.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how rows are inserted unless they are there.</param>
/// <param name="everyTerm">True to look after the words of all postings; false for those of new ones, which alone can be missing.</param>
internal sealed class SearchUpkeep(MuistotDb db, IDatabaseDialect dialect, bool everyTerm = false)
{
    private const string InsertNew = "INSERT INTO";

    private readonly SearchRows index = new(db, dialect, everyTerm);
    private readonly HashSet<SearchWord> added = [];
    private readonly Dictionary<long, SearchBatch> waiting = [];
    private readonly List<(SearchedResource Resource, List<(long TermId, bool InTitle)> Places)> fresh = [];
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
        await index.AddTermsAsync([.. added.OrderBy(word => word.Number)], cancellationToken);
        await index.AddBatchesAsync(waiting.Values, cancellationToken);
        foreach (var change in changes)
            await change(cancellationToken);
        return counts;
    }

    /// <summary>Indexes new resources, after they were saved and in the same transaction.</summary>
    internal async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await index.InsertAsync<ProjectPosting, int>(Rows<Project, int>(), InsertNew, cancellationToken);
        await index.InsertAsync<SitePosting, int>(Rows<Site, int>(), InsertNew, cancellationToken);
        await index.InsertAsync<MemoryPosting, long>(Rows<Memory, long>(), InsertNew, cancellationToken);
        fresh.Clear();

        List<(long TermId, TKey Id, bool InTitle)> Rows<TResource, TKey>()
            where TKey : struct =>
        [
            .. from one in fresh
               where one.Resource.Entity is TResource
               from place in one.Places
               select (place.TermId, (TKey)one.Resource.Key, place.InTitle),
        ];
    }

    /// <summary>Finds out what <see cref="ApplyAsync"/> would do.</summary>
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
        await index.AddTermsAsync([.. words.OrderBy(word => word.Number)], cancellationToken);
        var rows = from posting in postings from word in words select (word.Number, posting.ResourceId, posting.InTitle);
        await index.InsertAsync<TPosting, TKey>([.. rows], InsertNew, cancellationToken);
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
        await index.AddTermsAsync([.. difference.Added.Select(word => word.Key).OrderBy(word => word.Number)], cancellationToken);
        if (await index.DeleteAsync<TPosting, TKey>(id, difference.Removed, cancellationToken) < difference.Removed.Count)
            return false;
        await index.InsertAsync<TPosting, TKey>(
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
                fresh.Add((resource, Place(words)));
                continue;
            }

            var (id, wanted) = ((TKey)resource.Key, words.ToDictionary(word => word.Key.Number));
            var (unwanted, count) = Match(postings[id], batches, wanted);
            count += wanted.Count;
            missing.AddRange(Place(wanted.Values).Select(place => (place.TermId, id, place.InTitle)));
            if (unwanted.Count > 0)
                changes.Add(token => index.DeleteAsync<TPosting, TKey>(id, unwanted, token));
            (wrong, differing) = (wrong + (count > 0 ? 1 : 0), differing + count);
        }

        if (missing.Count > 0)
            changes.Add(token => index.InsertAsync<TPosting, TKey>(missing, InsertNew, token));
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
}
