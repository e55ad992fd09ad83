using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Images;

/// <summary>Settings of section <c>Files</c> that say what pictures are taken.</summary>
public sealed class FilesOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>The most that <see cref="MaxPixels"/> can be.</summary>
    public const long MostPixels = 1_000_000_000;

    /// <summary>Largest picture, in bytes, as a file.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Largest picture, in pixels: width times height.</summary>
    [Range(1, MostPixels)]
    public long MaxPixels { get; set; } = 50_000_000;
}
