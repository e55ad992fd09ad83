using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Domain.Sites;

/// <summary>Degrees north of the equator, −90 to 90 (WGS 84).</summary>
/// <param name="Degrees">The angle in degrees.</param>
public sealed record Latitude(double Degrees) : IValue<Latitude>
{
    /// <inheritdoc/>
    public static string Rule => "Must be a number of degrees from -90 to 90, with a decimal point.";

    /// <inheritdoc/>
    public static string Example => "60.18";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Latitude? value)
    {
        value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && degrees is >= -90 and <= 90
            ? new Latitude(degrees)
            : null;
        return value is not null;
    }
}
