using Microsoft.EntityFrameworkCore;
using Muistot.Application.Images;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Import;

/// <summary>Keeps the images that an import took over: a later run may bring what names them.</summary>
/// <param name="db">The database.</param>
internal sealed class ImportedImages(MuistotDb db) : IImageReservation
{
    /// <inheritdoc/>
    public Task<bool> HoldsAsync(int imageId, CancellationToken cancellationToken) =>
        db.Set<ImportedRow>().AnyAsync(row => row.TableName == "images" && row.TargetFirst == imageId, cancellationToken);
}
