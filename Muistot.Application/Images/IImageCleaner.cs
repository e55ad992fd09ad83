using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>Checks images that come from outside, and removes everything that is not the image.</summary>
public interface IImageCleaner
{
    /// <summary>Reads and cleans an image. No bytes make it throw.</summary>
    /// <param name="incoming">The whole file. Its name and its declared media type do not count.</param>
    /// <param name="limits">How much the image may ask for; checked on what its headers claim, before any pixel is touched.</param>
    /// <param name="image">The image, or null when it is refused.</param>
    /// <param name="error">Why it is refused, or <see cref="ImageError.None"/>.</param>
    /// <returns>Whether the image is accepted.</returns>
    bool TryClean(ReadOnlyMemory<byte> incoming, ImageLimits limits, [NotNullWhen(true)] out CleanedImage? image, out ImageError error);
}
