using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Fetches the copy of what the service knows about the caller.</summary>
/// <param name="File">Its name.</param>
[RequireSession]
public sealed record GetExportFile(ImageName File) : IQuery<StoredFile>;

/// <summary>Handles <see cref="GetExportFile"/>. Another person's copy is not found.</summary>
internal sealed class GetExportFileHandler(IMuistotDb db, ResourceContext context, IFileStore files, TimeProvider clock)
    : IRequestHandler<GetExportFile, StoredFile>
{
    public async Task<StoredFile> Handle(GetExportFile request, CancellationToken cancellationToken)
    {
        var (name, now) = (request.File.Value, clock.GetUtcNow().UtcDateTime);
        var export = await db.AccountExports.AsNoTracking().FirstOrDefaultAsync(
            export => export.UserId == context.UserId && export.FileName == name && export.ExpiresAt > now, cancellationToken);
        return export is { State: ExportState.Ready } && await files.OpenAsync(name, cancellationToken) is { } file
            ? file
            : throw new NotFoundException("Resource not found");
    }
}
