using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;

namespace Muistot.Application.Images;

/// <summary>
/// Deletes the files that are to be deleted (<see cref="Domain.Images.RemovedFile"/>). It can be run at any time, and again.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
public sealed class FileRemoval(IMuistotDb db, IFileStore files)
{
    private const int Batch = 100;

    /// <summary>Does it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await db.RemovedFiles.OrderBy(file => file.FileName).Select(file => file.FileName).Take(Batch)
            .ToListAsync(cancellationToken) is { Count: > 0 } names)
        {
            // A store that is away has no file, and has it again when it comes back.
            await files.ProbeAsync(cancellationToken);
            foreach (var name in names)
                await files.DeleteWithDerivativesAsync(name, cancellationToken);
            await db.RemovedFiles.WhereAnyOf(file => file.FileName, names).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
