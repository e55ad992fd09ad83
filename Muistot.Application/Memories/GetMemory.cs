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

/// <summary>
/// Gets a memory. Hidden ones are shown to who wrote them, and to admins and moderators. Who wrote it is shown the version of theirs that
/// waits.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
[Anyone]
[RequireStatus(
    Resource.Memory, Status.Published, Status.Exists | Status.Admin, Status.Exists | Status.Moderator, Status.Exists | Status.Own)]
[Cached(CachedContent.MemoriesOfSite)]
public sealed record GetMemory(ProjectId Project, SiteId Site, MemoryId Memory, Inclusions? Include = null)
    : IQuery<MemoryView>, IMemoryRequest;

/// <summary>Handles <see cref="GetMemory"/>.</summary>
internal sealed class GetMemoryHandler(
    IMuistotDb db, MemoryQuery query, WaitingVersions waitingVersions, ResourceContext context, Presentation.Factory presentations)
    : IRequestHandler<GetMemory, MemoryView>
{
    public async Task<MemoryView> Handle(GetMemory request, CancellationToken cancellationToken)
    {
        var row = await query.FindAsync(db.Context, context.MemoryId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var presentation = await presentations.BeginAsync(request.Include);
        var view = row.ToView(presentation);
        if (context.Access.Memory is not { Own: true } || context.SeesHidden)
            return view;
        var waiting = await waitingVersions.OfMemoryAsync(context.MemoryId, cancellationToken);
        return waiting?.Over(view, presentation) ?? view;
    }
}
