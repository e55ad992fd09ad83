using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Domain.Images;

namespace Muistot.Application.Me;

/// <summary>Deletes the copies of what is known about people whose time is over, and files that were left. It recurs.</summary>
public sealed record SweepExportsJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "sweep-exports";
}

/// <summary>Does <see cref="SweepExportsJob"/>.</summary>
/// <param name="db">The database.</param>
/// <param name="files">Deletes files.</param>
/// <param name="clock">The current time.</param>
public sealed class SweepExportsHandler(IMuistotDb db, FileRemoval files, TimeProvider clock) : IJobHandler<SweepExportsJob>
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new() { Every = TimeSpan.FromHours(1) };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<SweepExportsJob> job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await db.CommitAsync(() => SweepAsync(now, cancellationToken), atomic: true, cancellationToken))
            db.ClearChanges();
        await files.RunAsync(cancellationToken);
    }

    // Whoever asks for another copy meanwhile has the row of the one before: then it is not over any more.
    private async Task<bool> SweepAsync(DateTime now, CancellationToken cancellationToken)
    {
        var owners = await db.AccountExports.Where(export => export.ExpiresAt <= now).OrderBy(export => export.UserId)
            .Take(Batch).Select(export => export.UserId).ToListAsync(cancellationToken);
        await db.LockAsync([.. owners.Select(id => new RowLock(LockedTable.Users, id, Exclusive: true))], cancellationToken);
        var over = await db.AccountExports.Where(export => owners.Contains(export.UserId) && export.ExpiresAt <= now)
            .ToListAsync(cancellationToken);
        db.RemovedFiles.AddRange(over.Select(export => new RemovedFile { FileName = export.FileName }));
        db.AccountExports.RemoveRange(over);
        await db.SaveChangesAsync(cancellationToken);
        return owners.Count > 0;
    }
}
