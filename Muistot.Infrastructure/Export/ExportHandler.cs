using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Application.Me;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Export;

/// <summary>Does <see cref="ExportJob"/>: writes the copy into a file without a name, and stores it as a whole.</summary>
/// <param name="db">The database.</param>
/// <param name="writer">Writes the copy.</param>
/// <param name="files">Where it is kept.</param>
/// <param name="clock">The current time.</param>
public sealed class ExportHandler(IMuistotDb db, ExportWriter writer, IFileStore files, TimeProvider clock) : IJobHandler<ExportJob>
{
    private const int BufferSize = 128 * 1024;

    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new() { MaxAttempts = 5 };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<ExportJob> job, CancellationToken cancellationToken)
    {
        var wanted = await db.AccountExports.AsNoTracking()
            .FirstOrDefaultAsync(export => export.UserId == job.UserId && export.State == ExportState.Working, cancellationToken);
        if (wanted is null)
            return;
        try
        {
            await WriteAsync(wanted, cancellationToken);
        }
        catch
        {
            if (!await IsWantedAsync(wanted))
                await files.DeleteAsync(wanted.FileName, CancellationToken.None);
            throw;
        }

        // The account may have been erased meanwhile, with what it knew of the file.
        if (!await EndAsync(wanted, ExportState.Ready, CancellationToken.None))
            await files.DeleteAsync(wanted.FileName, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task DropAsync(RunningJob<ExportJob> job, CancellationToken cancellationToken)
    {
        var wanted = db.AccountExports.AsNoTracking().Where(export => export.UserId == job.UserId);
        if (await wanted.FirstOrDefaultAsync(cancellationToken) is { } export)
            await EndAsync(export, ExportState.Failed, cancellationToken);
    }

    private async Task WriteAsync(AccountExport wanted, CancellationToken cancellationToken)
    {
        await using var spool = CreateSpool();
        await writer.WriteAsync(wanted.UserId, spool, cancellationToken);
        spool.Position = 0;

        // What an attempt before has left.
        await files.DeleteAsync(wanted.FileName, cancellationToken);
        await files.WriteAsync(wanted.FileName, spool, cancellationToken);
    }

    private Task<bool> IsWantedAsync(AccountExport wanted) => db.AccountExports
        .AnyAsync(export => export.UserId == wanted.UserId && export.FileName == wanted.FileName, CancellationToken.None);

    /// <returns>False when nobody waits for this copy any more.</returns>
    private Task<bool> EndAsync(AccountExport wanted, ExportState state, CancellationToken cancellationToken) => db.CommitAsync(
        async () =>
        {
            await db.LockAsync([new RowLock(LockedTable.Users, wanted.UserId, Exclusive: true)], cancellationToken);
            var export = await db.AccountExports.FirstOrDefaultAsync(
                export => export.UserId == wanted.UserId && export.FileName == wanted.FileName && export.State == ExportState.Working,
                cancellationToken);
            if (export is null)
                return false;
            export.State = state;
            export.ExpiresAt = state is ExportState.Ready ? clock.GetUtcNow().UtcDateTime + AccountExport.Lifetime : null;
            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        atomic: true, cancellationToken);

    // Without a name, nothing is left of it when the service dies.
    private static FileStream CreateSpool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = BufferSize,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var spool = new FileStream(Path.Combine(Path.GetTempPath(), $"muistot-{Guid.NewGuid():N}.tmp"), options);
        if (!OperatingSystem.IsWindows())
            File.Delete(spool.Name);
        return spool;
    }
}
