using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Deletes a site with its memories, which who made it and admins may. It is hidden from everyone; admins and moderators can bring it back
/// until it is removed (<see cref="History.RemoveDeletedJob"/>).
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
[RequireSession]
[RequireStatus(Resource.Site, Status.Own, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record DeleteSite(ProjectId Project, SiteId Site) : ICommand<Unit>, IAtomicCommand, ISiteRequest;

/// <summary>
/// Handles <see cref="DeleteSite"/>. What hangs on the site is seen through the site alone. The site is locked, so that a memory that comes
/// now waits, and finds no site.
/// </summary>
internal sealed class DeleteSiteHandler(IMuistotDb db, Decisions decisions, ResourceContext context) : IRequestHandler<DeleteSite, Unit>
{
    public async Task<Unit> Handle(DeleteSite request, CancellationToken cancellationToken)
    {
        var site = await db.Sites.FirstOrDefaultAsync(site => site.Id == context.SiteId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        await decisions.MakeAsync(site, DecisionKind.Delete, null, cancellationToken);
        return Unit.Value;
    }
}
