using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Memories;

/// <summary>Lists the memories of a site: published ones, the caller's own, to admins and moderators all.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Limit">Most memories.</param>
/// <param name="Cursor">Where the page before ended.</param>
/// <param name="Q">Words that all occur in them.</param>
/// <param name="ModifiedSince">Only what was changed since.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
[Anyone]
[RequireStatus(Resource.Memory, Status.None)]
[Cached(CachedContent.MemoriesOfSite, ExceptWith = [nameof(Q), nameof(ModifiedSince)])]
public sealed record ListMemories(
    ProjectId Project, SiteId Site, PageLimit? Limit = null, Cursor? Cursor = null, SearchText? Q = null,
    Instant? ModifiedSince = null, Inclusions? Include = null)
    : IQuery<ItemsView<MemoryView>>, ISiteRequest, IModifiedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["memories", Project?.Value, Site?.Value, Q.OrAbsent()?.Value, ModifiedSince?.ToString()];
}

/// <summary>Checks the form of <see cref="ListMemories"/>.</summary>
internal sealed class ListMemoriesValidator : AbstractValidator<ListMemories>
{
    public ListMemoriesValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListMemories"/>.</summary>
internal sealed class ListMemoriesHandler(
    IMuistotDb db, MemoryPages pages, ResourceContext context, Presentation.Factory presentations, GoneResources gone, TimeProvider clock)
    : IRequestHandler<ListMemories, ItemsView<MemoryView>>
{
    public async Task<ItemsView<MemoryView>> Handle(ListMemories request, CancellationToken cancellationToken)
    {
        var presentation = await presentations.BeginAsync(request.Include);
        if (((IPagedQuery)request).PageSize is null && request.Q.OrAbsent() is null && request.ModifiedSince is null)
            return new(pages.ReadAsync(db.Context, context, presentation, cancellationToken));
        var asOf = ((IModifiedQuery)request).AsOf(clock.GetUtcNow().UtcDateTime);
        var memories = db.Memories.Matching(db, request.Q).ModifiedSince(request.ModifiedSince);
        var page = await pages.ReadPageAsync(memories, context, request, presentation, cancellationToken, asOf);
        return request.ModifiedSince is not { } since
            ? page
            : page with
            {
                AsOf = asOf,
                Gone = page.Next is null
                    ? await gone.MemoriesAsync(since.Time, request.Project.Value, request.Site.Value, cancellationToken)
                    : null,
            };
    }
}
