using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>Notes how large the images are that came before sizes were kept, or by the import.</summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
/// <param name="cleaner">Reads images.</param>
/// <param name="options">What is read.</param>
public sealed class ImageSizes(IMuistotDb db, IFileStore files, IImageCleaner cleaner, IOptions<FilesOptions> options)
{
    /// <summary>Notes the sizes that are missing. Images that cannot be read are left out.</summary>
    /// <exception cref="UnavailableException">The store or the database is unavailable.</exception>
    public async Task NoteMissingAsync(CancellationToken cancellationToken)
    {
        var names = await db.Images.Where(image => image.Width == null).OrderBy(image => image.Id).Select(image => image.FileName)
            .ToListAsync(cancellationToken);
        var limits = new ImageLimits(options.Value.MaxPixels, ImageStorage.MaximumScans);
        foreach (var name in names)
        {
            if (await files.ReadImageAsync(name, cancellationToken) is not { } bytes
                || !cleaner.TryClean(bytes, limits, out var image, out _))
                continue;
            var (width, height) = (image.Width, image.Height);
            await db.Images.Where(one => one.FileName == name).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Width, width).SetProperty(one => one.Height, height), CancellationToken.None);
        }
    }
}
