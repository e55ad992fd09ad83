using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>Shows a site to everyone, or hides it, which admins and moderators may. Showing it settles the reports before.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Publish">True to show it.</param>
[RequireScope(Scope.Moderator)]
[RequireStatus(Resource.Site, Status.Exists | Status.Admin, Status.Exists | Status.Moderator)]
[Invalidates(CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record PublishSite(ProjectId Project, SiteId Site, bool Publish) : ICommand<Outcome>, IAtomicCommand, ISiteRequest;

/// <summary>Handles <see cref="PublishSite"/>.</summary>
internal sealed class PublishSiteHandler(Publication publication, ResourceContext context) : IRequestHandler<PublishSite, Outcome>
{
    public Task<Outcome> Handle(PublishSite request, CancellationToken cancellationToken) =>
        publication.OfSite(context.SiteId, request.Publish, cancellationToken);
}
