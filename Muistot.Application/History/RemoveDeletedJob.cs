using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;

namespace Muistot.Application.History;

/// <summary>Removes for good what was deleted longer ago than <see cref="HistoryOptions.KeepDays"/>. It recurs.</summary>
public sealed record RemoveDeletedJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "remove-deleted";
}

/// <summary>
/// Does <see cref="RemoveDeletedJob"/>: each resource in a transaction of its own, with what it held, its history and its images. What
/// stays is that something of that id was deleted, for clients that were away longer.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="images">Lets images go.</param>
/// <param name="postCommit">Deletes their files.</param>
/// <param name="options">How long deleted things are kept.</param>
/// <param name="clock">The current time.</param>
public sealed class RemoveDeletedHandler(
    IMuistotDb db, ImageStorage images, PostCommitActions postCommit, IOptions<HistoryOptions> options, TimeProvider clock)
    : IJobHandler<RemoveDeletedJob>
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new() { Every = TimeSpan.FromHours(1) };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<RemoveDeletedJob> job, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - options.Value.Keep;
        while (await db.Sites.Where(site => site.DeletedAt < before).OrderBy(site => site.DeletedAt).Select(site => site.Id).Take(Batch)
            .ToListAsync(cancellationToken) is { Count: > 0 } sites)
        {
            foreach (var id in sites)
                await RemoveAsync(LockedTable.Sites, id, () => RemoveSiteAsync(id, before, cancellationToken), cancellationToken);
        }

        while (await db.Memories.Where(memory => memory.DeletedAt < before).OrderBy(memory => memory.DeletedAt).Select(memory => memory.Id)
            .Take(Batch).ToListAsync(cancellationToken) is { Count: > 0 } memories)
        {
            foreach (var id in memories)
                await RemoveAsync(LockedTable.Memories, id, () => RemoveMemoryAsync(id, before, cancellationToken), cancellationToken);
        }
    }

    private async Task RemoveAsync(LockedTable table, long id, Func<Task<List<int>>> remove, CancellationToken cancellationToken)
    {
        await db.CommitAsync(
            async () =>
            {
                // An attempt that the database gave up has asked for files to be deleted; by now the thing may have come back.
                await postCommit.UndoAsync();
                await db.LockAsync([new RowLock(table, id, Exclusive: true)], cancellationToken);
                var held = await remove();
                await db.SaveChangesAsync(cancellationToken);
                foreach (var some in held.Distinct().Chunk(Batch))
                    await images.ReleaseAsync(some, cancellationToken);
                return await db.SaveChangesAsync(cancellationToken);
            },
            atomic: true, cancellationToken);
        await postCommit.CompleteAsync();
        db.ClearChanges();
    }

    private async Task<List<int>> RemoveSiteAsync(int id, DateTime before, CancellationToken cancellationToken)
    {
        if (await db.Sites.FirstOrDefaultAsync(site => site.Id == id && site.DeletedAt < before, cancellationToken) is not { } site)
            return [];
        var memories = db.Memories.Where(memory => memory.SiteId == id);
        var keys = memories.Select(memory => memory.Id);
        var ofMemories = db.Changes.Where(change => change.Resource == Resource.Memory && keys.Contains(change.ResourceId));
        var ofSite = db.Changes.Where(change => change.Resource == Resource.Site && change.ResourceId == id);
        var held = await ImagesOf(ofMemories).Concat(ImagesOf(ofSite)).Concat(memories.Select(memory => memory.ImageId))
            .ToListAsync(cancellationToken);
        await ofMemories.ExecuteDeleteAsync(cancellationToken);
        await ForgetAsync(ofSite, cancellationToken);
        db.Sites.Remove(site);
        return [.. held.Append(site.ImageId).OfType<int>()];
    }

    private async Task<List<int>> RemoveMemoryAsync(long id, DateTime before, CancellationToken cancellationToken)
    {
        var memories = db.Memories.Where(memory => memory.Id == id && memory.DeletedAt < before);
        if (await memories.FirstOrDefaultAsync(cancellationToken) is not { } memory)
            return [];
        var changes = db.Changes.Where(change => change.Resource == Resource.Memory && change.ResourceId == id);
        var held = await ImagesOf(changes).ToListAsync(cancellationToken);
        await ForgetAsync(changes, cancellationToken);
        db.Memories.Remove(memory);
        return [.. held.Append(memory.ImageId).OfType<int>()];
    }

    private static IQueryable<int?> ImagesOf(IQueryable<Change> changes) => changes.Select(change => change.ImageBeforeId);

    // That it was published before is what its last change says then: whoever saw it is to be told that it is gone.
    private static async Task ForgetAsync(IQueryable<Change> changes, CancellationToken cancellationToken)
    {
        var wasPublished = await changes.AnyAsync(change => change.PublishedBefore, cancellationToken);
        await changes.Where(change => change.Action != ChangeAction.Delete).ExecuteDeleteAsync(cancellationToken);
        await changes.ExecuteUpdateAsync(
            set => set.SetProperty(change => change.UserId, (int?)null).SetProperty(change => change.PublishedBefore, wasPublished),
            cancellationToken);
    }
}
