using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
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

/// <summary>A site as it was.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When the version was made, UTC.</param>
/// <param name="By">Username of who made the version. Absent for changes in nobody's name, and when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Id">Public id of the site, as it is now.</param>
/// <param name="Info">Its texts.</param>
/// <param name="Location">Where it was.</param>
/// <param name="Image">Its image: an alias that works for the caller for an hour.</param>
/// <param name="Own">True when the caller created the site. Absent otherwise.</param>
/// <param name="Creator">Username of its creator.</param>
/// <param name="WaitingApproval">True when the version was not published. Absent otherwise.</param>
public sealed record SiteVersionView(
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("change")] ChangeAction Action,
    [Example("suvilahti-gasworks")] string Id,
    InformationView Info,
    LocationView Location,
    [Example("placeholder.jpg")] string? Image,
    bool? Own,
    [Example("Aino Saarela")] string? Creator,
    bool? WaitingApproval);

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
        var then = content as SiteContent ?? now.ToContent();
        var (name, id) = content is null ? (now.Image?.FileName, now.ImageId) : (image, imageId);
        var presentation = await presentations.BeginAsync(isOfHistory: true);
        return new SiteVersionView(
            view.Version, view.At, view.By, view.Action, now.Name,
            presentation.Show(then.Texts.In(requestContext.Language, context.DefaultLanguage)) ?? throw new NotAcceptableException(),
            new LocationView(then.Longitude, then.Latitude), presentation.NameImage(name, id, isPublic: false),
            now.CreatorId == context.CallerId ? true : null, now.Creator?.Username,
            (published ?? Visibility.IsPublic(now)) ? null : true);
    }
}
