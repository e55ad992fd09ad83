using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Memories;

/// <summary>Shows a memory to everyone, or hides it, which admins and moderators may. Showing it settles the reports before.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Publish">True to show it.</param>
[RequireScope(Scope.Moderator)]
[RequireStatus(Resource.Memory, Status.Exists | Status.Admin, Status.Exists | Status.Moderator)]
[Invalidates(CachedContent.MemoriesOfSite | CachedContent.SitesOfProject)]
public sealed record PublishMemory(ProjectId Project, SiteId Site, MemoryId Memory, bool Publish)
    : ICommand<Outcome>, IAtomicCommand, IMemoryRequest;

/// <summary>Handles <see cref="PublishMemory"/>.</summary>
internal sealed class PublishMemoryHandler(Publication publication, ResourceContext context) : IRequestHandler<PublishMemory, Outcome>
{
    public Task<Outcome> Handle(PublishMemory request, CancellationToken cancellationToken) =>
        publication.OfMemory(context.MemoryId, request.Publish, cancellationToken);
}
