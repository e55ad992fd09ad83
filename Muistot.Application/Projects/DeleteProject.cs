using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Takes a project away, which its admins may: it is hidden, and nothing of it is lost.</summary>
/// <param name="Project">Its id.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record DeleteProject(ProjectId Project) : ICommand<Outcome>, IAtomicCommand, IProjectRequest;

/// <summary>Handles <see cref="DeleteProject"/>.</summary>
internal sealed class DeleteProjectHandler(Publication publication, ResourceContext context) : IRequestHandler<DeleteProject, Outcome>
{
    public async Task<Outcome> Handle(DeleteProject request, CancellationToken cancellationToken)
    {
        await publication.OfProject(context.Project.Id, publish: false, cancellationToken);
        return Outcome.Changed;
    }
}
