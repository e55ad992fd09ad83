using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;

namespace Muistot.Application.History;

/// <summary>
/// Finds what a caller could see at a moment and cannot now, by the changes that hid or deleted it. Everyone is told of what was published,
/// authors of what was theirs, admins and moderators of all.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="context">The caller, and the resources of the request.</param>
internal sealed class GoneResources(IMuistotDb db, ResourceContext context)
{
    /// <summary>The sites of the request's project that are gone.</summary>
    /// <param name="since">The moment, UTC.</param>
    /// <param name="shown">What the caller sees of the project.</param>
    /// <param name="project">Public id of the project.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<List<GoneView>> SitesAsync(
        DateTime since, SitesShown shown, string project, CancellationToken cancellationToken)
    {
        var changes = await DeparturesAsync(Resource.Site, shown.ProjectId, since, cancellationToken);
        var (keys, hidden, callerId) = (changes.Select(change => (int)change.Key).ToList(), shown.Hidden, shown.CallerId);
        var there = await db.Sites.Where(site => keys.Contains(site.Id))
            .Select(site => new
            {
                site.Id,
                site.Name,
                IsOwn = site.CreatorId != null && site.CreatorId == callerId,
                IsVisible = Visibility.IsVisible(site, hidden, callerId),
            })
            .ToDictionaryAsync(site => (long)site.Id, cancellationToken);
        return
        [
            .. from change in changes
               let site = there.GetValueOrDefault(change.Key)
               where site?.IsVisible != true && (hidden || change.Any(one => one.PublishedBefore) || site?.IsOwn == true)
               let name = site?.Name ?? change.Select(one => one.Identifier).LastOrDefault(name => name is not null)
               where name is not null
               select new GoneView(Resource.Site, name, new GoneView.ParentsView(project, null)),
        ];
    }

    /// <summary>The memories of the request's site that are gone.</summary>
    /// <param name="since">The moment, UTC.</param>
    /// <param name="project">Public id of the project.</param>
    /// <param name="site">Public id of the site.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<List<GoneView>> MemoriesAsync(DateTime since, string project, string site, CancellationToken cancellationToken)
    {
        var changes = await DeparturesAsync(Resource.Memory, context.SiteId, since, cancellationToken);
        var (keys, hidden, callerId) = (changes.Select(change => change.Key).ToList(), context.SeesHidden, context.CallerId ?? 0);
        var there = await db.Memories.Where(memory => keys.Contains(memory.Id))
            .Select(memory => new
            {
                memory.Id,
                IsOwn = memory.UserId != null && memory.UserId == callerId,
                IsVisible = Visibility.IsVisible(memory, hidden, callerId),
            })
            .ToDictionaryAsync(memory => memory.Id, cancellationToken);
        return
        [
            .. from change in changes
               let memory = there.GetValueOrDefault(change.Key)
               where memory?.IsVisible != true && (hidden || change.Any(one => one.PublishedBefore) || memory?.IsOwn == true)
               select new GoneView(Resource.Memory, change.Key, new GoneView.ParentsView(project, site)),
        ];
    }

    /// <summary>The projects that are gone: hidden ones, and those whose time has ended.</summary>
    /// <param name="since">The moment, UTC.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<List<GoneView>> ProjectsAsync(DateTime since, DateTime now, CancellationToken cancellationToken)
    {
        if (context.Access.Caller is { IsSuperuser: true })
            return [];
        var changes = await DeparturesAsync(Resource.Project, null, since, cancellationToken);
        var callerId = context.CallerId ?? 0;
        var keys = changes.Where(change => change.Any(one => one.PublishedBefore)).Select(change => (int)change.Key).ToList();
        var names = await db.Projects
            .Where(project => keys.Contains(project.Id) || Visibility.EndedWithin(project, since, now))
            .Where(project => !Visibility.IsListed(project, now, callerId))
            .OrderBy(project => project.Id).Select(project => project.Name).ToListAsync(cancellationToken);
        return names.ConvertAll(name => new GoneView(Resource.Project, name, null));
    }

    private async Task<List<IGrouping<long, Departure>>> DeparturesAsync(
        Resource kind, int? parentId, DateTime since, CancellationToken cancellationToken)
    {
        var changes = await db.Changes
            .Where(change => change.Resource == kind && change.ParentId == parentId && change.At >= since
                && (change.Action == ChangeAction.Hide || change.Action == ChangeAction.Delete
                    || (kind == Resource.Project && change.Action == ChangeAction.Change)))
            .OrderBy(change => change.Id)
            .Select(change => new Departure(change.ResourceId, change.PublishedBefore, change.Identifier))
            .ToListAsync(cancellationToken);
        return [.. changes.GroupBy(change => change.ResourceId)];
    }

    private sealed record Departure(long ResourceId, bool PublishedBefore, string? Identifier);
}
