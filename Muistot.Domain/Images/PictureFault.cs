namespace Muistot.Domain.Images;

/// <summary>Why a picture was refused.</summary>
public enum PictureFault
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>The bytes do not begin as a PNG or a JPEG does.</summary>
    UnknownFormat,

    /// <summary>A PNG or JPEG that asks for something browsers do not show, as a lossless or arithmetic JPEG does.</summary>
    UnsupportedFeature,

    /// <summary>Cut short or against the rules of its format, a width or height of 0 included.</summary>
    Damaged,

    /// <summary>More than <see cref="PictureLimits.MaximumPixels"/>.</summary>
    TooManyPixels,

    /// <summary>More than <see cref="PictureLimits.MaximumScans"/>.</summary>
    TooManyScans,

    /// <summary>More than <see cref="PictureLimits.MaximumFrames"/>.</summary>
    TooManyFrames,
}
