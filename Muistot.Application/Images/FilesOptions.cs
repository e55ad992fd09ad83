using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Images;

/// <summary>Settings of section <c>Files</c> that say what images are taken.</summary>
public sealed class FilesOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>The most that <see cref="MaxPixels"/> can be.</summary>
    public const long MostPixels = 1_000_000_000;

    /// <summary>The most that <see cref="MaxBytes"/> can be.</summary>
    public const int MostBytes = 100 * 1024 * 1024;

    /// <summary>Largest image, in bytes, as a file.</summary>
    [Range(1024, MostBytes)]
    public int MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// The most memory, in megabytes, that the bodies of requests may take together, with what is made of them. Null for a quarter of
    /// what the process may use, by its container or its <c>DOTNET_GCHeapHardLimit</c>.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? MaxMegabytesInFlight { get; set; }

    /// <summary>Largest image, in pixels: width times height.</summary>
    [Range(1, MostPixels)]
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>Most images that are decoded at once, to make smaller ones of them.</summary>
    [Range(1, 64)]
    public int MaxDecodings { get; set; } = 2;
}
