using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Images.Jpeg;
using Muistot.Domain.Images.Png;

namespace Muistot.Domain.Images;

/// <summary>Reads images that come from outside: tells what they are, checks them and takes everything out that is not the image.</summary>
/// <remarks>
/// Where it was taken, when, by whom and with what leaves the file; pixels and color stay as they are, bit for bit, since nothing is
/// decoded and encoded again. The one piece of Exif that stays is an orientation that turns the image. What is read a second time
/// comes back unchanged. Time is linear in the length of the file and, for PNG, of the pixel data; the memory held is that of the
/// cleaned file and a few kilobytes.
/// </remarks>
public static class ImageReader
{
    /// <summary>Reads and cleans an image. No bytes make it throw.</summary>
    /// <param name="incoming">The whole file. Its name and its declared media type do not count.</param>
    /// <param name="limits">How much the image may ask for; checked on what its headers claim, before any pixel is touched.</param>
    /// <param name="image">The image, or null when it is refused.</param>
    /// <param name="fault">Why it is refused, or <see cref="ImageError.None"/>.</param>
    /// <returns>Whether the image is accepted.</returns>
    /// <exception cref="ArgumentNullException">There are no limits.</exception>
    public static bool TryRead(
        ReadOnlyMemory<byte> incoming,
        ImageLimits limits,
        [NotNullWhen(true)] out CleanedImage? image,
        out ImageError fault)
    {
        ArgumentNullException.ThrowIfNull(limits);
        image = null;
        if (incoming.Span.StartsWith(PngCleaner.Signature))
            fault = PngCleaner.Clean(incoming, limits, out image);
        else if (incoming.Span.StartsWith(JpegCleaner.Signature))
            fault = JpegCleaner.Clean(incoming, limits, out image);
        else
            fault = ImageError.UnknownFormat;
        return image is not null;
    }
}
