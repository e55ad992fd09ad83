using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Domain.Images;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Asks for a copy of what the service knows about the caller. While one is being made, nothing more is.</summary>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record RequestExport : ICommand<Unit>, IAccountCommand;

/// <summary>Makes a copy of what the service knows about a person: that of the account that the job is done for.</summary>
public sealed record ExportJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "export";
}

/// <summary>Handles <see cref="RequestExport"/>. The copy before goes.</summary>
internal sealed class RequestExportHandler(
    IMuistotDb db, ResourceContext context, JobOutbox jobs, FileRemoval files, PostCommitActions postCommit, TimeProvider clock)
    : IRequestHandler<RequestExport, Unit>
{
    public async Task<Unit> Handle(RequestExport request, CancellationToken cancellationToken)
    {
        var export = await db.AccountExports.FirstOrDefaultAsync(export => export.UserId == context.UserId, cancellationToken);
        if (export is { State: ExportState.Working })
            return Unit.Value;
        var name = $"{Guid.NewGuid():D}{AccountExport.Extension}";
        if (export is null)
        {
            db.AccountExports.Add(export = new AccountExport { UserId = context.UserId, FileName = name });
        }
        else
        {
            db.RemovedFiles.Add(new RemovedFile { FileName = export.FileName });
            postCommit.AfterSaving(() => files.RunAsync(CancellationToken.None));
        }

        (export.State, export.FileName, export.ExpiresAt) = (ExportState.Working, name, null);
        export.RequestedAt = clock.GetUtcNow().UtcDateTime;
        jobs.Enqueue(new ExportJob(), new JobOptions { UserId = context.UserId });
        return Unit.Value;
    }
}
