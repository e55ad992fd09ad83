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
        if (types.Projects)
        {
            var projects = VisibleProjects();
            if (projectId is { } id)
                projects = projects.Where(project => project.Id == id);
            var rows =
                from hit in Find<ProjectPosting, int>()
                join project in projects on hit.Id equals project.Id
                select new FoundRow<int> { Score = hit.Score, CreatedAt = project.CreatedAt, Id = hit.Id };
            found.AddRange(await ReadAsync(rows.After(after, Resource.Project), Resource.Project, limit, cancellationToken));
        }

        if (types.Sites)
        {
            var sites = VisibleSites();
            if (projectId is { } id)
                sites = sites.Where(site => site.ProjectId == id);
            var rows =
                from hit in Find<SitePosting, int>()
                join site in sites on hit.Id equals site.Id
                select new FoundRow<int> { Score = hit.Score, CreatedAt = site.CreatedAt, Id = hit.Id };
            found.AddRange(await ReadAsync(rows.After(after, Resource.Site), Resource.Site, limit, cancellationToken));
        }

        if (types.Memories)
        {
            var memories = VisibleMemories();
            if (projectId is { } id)
                memories = memories.Where(memory => memory.Site!.ProjectId == id);
            var rows =
                from hit in Find<MemoryPosting, long>()
                join memory in memories on hit.Id equals memory.Id
                select new FoundRow<long> { Score = hit.Score, CreatedAt = memory.CreatedAt, Id = hit.Id };
            found.AddRange(await ReadAsync(rows.After(after, Resource.Memory), Resource.Memory, limit, cancellationToken));
        }

        return
        [
            .. found.OrderByDescending(place => place.Score).ThenByDescending(place => place.CreatedAt)
                .ThenBy(place => place.Type).ThenBy(place => place.Id).Take(limit),
        ];

        // MariaDB would gather the hits of each visible resource anew (split_materialized), unless what is gathered has a limit.
        IQueryable<SearchHit<TKey>> Find<TPosting, TKey>()
            where TPosting : SearchPosting<TKey>
            where TKey : struct =>
            (terms is null ? SearchQueries.Find<TPosting, TKey>(db, text) : SearchQueries.Find<TPosting, TKey>(db, terms))
                .OrderBy(hit => hit.Id).Take(int.MaxValue);
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

    private static async Task<IEnumerable<ResultPlace>> ReadAsync<TKey>(
        IQueryable<FoundRow<TKey>> found, Resource type, int limit, CancellationToken cancellationToken)
        where TKey : struct, IConvertible
    {
        var rows = await found.OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.CreatedAt).ThenBy(hit => hit.Id)
            .Take(limit).ToListAsync(cancellationToken);
        return rows.Select(hit => new ResultPlace(hit.Score, hit.CreatedAt, type, hit.Id.ToInt64(null)));
    }
}
