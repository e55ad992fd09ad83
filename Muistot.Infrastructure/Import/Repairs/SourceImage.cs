using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>Reads the files of images of the service being replaced.</summary>
internal static class SourceImage
{
    /// <summary>True when a name is that of a file, and does not lead anywhere else.</summary>
    internal static bool IsPlainName(string name) =>
        name.Trim().Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', '\0']) < 0;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="longest">Longest file that is taken, in bytes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Its bytes, or why it is not taken.</returns>
    internal static async Task<(byte[]? Bytes, string Fault)> ReadAsync(string path, int longest, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return (null, "its file is missing");
            return file.Length > longest
                ? (null, $"its file is larger than Files:MaxBytes, {longest} bytes")
                : (await File.ReadAllBytesAsync(path, cancellationToken), "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, "its file cannot be read");
        }
    }

    /// <summary>True when a file of this name is served as what it is.</summary>
    internal static bool IsNameOf(string name, ImageFormat format) =>
        ImageName.TryParse(name, out _) && (Path.GetExtension(name).ToUpperInvariant(), format) is
        (".PNG", ImageFormat.Png) or (".JPG" or ".JPEG", ImageFormat.Jpeg);

    /// <summary>Why an image is not taken.</summary>
    internal static string Describe(ImageError fault) => fault switch
    {
        ImageError.UnknownFormat => "its file is neither PNG nor JPEG",
        ImageError.UnsupportedFeature => "its file is of a kind of PNG or JPEG that browsers do not show",
        ImageError.TooManyPixels => "it has more pixels than Files:MaxPixels",
        ImageError.TooManyScans or ImageError.TooManyFrames => "showing it would be too much work",
        _ => "its file is damaged",
    };
}
