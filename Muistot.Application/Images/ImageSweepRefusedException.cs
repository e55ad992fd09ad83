using System.Globalization;

#pragma warning disable CA1032 // Made with what was counted, and with nothing else.
namespace Muistot.Application.Images;

/// <summary>
/// More than a third of the images have no row, or of the rows no file: one of the two may not be the one that is meant. Nothing was
/// changed.
/// </summary>
/// <param name="images">Number of images in the store.</param>
/// <param name="strangers">Number of those that are not new and that no row names.</param>
/// <param name="rows">Number of rows.</param>
/// <param name="lost">Number of those whose file is gone.</param>
public sealed class ImageSweepRefusedException(int images, int strangers, int rows, int lost) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"{strangers} of {images} images in the store have no row, and {lost} of {rows} rows have no file: that is more than a third. Is it the right store and the right database? Nothing was changed. To delete them anyway, add --force={strangers + lost}."))
{
    /// <summary>Number of files and rows that would be deleted, which has to be typed before they are.</summary>
    public int Count { get; } = strangers + lost;
}
