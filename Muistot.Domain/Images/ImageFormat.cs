namespace Muistot.Domain.Images;

/// <summary>The kinds of image that are taken in: those that every browser shows and that can be cleaned without decoding.</summary>
public enum ImageFormat
{
    /// <summary>Portable Network Graphics, still or animated: PNG (W3C REC, 3rd ed.).</summary>
    Png,

    /// <summary>JPEG with Huffman coding, baseline, extended sequential or progressive: ISO/IEC 10918-1.</summary>
    Jpeg,
}

/// <summary>What follows from the format of an image.</summary>
public static class ImageFormatNames
{
    /// <summary>The format of a stored image, by the end of its name; null when that is none of ours.</summary>
    public static ImageFormat? OfFile(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PNG" => ImageFormat.Png,
        ".JPG" or ".JPEG" => ImageFormat.Jpeg,
        _ => null,
    };

    extension(ImageFormat format)
    {
        /// <summary>The media type to serve the image with: <c>image/png</c> or <c>image/jpeg</c> (IANA media types registry).</summary>
        public string MediaType => format switch
        {
            ImageFormat.Png => "image/png",
            ImageFormat.Jpeg => "image/jpeg",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not an image format."),
        };

        /// <summary>The customary end of a file name, without the dot: <c>png</c> or <c>jpg</c>.</summary>
        public string FileExtension => format switch
        {
            ImageFormat.Png => "png",
            ImageFormat.Jpeg => "jpg",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not an image format."),
        };
    }
}
