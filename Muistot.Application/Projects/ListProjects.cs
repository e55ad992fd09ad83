using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Lists the projects that are published and run; to admins also theirs that are not, to superusers all.</summary>
[Anyone]
public sealed record ListProjects : IQuery<ItemsView<ProjectView>>;

/// <summary>Handles <see cref="ListProjects"/>.</summary>
internal sealed class ListProjectsHandler(
    IMuistotDb db, ResourceContext context, IRequestContext surroundings, TimeProvider clock, ILogger<ListProjectsHandler> logger)
    : IRequestHandler<ListProjects, ItemsView<ProjectView>>
{
    public Task<ItemsView<ProjectView>> Handle(ListProjects request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var callerId = context.CallerId;
        IQueryable<Project> projects = db.Projects.OrderBy(project => project.Id);
        if (context.Access.Caller is not { IsSuperuser: true })
        {
            projects = projects.Where(project =>
                (project.Published && !(project.Starts > now) && !(project.Ends < now))
                || (callerId != null && project.Admins.Any(admin => admin.UserId == callerId)));
        }

        return Task.FromResult(new ItemsView<ProjectView>(Read(projects, cancellationToken)));
    }

    private async IAsyncEnumerable<ProjectView> Read(IQueryable<Project> projects, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = ProjectRow.Select(db, projects, surroundings.Language).AsNoTracking().AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.ToView(logger) is { } view)
                yield return view;
        }
    }
}
