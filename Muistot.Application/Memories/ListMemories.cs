using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Memories;

/// <summary>Lists the memories of a site: published ones, the caller's own, to admins and moderators all.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
[Anyone]
[RequireStatus(Resource.Memory, Status.None)]
[Cached(CachedContent.MemoriesOfSite)]
public sealed record ListMemories(ProjectId Project, SiteId Site) : IQuery<ItemsView<MemoryView>>, ISiteRequest;

/// <summary>Handles <see cref="ListMemories"/>.</summary>
internal sealed class ListMemoriesHandler(IMuistotDb db, MemoryPages pages, ResourceContext context, Presentation.Factory presentations)
    : IRequestHandler<ListMemories, ItemsView<MemoryView>>
{
    public async Task<ItemsView<MemoryView>> Handle(ListMemories request, CancellationToken cancellationToken) =>
        new(pages.ReadAsync(db.Context, context, await presentations.BeginAsync(), cancellationToken));
}
