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
        while (await db.AccountExports.Where(export => export.ExpiresAt <= now).OrderBy(export => export.ExpiresAt).Take(Batch)
            .ToListAsync(cancellationToken) is { Count: > 0 } over)
        {
            db.RemovedFiles.AddRange(over.Select(export => new RemovedFile { FileName = export.FileName }));
            db.AccountExports.RemoveRange(over);
            await db.SaveChangesAsync(cancellationToken);
            db.ClearChanges();
        }

        await files.RunAsync(cancellationToken);
    }
}
