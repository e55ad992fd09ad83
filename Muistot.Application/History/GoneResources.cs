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
            })
            .ToDictionaryAsync(site => (long)site.Id, cancellationToken);
        var names = changes
            .Where(change => hidden || change.Any(one => one.PublishedBefore) || there.GetValueOrDefault(change.Key)?.IsOwn == true)
            .SelectMany(change => NamesOf(change, there.GetValueOrDefault(change.Key)?.Name)).Distinct(StringComparer.Ordinal).ToList();

        // Whoever has the id by now: to the client, it is there.
        var projectId = shown.ProjectId;
        var taken = await db.Sites
            .Where(site => site.ProjectId == projectId && names.Contains(site.Name) && Visibility.IsVisible(site, hidden, callerId))
            .Select(site => site.Name).ToListAsync(cancellationToken);
        return [.. names.Except(taken, StringComparer.Ordinal)
            .Select(name => new GoneView(Resource.Site, name, new GoneView.ParentsView(project, null)))];
    }

    // A site that was brought back may have another id than the one that it went by.
    private static List<string> NamesOf(IEnumerable<Departure> departures, string? present)
    {
        var names = departures.Select(one => one.Identifier).OfType<string>().ToList();
        return names.Count == 0 && present is not null ? [present] : names;
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
        var gone = from change in changes
                   let memory = there.GetValueOrDefault(change.Key)
                   where memory?.IsVisible != true && (hidden || change.Any(one => one.PublishedBefore) || memory?.IsOwn == true)
                   select change.Key;
        return [.. gone.Concat(await OfFormerSitesAsync(since, site, cancellationToken))
            .Select(id => new GoneView(Resource.Memory, id, new GoneView.ParentsView(project, site)))];
    }

    // They went with a site that had the id before this one.
    private async Task<List<long>> OfFormerSitesAsync(DateTime since, string site, CancellationToken cancellationToken)
    {
        var (projectId, siteId, hidden, callerId) = (context.Project.Id, context.SiteId, context.SeesHidden, context.CallerId ?? 0);
        var former = await db.Changes
            .Where(change => change.Resource == Resource.Site && change.ParentId == projectId && change.At >= since
                && change.Action == ChangeAction.Delete && change.Identifier == site)
            .Select(change => (int)change.ResourceId).ToListAsync(cancellationToken);
        return former.TrueForAll(id => id == siteId)
            ? []
            : await db.Memories
                .Where(memory => former.Contains(memory.SiteId) && memory.SiteId != siteId
                    && Visibility.IsVisible(memory, hidden, callerId))
                .OrderBy(memory => memory.Id).Select(memory => memory.Id).ToListAsync(cancellationToken);
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
