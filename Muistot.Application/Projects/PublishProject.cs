using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Shows a project to everyone, or hides it, which its admins may.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Publish">True to show it.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record PublishProject(ProjectId Project, bool Publish) : ICommand<Outcome>, IAtomicCommand, IProjectRequest;

/// <summary>Handles <see cref="PublishProject"/>.</summary>
internal sealed class PublishProjectHandler(Publication publication, ResourceContext context) : IRequestHandler<PublishProject, Outcome>
{
    public Task<Outcome> Handle(PublishProject request, CancellationToken cancellationToken) =>
        publication.OfProject(context.Project.Id, request.Publish, cancellationToken);
}
