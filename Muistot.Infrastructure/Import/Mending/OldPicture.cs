using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Import.Mending;

/// <summary>Reads the files of pictures of the service being replaced.</summary>
internal static class OldPicture
{
    /// <summary>True when a name is that of a file, and does not lead anywhere else.</summary>
    internal static bool IsPlainName(string name) =>
        name.Trim().Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', '\0']) < 0;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="longest">Longest file that is taken, in bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
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
    internal static bool IsNameOf(string name, PictureFormat format) => ImageName.TryParse(name, out _) && (Path.GetExtension(name).ToUpperInvariant(), format) is
        (".PNG", PictureFormat.Png) or (".JPG" or ".JPEG", PictureFormat.Jpeg);

    /// <summary>Why a picture is not taken.</summary>
    internal static string Describe(PictureFault fault) => fault switch
    {
        PictureFault.UnknownFormat => "its file is neither PNG nor JPEG",
        PictureFault.UnsupportedFeature => "its file is of a kind of PNG or JPEG that browsers do not show",
        PictureFault.TooManyPixels => "it has more pixels than Files:MaxPixels",
        PictureFault.TooManyScans or PictureFault.TooManyFrames => "showing it would be too much work",
        _ => "its file is damaged",
    };
}
