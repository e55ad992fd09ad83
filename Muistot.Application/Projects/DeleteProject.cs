using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Takes a project away, which its admins may: it is hidden, and nothing of it is lost.</summary>
/// <param name="Project">Its id.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record DeleteProject(ProjectId Project) : ICommand<Outcome>, IAtomicCommand, IProjectRequest;

/// <summary>Handles <see cref="DeleteProject"/>.</summary>
internal sealed class DeleteProjectHandler(IMuistotDb db, Decisions decisions, ResourceContext context)
    : IRequestHandler<DeleteProject, Outcome>
{
    public async Task<Outcome> Handle(DeleteProject request, CancellationToken cancellationToken)
    {
        var project = await db.Projects.FirstAsync(project => project.Id == context.Project.Id, cancellationToken);
        if (!await decisions.IsMadeAsync(project, DecisionKind.Delete, cancellationToken))
            await decisions.MakeAsync(project, DecisionKind.Delete, null, cancellationToken);
        return Outcome.Changed;
    }
}
