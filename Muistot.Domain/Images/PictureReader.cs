using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Images.Jpeg;
using Muistot.Domain.Images.Png;

namespace Muistot.Domain.Images;

/// <summary>Reads pictures that come from outside: tells what they are, checks them and takes everything out that is not the picture.</summary>
/// <remarks>
/// Where it was taken, when, by whom and with what leaves the file; pixels and colour stay as they are, bit for bit, since nothing is
/// decoded and encoded again. The one piece of Exif that stays is an orientation that turns the picture. What is read a second time
/// comes back unchanged. Time is linear in the length of the file and, for PNG, of the pixel data; the memory held is that of the
/// cleaned file and a few kilobytes.
/// </remarks>
public static class PictureReader
{
    /// <summary>Reads and cleans a picture. No bytes make it throw.</summary>
    /// <param name="incoming">The whole file. Its name and its declared media type do not count.</param>
    /// <param name="limits">How much the picture may ask for; checked on what its headers claim, before any pixel is touched.</param>
    /// <param name="picture">The picture, or null when it is refused.</param>
    /// <param name="fault">Why it is refused, or <see cref="PictureFault.None"/>.</param>
    /// <returns>Whether the picture is accepted.</returns>
    /// <exception cref="ArgumentNullException">There are no limits.</exception>
    public static bool TryRead(
        ReadOnlyMemory<byte> incoming,
        PictureLimits limits,
        [NotNullWhen(true)] out Picture? picture,
        out PictureFault fault)
    {
        ArgumentNullException.ThrowIfNull(limits);
        picture = null;
        if (incoming.Span.StartsWith(PngCleaner.Signature))
            fault = PngCleaner.Clean(incoming, limits, out picture);
        else if (incoming.Span.StartsWith(JpegCleaner.Signature))
            fault = JpegCleaner.Clean(incoming, limits, out picture);
        else
            fault = PictureFault.UnknownFormat;
        return picture is not null;
    }
}
