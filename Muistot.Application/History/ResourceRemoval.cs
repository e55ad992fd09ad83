using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>
/// Removes deleted sites and memories for good, with what they held and their histories. What stays is that something of that id was
/// deleted, for clients that were away longer. To be run in a transaction that locks them.
/// </summary>
/// <param name="db">The database.</param>
public sealed class ResourceRemoval(IMuistotDb db)
{
    /// <summary>Removes sites, and all memories of them. The next save does it.</summary>
    /// <returns>Keys of the images that they held, now or in a version. Nothing else may hold them any more.</returns>
    internal async Task<IReadOnlyCollection<int>> RemoveSitesAsync(
        IReadOnlyCollection<Site> sites, CancellationToken cancellationToken)
    {
        var ids = sites.Select(site => site.Id).ToList();
        var keys = ids.ConvertAll(id => (long)id);
        var memories = db.Memories.Where(memory => ids.Contains(memory.SiteId));
        var ofThose = memories.Select(memory => memory.Id);
        var ofMemories = db.Changes.Where(change => change.Resource == Resource.Memory && ofThose.Contains(change.ResourceId));
        var ofSites = db.Changes.Where(change => change.Resource == Resource.Site && keys.Contains(change.ResourceId));
        var held = await ImagesOf(ofMemories).Concat(ImagesOf(ofSites)).Concat(memories.Select(memory => memory.ImageId))
            .Concat(db.WaitingMemories.Where(waiting => ofThose.Contains(waiting.MemoryId)).Select(waiting => waiting.ImageId))
            .Concat(db.WaitingSites.Where(waiting => ids.Contains(waiting.SiteId)).Select(waiting => waiting.ImageId))
            .ToListAsync(cancellationToken);
        await ofMemories.ExecuteDeleteAsync(cancellationToken);
        await ForgetAsync(ofSites, cancellationToken);
        db.Sites.RemoveRange(sites);
        return [.. held.Concat(sites.Select(site => site.ImageId)).OfType<int>().Distinct()];
    }

    /// <summary>Removes memories. The next save does it.</summary>
    /// <returns>Keys of the images that they held, now or in a version. Nothing else may hold them any more.</returns>
    internal async Task<IReadOnlyCollection<int>> RemoveMemoriesAsync(
        IReadOnlyCollection<Memory> memories, CancellationToken cancellationToken)
    {
        var keys = memories.Select(memory => memory.Id).ToList();
        var changes = db.Changes.Where(change => change.Resource == Resource.Memory && keys.Contains(change.ResourceId));
        var held = await ImagesOf(changes)
            .Concat(db.WaitingMemories.Where(waiting => keys.Contains(waiting.MemoryId)).Select(waiting => waiting.ImageId))
            .ToListAsync(cancellationToken);
        await ForgetAsync(changes, cancellationToken);
        db.Memories.RemoveRange(memories);
        return [.. held.Concat(memories.Select(memory => memory.ImageId)).OfType<int>().Distinct()];
    }

    private static IQueryable<int?> ImagesOf(IQueryable<Change> changes) => changes.Select(change => change.ImageBeforeId);

    // That it was published before is what its last change says then: whoever saw it is to be told that it is gone.
    private static async Task ForgetAsync(IQueryable<Change> changes, CancellationToken cancellationToken)
    {
        var published = await changes.Where(change => change.PublishedBefore).Select(change => change.ResourceId).Distinct()
            .ToListAsync(cancellationToken);
        await changes.Where(change => change.Action != ChangeAction.Delete).ExecuteDeleteAsync(cancellationToken);
        await changes.ExecuteUpdateAsync(set => set.SetProperty(change => change.UserId, (int?)null), cancellationToken);
        await changes.Where(change => published.Contains(change.ResourceId))
            .ExecuteUpdateAsync(set => set.SetProperty(change => change.PublishedBefore, true), cancellationToken);
    }
}
