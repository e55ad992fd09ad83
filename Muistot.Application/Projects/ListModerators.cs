using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Lists the moderators of a project, for its admins. Its admins are told with the project, to everyone.</summary>
/// <param name="Project">The project.</param>
/// <param name="Limit">Most items, or null.</param>
/// <param name="Cursor">Where the page before ended, or null.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
public sealed record ListModerators(ProjectId Project, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<ModeratorView>>, IPagedQuery, IProjectRequest
{
    IEnumerable<string?> IPagedQuery.List => ["moderators", Project.Value];
}

/// <summary>Someone who moderates a project.</summary>
/// <param name="Username">Who it is.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record ModeratorView([Example("Eino Lahti")] string Username, [Example("2024-06-21T12:00:00Z")] DateTime Since);

/// <summary>Checks the form of <see cref="ListModerators"/>.</summary>
internal sealed class ListModeratorsValidator : AbstractValidator<ListModerators>
{
    public ListModeratorsValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListModerators"/>, in the order of accounts.</summary>
internal sealed class ListModeratorsHandler(IMuistotDb db, ResourceContext context)
    : IRequestHandler<ListModerators, ItemsView<ModeratorView>>
{
    public async Task<ItemsView<ModeratorView>> Handle(ListModerators request, CancellationToken cancellationToken)
    {
        IPagedQuery query = request;
        var (projectId, after) = (context.Project.Id, (int)Math.Min(request.Cursor?.Key ?? 0, int.MaxValue));
        var rows = db.ProjectModerators.AsNoTracking()
            .Where(moderator => moderator.ProjectId == projectId && moderator.UserId > after)
            .OrderBy(moderator => moderator.UserId)
            .Select(moderator => new { moderator.UserId, View = new ModeratorView(moderator.User!.Username, moderator.CreatedAt) });
        var found = await (query.PageSize is { } most ? rows.Take(most + 1) : rows).ToListAsync(cancellationToken);
        var page = query.PageSize is { } size ? found.Take(size).ToList() : found;
        return new ItemsView<ModeratorView>(
            page.Select(row => row.View).ToAsyncEnumerable(), query.NextAfter(found.Count > page.Count ? page[^1].UserId : null));
    }
}
