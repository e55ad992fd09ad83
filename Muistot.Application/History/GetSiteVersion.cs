using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>Shows a site as it was.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Version">The version.</param>
[RequireSession]
[RequireHistory]
public sealed record GetSiteVersion(ProjectId Project, SiteId Site, VersionNumber Version) : IQuery<SiteVersionView>, IHistoryRequest
{
    MemoryId? IMemoryRequest.Memory => null;
}

/// <summary>Handles <see cref="GetSiteVersion"/>.</summary>
internal sealed class GetSiteVersionHandler(
    IMuistotDb db, VersionReader versions, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations)
    : IRequestHandler<GetSiteVersion, SiteVersionView>
{
    public async Task<SiteVersionView> Handle(GetSiteVersion request, CancellationToken cancellationToken)
    {
        var (view, published, content, imageId, image) =
            await versions.FindAsync(VersionReader.SubjectOf(request, context), request.Version, cancellationToken);
        var now = await db.Sites.AsNoTracking().AsSplitQuery().Include(site => site.Information).Include(site => site.Image)
                .Include(site => site.Creator).FirstOrDefaultAsync(site => site.Id == context.SiteId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var then = content as SiteContent ?? SiteContent.Of(now);
        var (name, id) = content is null ? (now.Image?.FileName, now.ImageId) : (image, imageId);
        var presentation = await presentations.BeginAsync(isOfHistory: true);
        var info = presentation.Show(then.Texts.In(requestContext.Language, context.DefaultLanguage)) ?? throw new NotAcceptableException();
        return SiteVersionView.Of(
            view, now, then, info, presentation.NameImage(name, id, isPublic: false), now.CreatorId == context.CallerId ? true : null,
            (published ?? Visibility.IsPublic(now)) ? null : true);
    }
}
