using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Tells how far the copy of what the service knows about the caller is.</summary>
[RequireSession]
public sealed record GetExport : IQuery<ExportView>;

/// <summary>The copy of what the service knows about the caller.</summary>
/// <param name="State">How far it is.</param>
/// <param name="ExpiresAt">Until when it can be fetched, UTC. Absent while there is none.</param>
/// <param name="Url">Where it can be fetched, with a session of its person. Absent while there is none.</param>
public sealed record ExportView(
    [property: Example("ready")] ExportState State,
    [Example("2024-06-28T12:00:00Z")] DateTime? ExpiresAt,
    [Example("https://muistot.example/me/export/3f0e8f6c-8f5c-4f0e-9d53-0c1a8b6f8d11.zip")] string? Url);

/// <summary>Handles <see cref="GetExport"/>.</summary>
internal sealed class GetExportHandler(IMuistotDb db, ResourceContext context, IPublicAddress address, TimeProvider clock)
    : IRequestHandler<GetExport, ExportView>
{
    public async Task<ExportView> Handle(GetExport request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var export = await db.AccountExports.AsNoTracking().FirstOrDefaultAsync(
            export => export.UserId == context.UserId && !(export.ExpiresAt <= now), cancellationToken);
        return export is { State: ExportState.Ready }
            ? new ExportView(export.State, export.ExpiresAt, new Uri(address.Root, $"me/export/{export.FileName}").AbsoluteUri)
            : new ExportView(export?.State ?? ExportState.None, null, null);
    }
}
