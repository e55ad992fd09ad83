using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Domain.Images;

/// <summary>How wide an image is wanted: one of few widths, so that few files are made of each.</summary>
/// <param name="Pixels">The width, in pixels.</param>
public sealed record ImageWidth(int Pixels) : IValue<ImageWidth>
{
    /// <summary>The widths that there are.</summary>
    public static IReadOnlyList<ImageWidth> All { get; } = [new(160), new(320), new(640), new(1280), new(2048)];

    /// <inheritdoc/>
    public static string Rule => "Must be 160, 320, 640, 1280 or 2048.";

    /// <inheritdoc/>
    public static string Example => "640";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageWidth? value)
    {
        value = All.FirstOrDefault(width => string.Equals(width.ToString(), text, StringComparison.Ordinal));
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Pixels.ToString(CultureInfo.InvariantCulture);
}
