using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Projects;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Me;

/// <summary>
/// Lists the projects that the caller is an admin or a moderator of, with the role and the numbers of what waits, in order of creation.
/// Superusers may decide everywhere; they see here the projects that they were given a role in.
/// </summary>
/// <param name="Include">The members to show beside those that are always there.</param>
/// <param name="Limit">Most projects.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireSession]
public sealed record ListMyProjects(Inclusions? Include = null, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<ProjectView>>, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["me/projects"];
}

/// <summary>Checks the form of <see cref="ListMyProjects"/>.</summary>
internal sealed class ListMyProjectsValidator : AbstractValidator<ListMyProjects>
{
    public ListMyProjectsValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListMyProjects"/>.</summary>
internal sealed class ListMyProjectsHandler(
    IMuistotDb db, KeysetPages pages, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations,
    ShownLanguages languages, IOptions<LocalizationOptions> localization, ILogger<ListMyProjectsHandler> logger)
    : IRequestHandler<ListMyProjects, ItemsView<ProjectView>>
{
    public async Task<ItemsView<ProjectView>> Handle(ListMyProjects request, CancellationToken cancellationToken)
    {
        languages.Expect([requestContext.Language, .. localization.Value.Languages]);
        var presentation = await presentations.BeginAsync(request.Include);
        var list = new KeyedList<int, OwnProjectRow>(
            (last, limit) => OwnProjects().Where(project => project.Id > last).OrderBy(project => project.Id).Select(project => project.Id)
                .Take(limit).ToListAsync(cancellationToken),
            keys => ReadAsync(keys, cancellationToken));
        var (rows, next) = await pages.ReadAsync(list, request, cancellationToken);
        return new ItemsView<ProjectView>(rows.Select(row => row.ToView(presentation, logger)).OfType<ProjectView>(), next);
    }

    private IQueryable<Project> OwnProjects()
    {
        var callerId = context.UserId;
        return db.Projects.Where(project => Visibility.IsStaffedBy(project, callerId, false));
    }

    private async IAsyncEnumerable<OwnProjectRow> ReadAsync(List<int> keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The index of sites, and that of memories, tell those that wait where the flag is compared with a value. What authors changed
        // under review waits too.
        var (own, no) = (OwnProjects().Where(project => keys.Contains(project.Id)), false);
        var waiting = await own.Select(project => new
        {
            project.Id,
            Sites = project.Sites.Count(site => Visibility.IsInState(site, no) && Visibility.IsWaiting(site))
                + db.WaitingSites.Count(waiting => waiting.Site!.ProjectId == project.Id && Visibility.IsPresent(waiting.Site)),
            Memories = project.Sites.Where(site => Visibility.IsPresent(site)).SelectMany(site => site.Memories)
                .Count(memory => Visibility.IsInState(memory, no) && Visibility.IsWaiting(memory))
                + db.WaitingMemories.Count(waiting => waiting.Memory!.Site!.ProjectId == project.Id
                    && Visibility.IsPresent(waiting.Memory) && Visibility.IsPresent(waiting.Memory.Site)),
        }).ToDictionaryAsync(project => project.Id, cancellationToken);
        var rows = ProjectRow.Select(db, own.OrderBy(project => project.Id), requestContext.Language, context.UserId);
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (waiting.TryGetValue(row.Id, out var counts))
                yield return new OwnProjectRow(row, counts.Sites, counts.Memories);
        }
    }

    private sealed record OwnProjectRow(ProjectRow Project, int WaitingSites, int WaitingMemories) : IPagedRow<int>
    {
        public int Id => Project.Id;

        public int Characters => Project.Characters;

        public ProjectView? ToView(Presentation presentation, ILogger logger)
        {
            if (Project.ToView(presentation, logger) is not { } view)
                return null;
            return view with
            {
                Role = Project.CallerIsAdmin ? ProjectRole.Admin : ProjectRole.Moderator,
                WaitingSitesCount = WaitingSites,
                WaitingMemoriesCount = WaitingMemories,
            };
        }
    }
}
