using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;

namespace Muistot.Application.Memories;

/// <summary>Lists the memories of a site: published ones, the caller's own, to admins and moderators all.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Limit">Most memories.</param>
/// <param name="Cursor">Where the page before ended.</param>
/// <param name="Q">Words that all occur in them.</param>
[Anyone]
[RequireStatus(Resource.Memory, Status.None)]
[Cached(CachedContent.MemoriesOfSite, ExceptWith = [nameof(Q)])]
public sealed record ListMemories(
    ProjectId Project, SiteId Site, PageLimit? Limit = null, Cursor? Cursor = null, SearchText? Q = null)
    : IQuery<ItemsView<MemoryView>>, ISiteRequest, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["memories", Project?.Value, Site?.Value, Q.OrAbsent()?.Value];
}

/// <summary>Checks the form of <see cref="ListMemories"/>.</summary>
internal sealed class ListMemoriesValidator : AbstractValidator<ListMemories>
{
    public ListMemoriesValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListMemories"/>.</summary>
internal sealed class ListMemoriesHandler(IMuistotDb db, MemoryPages pages, ResourceContext context, Presentation.Factory presentations)
    : IRequestHandler<ListMemories, ItemsView<MemoryView>>
{
    public async Task<ItemsView<MemoryView>> Handle(ListMemories request, CancellationToken cancellationToken)
    {
        var presentation = await presentations.BeginAsync();
        return ((IPagedQuery)request).PageSize is null && request.Q.OrAbsent() is null
            ? new(pages.ReadAsync(db.Context, context, presentation, cancellationToken))
            : await pages.ReadPageAsync(db.Memories.Matching(db, request.Q), context, request, presentation, cancellationToken);
    }
}
