using MediatR;
using Microsoft.Extensions.Logging;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Shows a site. Hidden ones are shown to who made them, and to admins and moderators. Who made it is shown the version of theirs that
/// waits.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="IncludeMemories">True to show its memories too, those of the memory list.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
[Anyone]
[RequireStatus(
    Resource.Site, Status.Published, Status.Exists | Status.Admin, Status.Exists | Status.Moderator, Status.Exists | Status.Own)]
[Cached(CachedContent.Site | CachedContent.MemoriesOfSite)]
public sealed record GetSite(ProjectId Project, SiteId Site, bool IncludeMemories = false, Inclusions? Include = null)
    : IQuery<SiteView>, ISiteRequest;

/// <summary>Handles <see cref="GetSite"/>.</summary>
internal sealed class GetSiteHandler(
    IMuistotDb db, SiteQuery query, MemoryPages pages, WaitingVersions waitingVersions, ResourceContext context,
    IRequestContext requestContext, Presentation.Factory presentations, ILogger<GetSiteHandler> logger)
    : IRequestHandler<GetSite, SiteView>
{
    public async Task<SiteView> Handle(GetSite request, CancellationToken cancellationToken)
    {
        var presentation = await presentations.BeginAsync(request.Include);
        var row = await query.FindAsync(
                db.Context, context.SiteId, requestContext.Language, context.DefaultLanguage, presentation.IsProjectOpen,
                presentation.IncludesImageSize, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var memories = request.IncludeMemories ? pages.ReadAsync(db.Context, context, presentation, cancellationToken) : null;
        var view = row.ToView(presentation, logger, memories) ?? throw new NotAcceptableException();
        if (context.Access.Site is not { Own: true } || context.SeesHidden)
            return view;
        var waiting = await waitingVersions.OfSiteAsync(context.SiteId, cancellationToken);
        return waiting?.Over(view, presentation, requestContext.Language, context.DefaultLanguage) ?? view;
    }
}
