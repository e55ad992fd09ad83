using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Languages;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Values;

namespace Muistot.Application.Projects;

/// <summary>Lists the projects that are published and run; to admins also theirs that are not, to superusers all.</summary>
/// <param name="Include">The members to show beside those that are always there.</param>
/// <param name="Limit">Most projects.</param>
/// <param name="Cursor">Where the page before ended.</param>
/// <param name="Q">Words that all occur in them.</param>
/// <param name="ModifiedSince">Only what was changed since, or began.</param>
[Anyone]
[Cached(CachedContent.Projects, ExceptWith = [nameof(Q), nameof(ModifiedSince)])]
public sealed record ListProjects(
    Inclusions? Include = null, PageLimit? Limit = null, Cursor? Cursor = null, SearchText? Q = null,
    Instant? ModifiedSince = null)
    : IQuery<ItemsView<ProjectView>>, IModifiedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["projects", Q.OrAbsent()?.Value, ModifiedSince?.ToString()];
}

/// <summary>Checks the form of <see cref="ListProjects"/>.</summary>
internal sealed class ListProjectsValidator : AbstractValidator<ListProjects>
{
    public ListProjectsValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListProjects"/>.</summary>
internal sealed class ListProjectsHandler(
    IMuistotDb db, KeysetPages pages, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations,
    ShownLanguages languages, GoneResources gone,
    IOptions<LocalizationOptions> localization, TimeProvider clock, CacheExpiration expiration, ILogger<ListProjectsHandler> logger)
    : IRequestHandler<ListProjects, ItemsView<ProjectView>>
{
    public async Task<ItemsView<ProjectView>> Handle(ListProjects request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var callerId = context.CallerId ?? 0;
        var projects = db.Projects.Matching(db, request.Q);
        if (context.Access.Caller is not { IsSuperuser: true })
        {
            await NoteNextChange(now, cancellationToken);
            projects = projects.Where(project => Visibility.IsListed(project, now, callerId));
        }

        var asOf = ((IModifiedQuery)request).AsOf(now);
        if (request.ModifiedSince is { Time: var from })
            projects = projects.Where(project => project.ModifiedAt >= from || Visibility.BeganWithin(project, from, now));
        languages.Expect([requestContext.Language, .. localization.Value.Languages]);
        var presentation = await presentations.BeginAsync(request.Include);
        var (rows, next) = ((IPagedQuery)request).PageSize is null
            ? (pages.ReadAsync<int, ProjectRow>((last, limit) => ReadAfter(projects, last, limit), cancellationToken), null)
            : await pages.ReadAsync(ListOf(projects, cancellationToken), request, cancellationToken, asOf);
        return new ItemsView<ProjectView>(
            rows.Select(row => row.ToView(presentation, logger)).OfType<ProjectView>(), next, asOf,
            request.ModifiedSince is { } since && next is null ? await gone.ProjectsAsync(since.Time, now, cancellationToken) : null);
    }

    /// <summary>Finds when the next project begins or ends: until then the list stays as it is.</summary>
    private async Task NoteNextChange(DateTime now, CancellationToken cancellationToken)
    {
        var next = await db.Projects
            .Where(project => Visibility.OpensOrCloses(project, now))
            .GroupBy(_ => 1)
            .Select(projects => new
            {
                Starts = projects.Min(project => project.Starts >= now ? project.Starts : null),
                Ends = projects.Min(project => project.Ends >= now ? project.Ends : null),
            })
            .FirstOrDefaultAsync(cancellationToken);
        expiration.Until(next?.Starts, now);
        expiration.Until(next?.Ends, now);
    }

    private KeyedList<int, ProjectRow> ListOf(IQueryable<Project> projects, CancellationToken cancellationToken) => new(
        (last, limit) => projects.Where(project => project.Id > last).OrderBy(project => project.Id).Select(project => project.Id)
            .Take(limit).ToListAsync(cancellationToken),
        keys => ProjectRow.Select(db, projects.Where(project => keys.Contains(project.Id)).OrderBy(project => project.Id),
            requestContext.Language, context.CallerId).AsNoTracking().AsAsyncEnumerable());

    private IAsyncEnumerable<ProjectRow> ReadAfter(IQueryable<Project> projects, int last, int limit)
    {
        var page = projects.Where(project => project.Id > last).OrderBy(project => project.Id).Take(limit);
        return ProjectRow.Select(db, page, requestContext.Language, context.CallerId).AsNoTracking().AsAsyncEnumerable();
    }
}
