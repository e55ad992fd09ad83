namespace Muistot.Domain.Images;

/// <summary>Why an image was refused.</summary>
public enum ImageError
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>The bytes do not begin as a PNG or a JPEG does.</summary>
    UnknownFormat,

    /// <summary>A PNG or JPEG that asks for something browsers do not show, as a lossless or arithmetic JPEG does.</summary>
    UnsupportedFeature,

    /// <summary>Cut short or against the rules of its format, a width or height of 0 included.</summary>
    Damaged,

    /// <summary>More than <see cref="ImageLimits.MaximumPixels"/>.</summary>
    TooManyPixels,

    /// <summary>More than <see cref="ImageLimits.MaximumScans"/>.</summary>
    TooManyScans,

    /// <summary>More than <see cref="ImageLimits.MaximumFrames"/>.</summary>
    TooManyFrames,
}
