using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Projects;

namespace Muistot.Application.History;

/// <summary>
/// Lists the sites and memories of a project that were deleted and can be brought back, for its admins and moderators. What was deleted
/// last comes first. Memories of a deleted site come back with it, and are not listed.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Limit">Most items.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireSession]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin, Status.Exists | Status.Moderator)]
public sealed record ListDeleted(ProjectId Project, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<DeletedView>>, IProjectRequest, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["deleted", Project?.Value];
}

/// <summary>A site or memory that was deleted. It comes back by restoring one of its versions.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Identifier">Its id: text for sites, a number for memories.</param>
/// <param name="Parents">Its parents.</param>
/// <param name="Version">Its version.</param>
/// <param name="DeletedAt">When it was deleted, UTC.</param>
/// <param name="DeletedBy">Username of who deleted it. Absent when that account was deleted.</param>
/// <param name="RemovedAfter">When it is removed for good, UTC.</param>
/// <param name="Site">The site, as admins and moderators saw it. Absent for memories.</param>
/// <param name="Memory">The memory, as admins and moderators saw it. Absent for sites.</param>
/// <param name="Etag">What <c>If-Match</c> names it by, where several deleted sites had one id.</param>
public sealed record DeletedView(
    [property: Example("memory")] Resource Type,
    [Example(12)] object Identifier,
    DeletedView.ParentsView Parents,
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime DeletedAt,
    [Example("Aino Saarela")] string? DeletedBy,
    [Example("2024-07-21T12:00:00Z")] DateTime RemovedAfter,
    SiteView? Site,
    MemoryView? Memory,
    [Example("\"3-mm.deleted\"")] string Etag)
{
    /// <summary>The parents of a resource.</summary>
    /// <param name="Project">Public id of the project.</param>
    /// <param name="Site">Public id of the site, of memories.</param>
    public sealed record ParentsView([Example("sornainen-harbour")] string Project, [Example("suvilahti-gasworks")] string? Site);
}

/// <summary>Checks the form of <see cref="ListDeleted"/>.</summary>
internal sealed class ListDeletedValidator : AbstractValidator<ListDeleted>
{
    public ListDeletedValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListDeleted"/>.</summary>
internal sealed class ListDeletedHandler(
    IMuistotDb db, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations,
    IOptions<HistoryOptions> options, ILogger<ListDeletedHandler> logger)
    : IRequestHandler<ListDeleted, ItemsView<DeletedView>>
{
    public async Task<ItemsView<DeletedView>> Handle(ListDeleted request, CancellationToken cancellationToken)
    {
        IPagedQuery query = request;
        var size = query.PageSize ?? int.MaxValue - 1;
        var found = await FindAsync(request.Cursor?.Key ?? long.MaxValue, size + 1, cancellationToken);
        var page = found.Take(size).ToList();
        var (presentation, items) = (await presentations.BeginAsync(isOfHistory: true), new List<DeletedView>());
        var (sites, memories) = (await ReadSitesAsync(page, cancellationToken), await ReadMemoriesAsync(page, cancellationToken));
        foreach (var one in page)
        {
            var site = one.Kind == Resource.Site ? sites.GetValueOrDefault((int)one.Id)?.ToView(presentation, logger) : null;
            var memory = one.Kind == Resource.Memory ? memories.GetValueOrDefault(one.Id)?.ToView(presentation) : null;
            if (site is not null || memory is not null)
                items.Add(ToView(one, request.Project.Value, site, memory));
        }

        return new ItemsView<DeletedView>(items.ToAsyncEnumerable(), query.NextAfter(found.Count > size ? page[^1].ChangeId : null));
    }

    private DeletedView ToView(Deleted one, string project, SiteView? site, MemoryView? memory) => new(
        one.Kind, one.Identifier is { } slug ? slug : one.Id, new DeletedView.ParentsView(project, one.Site), one.Version, one.At, one.By,
        one.At + options.Value.Keep, site, memory, $"\"{one.State}.deleted\"");

    // In the order of the changes that deleted them.
    private async Task<List<Deleted>> FindAsync(long before, int limit, CancellationToken cancellationToken)
    {
        var projectId = context.Project.Id;
        var sites =
            from site in db.Sites
            where site.ProjectId == projectId && site.DeletedAt != null
            from change in db.Changes
            where change.Resource == Resource.Site && change.ResourceId == site.Deletion && change.Action == ChangeAction.Delete
                && change.At == site.DeletedAt && change.Id < before
            orderby change.Id descending
            select new Deleted(
                change.Id, Resource.Site, site.Deletion, site.Name, null, site.Version, change.At, change.User!.Username);
        var memories =
            from memory in db.Memories
            where memory.DeletedAt != null && memory.Site!.ProjectId == projectId && Visibility.IsPresent(memory.Site!)
            from change in db.Changes
            where change.Resource == Resource.Memory && change.ResourceId == memory.Id && change.Action == ChangeAction.Delete
                && change.At == memory.DeletedAt && change.Id < before
            orderby change.Id descending
            select new Deleted(
                change.Id, Resource.Memory, memory.Id, null, memory.Site!.Name, memory.Version, change.At,
                change.User!.Username);
        return [.. (await sites.Take(limit).ToListAsync(cancellationToken))
            .Concat(await memories.Take(limit).ToListAsync(cancellationToken)).OrderByDescending(one => one.ChangeId).Take(limit)];
    }

    private Task<Dictionary<int, SiteRow>> ReadSitesAsync(List<Deleted> page, CancellationToken cancellationToken)
    {
        var keys = page.Where(one => one.Kind == Resource.Site).Select(one => (int)one.Id).ToList();
        return SiteRow.Select(
                db, db.Sites.Where(site => keys.Contains(site.Id)), requestContext.Language, context.DefaultLanguage, isOpen: false)
            .AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
    }

    private Task<Dictionary<long, MemoryRow>> ReadMemoriesAsync(List<Deleted> page, CancellationToken cancellationToken)
    {
        var keys = page.Where(one => one.Kind == Resource.Memory).Select(one => one.Id).ToList();
        return MemoryRow.Select(db.Memories.Where(memory => keys.Contains(memory.Id))).AsNoTracking()
            .ToDictionaryAsync(row => row.Id, cancellationToken);
    }

    private sealed record Deleted(
        long ChangeId, Resource Kind, long Id, string? Identifier, string? Site, int Version, DateTime At, string? By)
    {
        public ResourceVersion State => new(Kind == Resource.Site ? LockedTable.Sites : LockedTable.Memories, Id, Version);
    }
}
