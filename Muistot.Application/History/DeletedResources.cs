using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.History;

/// <summary>
/// Finds what is deleted, which the pipeline does not: to everyone else it is not there. It is locked, and held to the version that the
/// client knows, as the pipeline does with what is there.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="preconditions">Holds commands to versions.</param>
/// <param name="requestContext">What the client demands.</param>
public sealed class DeletedResources(IMuistotDb db, Preconditions preconditions, IRequestContext requestContext)
{
    /// <summary>True when a site of a public id is deleted at a version, whoever has the id by now.</summary>
    internal Task<bool> HasSiteAsync(int projectId, SiteId name, int version, CancellationToken cancellationToken)
    {
        var slug = name.Value;
        return db.Sites.AnyAsync(
            site => site.ProjectId == projectId && site.Name == slug && site.Version == version && !Visibility.IsPresent(site),
            cancellationToken);
    }

    /// <summary>True when the client names a deleted site by its tag, whoever has its public id by now.</summary>
    internal async Task<bool> IsSiteNamedAsync(int projectId, SiteId name, CancellationToken cancellationToken) =>
        requestContext.IfMatch is { IsAny: false }
            && (await FindSitesAsync(projectId, name, cancellationToken)).Exists(requestContext.IfMatch.IsMetBy);

    /// <summary>
    /// Locks a deleted site. Of several that had one public id, it is that whose tag or version the client names, or the last one.
    /// </summary>
    /// <param name="projectId">Key of the project.</param>
    /// <param name="name">The public id.</param>
    /// <param name="version">The version that the request itself names, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="NotFoundException">A deleted site must have had the public id.</exception>
    internal async Task<int> LockSiteAsync(int projectId, SiteId name, int? version, CancellationToken cancellationToken)
    {
        var row = new RowLock(
            LockedTable.Sites, Choose(await FindSitesAsync(projectId, name, cancellationToken), version).Id, Exclusive: true);
        await preconditions.TakeAsync(row, cancellationToken);
        var id = (int)row.Id;
        return await db.Sites.AnyAsync(site => site.Id == id && !Visibility.IsPresent(site), cancellationToken)
            ? id
            : throw new NotFoundException("Resource not found");
    }

    /// <summary>Locks a deleted memory.</summary>
    /// <exception cref="NotFoundException">The memory must be of the site, and deleted.</exception>
    internal async Task<long> LockMemoryAsync(int siteId, MemoryId memory, CancellationToken cancellationToken)
    {
        var id = memory.Value;
        await preconditions.TakeAsync(new RowLock(LockedTable.Memories, id, Exclusive: true), cancellationToken);
        return await db.Memories.AnyAsync(row => row.Id == id && row.SiteId == siteId && !Visibility.IsPresent(row), cancellationToken)
            ? id
            : throw new NotFoundException("Resource not found");
    }

    /// <summary>Brings a site back: under its public id, or under that with a number when another site has it by now.</summary>
    internal async Task<SiteId> BringBackAsync(Site site, CancellationToken cancellationToken)
    {
        var (projectId, id, slug) = (site.ProjectId, site.Id, Slug.From(site.Name));
        var taken = await db.Sites.Where(other => other.ProjectId == projectId && other.Id != id && Visibility.IsPresent(other))
            .Select(other => other.Name).WhereTakes(slug).ToListAsync(cancellationToken);
        if (taken.Contains(site.Name, StringComparer.Ordinal))
            site.Name = slug.FirstFree(taken);
        site.Restore();
        return new SiteId(site.Name);
    }

    // The one that was deleted last comes first.
    private Task<List<ResourceVersion>> FindSitesAsync(int projectId, SiteId name, CancellationToken cancellationToken)
    {
        var slug = name.Value;
        return db.Sites.Where(site => site.ProjectId == projectId && site.Name == slug && !Visibility.IsPresent(site))
            .OrderByDescending(site => site.DeletedAt).ThenByDescending(site => site.Id)
            .Select(site => new ResourceVersion(LockedTable.Sites, site.Id, site.Version)).ToListAsync(cancellationToken);
    }

    // Whoever names none means the last, as who undoes a deletion does; whoever names one that is not there is told so by the last.
    private ResourceVersion Choose(List<ResourceVersion> found, int? version)
    {
        if (found.Count == 0)
            throw new NotFoundException("Resource not found");
        var named = requestContext.IfMatch is { IsAny: false } tags
            ? found.FindIndex(tags.IsMetBy)
            : found.FindIndex(one => one.Version == version);
        return found[Math.Max(named, 0)];
    }
}
