using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>Decodes stored images, and encodes what is made of them.</summary>
public interface IImageRenderer
{
    /// <summary>Makes a derivative: the same bytes each time. No bytes make it throw.</summary>
    /// <param name="original">The whole file of the image.</param>
    /// <param name="derivative">What is to be made of it.</param>
    /// <param name="maximumPixels">The most pixels that are decoded, width × height.</param>
    /// <returns>Null when the image cannot be decoded, or not as a whole, or is too large.</returns>
    byte[]? Render(byte[] original, ImageDerivative derivative, long maximumPixels);
}
