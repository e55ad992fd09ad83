namespace Muistot.Domain.Images;

/// <summary>The kinds of picture that are taken in: those that every browser shows and that can be cleaned without decoding.</summary>
public enum PictureFormat
{
    /// <summary>Portable Network Graphics, still or animated: PNG (W3C REC, 3rd ed.).</summary>
    Png,

    /// <summary>JPEG with Huffman coding, baseline, extended sequential or progressive: ISO/IEC 10918-1.</summary>
    Jpeg,
}

/// <summary>What follows from the format of a picture.</summary>
public static class PictureFormatNames
{
    /// <summary>The format of a stored picture, by the end of its name; null when that is none of ours.</summary>
    public static PictureFormat? OfFile(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PNG" => PictureFormat.Png,
        ".JPG" or ".JPEG" => PictureFormat.Jpeg,
        _ => null,
    };

    extension(PictureFormat format)
    {
        /// <summary>The media type to serve the picture with: <c>image/png</c> or <c>image/jpeg</c> (IANA media types registry).</summary>
        public string MediaType => format switch
        {
            PictureFormat.Png => "image/png",
            PictureFormat.Jpeg => "image/jpeg",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a picture format."),
        };

        /// <summary>The customary end of a file name, without the dot: <c>png</c> or <c>jpg</c>.</summary>
        public string FileExtension => format switch
        {
            PictureFormat.Png => "png",
            PictureFormat.Jpeg => "jpg",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a picture format."),
        };
    }
}
