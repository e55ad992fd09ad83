using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Jobs;

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
/// <param name="removal">Removes what was deleted.</param>
/// <param name="images">Lets images go.</param>
/// <param name="postCommit">Deletes their files.</param>
/// <param name="options">How long deleted things are kept.</param>
/// <param name="clock">The current time.</param>
public sealed class RemoveDeletedHandler(
    IMuistotDb db, ResourceRemoval removal, ImageStorage images, PostCommitActions postCommit, IOptions<HistoryOptions> options,
    TimeProvider clock)
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

    private async Task RemoveAsync(
        LockedTable table, long id, Func<Task<IReadOnlyCollection<int>>> remove, CancellationToken cancellationToken)
    {
        await db.CommitAsync(
            async () =>
            {
                // An attempt that the database gave up has asked for files to be deleted; by now the thing may have come back.
                await postCommit.UndoAsync();
                await db.LockAsync([new RowLock(table, id, Exclusive: true)], cancellationToken);
                var held = await remove();
                await db.SaveChangesAsync(cancellationToken);
                foreach (var some in held.Chunk(Batch))
                    await images.ReleaseAsync(some, cancellationToken);
                return await db.SaveChangesAsync(cancellationToken);
            },
            atomic: true, cancellationToken);
        await postCommit.CompleteAsync();
        db.ClearChanges();
    }

    private async Task<IReadOnlyCollection<int>> RemoveSiteAsync(int id, DateTime before, CancellationToken cancellationToken) =>
        await db.Sites.FirstOrDefaultAsync(site => site.Id == id && site.DeletedAt < before, cancellationToken) is { } site
            ? await removal.RemoveSitesAsync([site], cancellationToken)
            : [];

    private async Task<IReadOnlyCollection<int>> RemoveMemoryAsync(long id, DateTime before, CancellationToken cancellationToken) =>
        await db.Memories.FirstOrDefaultAsync(memory => memory.Id == id && memory.DeletedAt < before, cancellationToken) is { } memory
            ? await removal.RemoveMemoriesAsync([memory], cancellationToken)
            : [];
}
