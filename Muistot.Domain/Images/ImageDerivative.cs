namespace Muistot.Domain.Images;

/// <summary>What is made of a stored image for pages: upright, in sRGB, at most so wide, and in a format that the client shows.</summary>
/// <param name="Width">Its width, unless the image itself is narrower.</param>
/// <param name="IsWebp">True for WebP, which keeps what shines through; false for JPEG.</param>
public sealed record ImageDerivative(ImageWidth Width, bool IsWebp)
{
    // No name that can be asked for has it.
    private const char Mark = '~';

    /// <summary>Everything that can be made of an image.</summary>
    public static IReadOnlyList<ImageDerivative> All { get; } =
        [.. ImageWidth.All.SelectMany(width => new[] { new ImageDerivative(width, IsWebp: true), new(width, IsWebp: false) })];

    /// <summary>Its media type.</summary>
    public string MediaType => IsWebp ? "image/webp" : "image/jpeg";

    private string Ending => $"{Mark}{Width}.{(IsWebp ? "webp" : "jpg")}";

    /// <summary>The name of the image that a file was made of; null for the name of anything else.</summary>
    public static string? OriginalOf(string name) => All.Where(derivative => name.EndsWith(derivative.Ending, StringComparison.Ordinal))
        .Select(derivative => name[..^derivative.Ending.Length]).FirstOrDefault();

    /// <summary>The name of the file in the store.</summary>
    /// <param name="original">Name of the image.</param>
    public string NameOf(string original) => original + Ending;
}
