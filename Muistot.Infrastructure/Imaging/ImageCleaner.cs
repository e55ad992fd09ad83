using System.Diagnostics.CodeAnalysis;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Infrastructure.Imaging.Jpeg;
using Muistot.Infrastructure.Imaging.Png;

namespace Muistot.Infrastructure.Imaging;

/// <summary>Cleans PNG and JPEG files without decoding their pixels.</summary>
/// <remarks>
/// Where it was taken, when, by whom and with what leaves the file; pixels and color stay as they are, bit for bit, since nothing is
/// decoded and encoded again. The one piece of Exif that stays is an orientation that turns the image. A cleaned file
/// comes back unchanged. Time is linear in the length of the file and, for PNG, of the pixel data; the memory held is that of the
/// cleaned file and a few kilobytes.
/// </remarks>
public sealed class ImageCleaner : IImageCleaner
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">There are no limits.</exception>
    public bool TryClean(ReadOnlyMemory<byte> incoming, ImageLimits limits, [NotNullWhen(true)] out CleanedImage? image,
        out ImageError error)
    {
        ArgumentNullException.ThrowIfNull(limits);
        image = null;
        if (incoming.Span.StartsWith(PngCleaner.Signature))
            error = PngCleaner.Clean(incoming, limits, out image);
        else if (incoming.Span.StartsWith(JpegCleaner.Signature))
            error = JpegCleaner.Clean(incoming, limits, out image);
        else
            error = ImageError.UnknownFormat;
        return image is not null;
    }
}
