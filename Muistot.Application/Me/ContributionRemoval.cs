using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Values;

namespace Muistot.Application.Me;

/// <summary>
/// Removes for good what a person put on the map, with histories, decisions and images. A site that others wrote memories of is not the
/// person's alone: it stays. To be run in a transaction that locks the account.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="removal">Removes what is deleted.</param>
/// <param name="images">Lets images go.</param>
public sealed class ContributionRemoval(IMuistotDb db, ResourceRemoval removal, ImageStorage images)
{
    private const int Batch = 200;

    /// <summary>Removes it.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task RemoveAsync(int userId, CancellationToken cancellationToken)
    {
        var sites = await db.Sites.Where(site => site.CreatorId == userId).OrderBy(site => site.Id).Select(site => site.Id)
            .ToListAsync(cancellationToken);
        var memories = await db.Memories.Where(memory => memory.UserId == userId).OrderBy(memory => memory.Id)
            .Select(memory => memory.Id).ToListAsync(cancellationToken);

        // All of them before the first image: whoever changes one of them locks it before its image. Nobody writes a memory of one of the
        // sites from here on.
        foreach (var some in sites.Chunk(Batch))
            await db.LockAsync([.. some.Select(id => new RowLock(LockedTable.Sites, id, Exclusive: true))], cancellationToken);
        foreach (var some in memories.Chunk(Batch))
            await db.LockAsync([.. some.Select(id => new RowLock(LockedTable.Memories, id, Exclusive: true))], cancellationToken);
        foreach (var some in sites.Chunk(Batch))
            await RemoveSitesAsync(userId, [.. some], cancellationToken);
        foreach (var some in memories.Chunk(Batch))
            await RemoveMemoriesAsync([.. some], cancellationToken);
    }

    private async Task RemoveSitesAsync(int userId, List<int> ids, CancellationToken cancellationToken)
    {
        var sites = await db.Sites.Where(site => ids.Contains(site.Id))
            .Where(site => !site.Memories.Any(memory => memory.UserId == null || memory.UserId != userId)).ToListAsync(cancellationToken);
        await MarkAsync(sites, cancellationToken);
        var gone = sites.ConvertAll(site => site.Id);
        var keys = gone.ConvertAll(id => (long)id);
        var memories = db.Memories.Where(memory => gone.Contains(memory.SiteId)).Select(memory => memory.Id);
        await db.Decisions
            .Where(decision => (decision.Resource == Resource.Site && keys.Contains(decision.ResourceId))
                || (decision.Resource == Resource.Memory && memories.Contains(decision.ResourceId)))
            .ExecuteDeleteAsync(cancellationToken);
        await EndAsync(await removal.RemoveSitesAsync(sites, cancellationToken), cancellationToken);
    }

    private async Task RemoveMemoriesAsync(List<long> ids, CancellationToken cancellationToken)
    {
        var memories = await db.Memories.Where(memory => ids.Contains(memory.Id)).ToListAsync(cancellationToken);
        await MarkAsync(memories, cancellationToken);
        await db.Decisions.Where(decision => decision.Resource == Resource.Memory && ids.Contains(decision.ResourceId))
            .ExecuteDeleteAsync(cancellationToken);
        await EndAsync(await removal.RemoveMemoriesAsync(memories, cancellationToken), cancellationToken);
    }

    // As deleted by anyone: history says that they are gone, and the map counts them no more.
    private Task<int> MarkAsync(IEnumerable<IDeletable> things, CancellationToken cancellationToken)
    {
        foreach (var thing in things.Where(thing => !thing.IsDeleted))
            thing.Delete();
        return db.SaveChangesAsync(cancellationToken);
    }

    private async Task EndAsync(IReadOnlyCollection<int> held, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var some in held.Chunk(Batch))
        {
            db.RemovedFiles.AddRange(
                (await images.RemoveAsync(some, cancellationToken)).Select(name => new RemovedFile { FileName = name }));
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ClearChanges();
    }
}
