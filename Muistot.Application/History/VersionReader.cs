using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;

namespace Muistot.Application.History;

/// <summary>Reads the versions of one resource.</summary>
/// <param name="db">The database.</param>
internal sealed class VersionReader(IMuistotDb db)
{
    /// <summary>The resource of a request, as history knows it.</summary>
    internal static (Resource Kind, long Id) SubjectOf(IHistoryRequest request, ResourceContext context) => request.Kind switch
    {
        Resource.Memory => (Resource.Memory, context.MemoryId),
        Resource.Site => (Resource.Site, context.SiteId),
        _ => (Resource.Project, context.Project.Id),
    };

    /// <summary>The versions of a resource, the newest first.</summary>
    /// <param name="subject">The resource.</param>
    /// <param name="before">Only versions before this one.</param>
    /// <param name="limit">Most versions.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<List<VersionView>> ListAsync(
        (Resource Kind, long Id) subject, int before, int limit, CancellationToken cancellationToken)
    {
        var versions = await ChangesOf(subject).Where(change => change.Version < before).OrderByDescending(change => change.Version)
            .Select(change => new VersionView(change.Version, change.At, change.User!.Username, change.Action, change.Decision))
            .Take(limit).ToListAsync(cancellationToken);
        if (versions.Count < limit && before > 1)
            versions.Add(await FirstAsync(subject, cancellationToken));
        return versions;
    }

    /// <summary>One version.</summary>
    /// <exception cref="NotFoundException">The resource has no such version.</exception>
    internal async Task<StoredVersion> FindAsync(
        (Resource Kind, long Id) subject, VersionNumber number, CancellationToken cancellationToken)
    {
        var version = number.Value == 1
            ? await FirstAsync(subject, cancellationToken)
            : await ChangesOf(subject).Where(change => change.Version == number.Value)
                .Select(change => new VersionView(change.Version, change.At, change.User!.Username, change.Action, change.Decision))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("Version not found");
        var later = ChangesOf(subject).Where(change => change.Version > number.Value).OrderBy(change => change.Version);
        var published = await later.Select(change => (bool?)change.PublishedBefore).FirstOrDefaultAsync(cancellationToken);
        var content = await later.Where(change => change.ContentBefore != null)
            .Select(change => new { change.ContentBefore, change.ImageBeforeId, Image = change.ImageBefore!.FileName })
            .FirstOrDefaultAsync(cancellationToken);
        return new StoredVersion(version, published, content?.ContentBefore, content?.ImageBeforeId, content?.Image);
    }

    private IQueryable<Change> ChangesOf((Resource Kind, long Id) subject)
    {
        var (kind, id) = subject;
        return db.Changes.Where(change => change.Resource == kind && change.ResourceId == id);
    }

    private async Task<VersionView> FirstAsync((Resource Kind, long Id) subject, CancellationToken cancellationToken)
    {
        var (id, number) = (subject.Id, (int)subject.Id);
        return await (subject.Kind switch
        {
            Resource.Memory => db.Memories.Where(memory => memory.Id == id)
                .Select(memory => new VersionView(1, memory.CreatedAt, memory.User!.Username, ChangeAction.Create, null)),
            Resource.Site => db.Sites.Where(site => site.Id == number)
                .Select(site => new VersionView(1, site.CreatedAt, site.Creator!.Username, ChangeAction.Create, null)),
            _ => db.Projects.Where(project => project.Id == number)
                .Select(project => new VersionView(1, project.CreatedAt, project.Creator!.Username, ChangeAction.Create, null)),
        }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("Resource not found");
    }
}

/// <summary>A version as it is kept.</summary>
/// <param name="View">Its number, and who made it.</param>
/// <param name="Published">Whether it was published; null when that is as it is now.</param>
/// <param name="Content">What it held; null when that is what there is now.</param>
/// <param name="ImageId">Key of its image; it counts only where there is content.</param>
/// <param name="Image">File name of its image.</param>
internal sealed record StoredVersion(VersionView View, bool? Published, ResourceContent? Content, int? ImageId, string? Image);
