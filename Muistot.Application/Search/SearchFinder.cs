using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;

namespace Muistot.Application.Search;

/// <summary>Finds what the caller of this request sees of what is looked for.</summary>
/// <param name="db">The database.</param>
/// <param name="context">The caller.</param>
/// <param name="clock">The current time.</param>
public sealed class SearchFinder(IMuistotDb db, ResourceContext context, TimeProvider clock)
{
    /// <summary>Finds the key of a project that the caller sees, or may see into.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<int> FindProjectAsync(ProjectId project, CancellationToken cancellationToken) =>
        await VisibleProjects().Where(row => row.Name == project.Value).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("Project not found");

    /// <summary>Finds the best.</summary>
    /// <param name="text">What is looked for; it has a word.</param>
    /// <param name="types">Kinds of resources.</param>
    /// <param name="projectId">Key of the project that they are in, or null.</param>
    /// <param name="after">Place that they come after, or null.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<List<ResultPlace>> FindAsync(
        SearchText text, SearchTypes types, int? projectId, ResultPlace? after, int limit, CancellationToken cancellationToken)
    {
        var found = new List<ResultPlace>();
        var terms = await MatchedTerms.ReadAsync(db, text, cancellationToken);
        if (terms?.Any(word => word.All.Count == 0) == true)
            return found;
        var search = new Search(text, terms, after, limit);
        if (types.Projects)
        {
            var projects = VisibleProjects();
            if (projectId is { } id)
                projects = projects.Where(project => project.Id == id);
            found.AddRange(await ReadAsync<ProjectPosting, int>(search, Resource.Project, hits => (
                from hit in hits
                join project in projects on hit.Id equals project.Id
                select new FoundRow<int> { Score = hit.Score, CreatedAt = project.CreatedAt, Id = hit.Id })
                .After(after, Resource.Project), cancellationToken));
        }

        if (types.Sites)
        {
            var sites = VisibleSites();
            if (projectId is { } id)
                sites = sites.Where(site => site.ProjectId == id);
            found.AddRange(await ReadAsync<SitePosting, int>(search, Resource.Site, hits => (
                from hit in hits
                join site in sites on hit.Id equals site.Id
                select new FoundRow<int> { Score = hit.Score, CreatedAt = site.CreatedAt, Id = hit.Id })
                .After(after, Resource.Site), cancellationToken));
        }

        if (types.Memories)
        {
            var memories = VisibleMemories();
            if (projectId is { } id)
                memories = memories.Where(memory => memory.Site!.ProjectId == id);
            found.AddRange(await ReadAsync<MemoryPosting, long>(search, Resource.Memory, hits => (
                from hit in hits
                join memory in memories on hit.Id equals memory.Id
                select new FoundRow<long> { Score = hit.Score, CreatedAt = memory.CreatedAt, Id = hit.Id })
                .After(after, Resource.Memory), cancellationToken));
        }

        return
        [
            .. found.OrderByDescending(place => place.Score).ThenByDescending(place => place.CreatedAt)
                .ThenBy(place => place.Type).ThenBy(place => place.Id).Take(limit),
        ];
    }

    /// <summary>The projects that the caller sees, or may see into.</summary>
    internal IQueryable<Project> VisibleProjects()
    {
        var (now, callerId, isSuperuser) = Caller();
        return callerId == 0
            ? db.Projects.Where(project => Visibility.IsOpen(project, now))
            : db.Projects.Where(project => Visibility.IsOpen(project, now) || Visibility.IsStaffedBy(project, callerId, isSuperuser));
    }

    /// <summary>The sites that the caller sees.</summary>
    internal IQueryable<Site> VisibleSites()
    {
        var (now, callerId, isSuperuser) = Caller();
        return callerId == 0
            ? db.Sites.Where(site => Visibility.IsPublic(site) && Visibility.IsOpen(site.Project!, now))
            : db.Sites.Where(site => Visibility.IsPresent(site) && (Visibility.IsStaffedBy(site.Project!, callerId, isSuperuser)
                || (Visibility.IsOpen(site.Project!, now) && Visibility.IsVisible(site, false, callerId))));
    }

    /// <summary>The memories that the caller sees.</summary>
    internal IQueryable<Memory> VisibleMemories()
    {
        var (now, callerId, isSuperuser) = Caller();
        return callerId == 0
            ? db.Memories.Where(memory => Visibility.IsPublic(memory) && Visibility.IsPublic(memory.Site!)
                && Visibility.IsOpen(memory.Site!.Project!, now))
            : db.Memories.Where(memory => Visibility.IsPresent(memory) && Visibility.IsPresent(memory.Site!)
                && (Visibility.IsStaffedBy(memory.Site!.Project!, callerId, isSuperuser)
                    || (Visibility.IsOpen(memory.Site!.Project!, now) && Visibility.IsVisible(memory.Site!, false, callerId)
                        && Visibility.IsVisible(memory, false, callerId))));
    }

    private (DateTime Now, int CallerId, bool IsSuperuser) Caller() =>
        (clock.GetUtcNow().UtcDateTime, context.CallerId ?? 0, context.Access.Caller is { IsSuperuser: true });

    private async Task<IEnumerable<ResultPlace>> ReadAsync<TPosting, TKey>(
        Search search, Resource type, Func<IQueryable<SearchHit<TKey>>, IQueryable<FoundRow<TKey>>> rowsOf,
        CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct, IConvertible
    {
        var (text, terms, after, limit) = search;

        // Where enough have the best score, the others, of which there may be ten times as many, are not looked at.
        if (terms is [var only] && (after is null || after.Score == MatchedPlaces.BestScoreOf(only))
            && await TakeAsync(MatchedPlaces.FindBest<TPosting, TKey>(db, only)) is var best && best.Count == limit)
            return best;
        return await TakeAsync(terms is null
            ? SearchQueries.Find<TPosting, TKey>(db, text)
            : MatchedPlaces.Find<TPosting, TKey>(
                db, await MatchedPlaces.RarestFirstAsync<TPosting, TKey>(db, terms, cancellationToken)));

        // MariaDB would gather the hits of each visible resource anew (split_materialized), unless what is gathered has a limit.
        async Task<List<ResultPlace>> TakeAsync(IQueryable<SearchHit<TKey>> hits)
        {
            var rows = await rowsOf(hits.OrderBy(hit => hit.Id).Take(int.MaxValue))
                .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.CreatedAt).ThenBy(hit => hit.Id)
                .Take(limit).ToListAsync(cancellationToken);
            return rows.ConvertAll(hit => new ResultPlace(hit.Score, hit.CreatedAt, type, hit.Id.ToInt64(null)));
        }
    }

    private sealed record Search(SearchText Text, IReadOnlyList<MatchedTerms>? Terms, ResultPlace? After, int Limit);
}
