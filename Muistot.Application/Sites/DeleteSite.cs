using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>Deletes a site, its memories and their imageStorage, which who made it and admins may.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
[RequireSession]
[RequireStatus(Resource.Site, Status.Own, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record DeleteSite(ProjectId Project, SiteId Site) : ICommand<Unit>, IAtomicCommand, ISiteRequest;

/// <summary>
/// Handles <see cref="DeleteSite"/>. What hangs on the site goes by the database's own rules; the site is locked, so that a memory that
/// comes now waits, and finds no site.
/// </summary>
internal sealed class DeleteSiteHandler(IMuistotDb db, ResourceContext context, ImageStorage imageStorage)
    : IRequestHandler<DeleteSite, Unit>
{
    public async Task<Unit> Handle(DeleteSite request, CancellationToken cancellationToken)
    {
        var site = await db.Sites.FirstOrDefaultAsync(site => site.Id == context.SiteId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var images = await db.Memories
            .Where(memory => memory.SiteId == site.Id && memory.ImageId != null)
            .Select(memory => memory.ImageId!.Value)
            .ToListAsync(cancellationToken);
        await imageStorage.ReleaseAsync(site.ImageId is { } own ? [own, .. images] : images, cancellationToken);
        db.Sites.Remove(site);
        return Unit.Value;
    }
}
