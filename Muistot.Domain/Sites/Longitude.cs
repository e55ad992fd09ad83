using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Domain.Sites;

/// <summary>Degrees east of the prime meridian, −180 to 180 (WGS 84).</summary>
/// <param name="Degrees">The angle in degrees.</param>
public sealed record Longitude(double Degrees) : IValue<Longitude>
{
    /// <inheritdoc/>
    public static string Rule => "Must be a number of degrees from -180 to 180, with a decimal point.";

    /// <inheritdoc/>
    public static string Example => "24.97";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Longitude? value)
    {
        value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && degrees is >= -180 and <= 180
            ? new Longitude(degrees)
            : null;
        return value is not null;
    }
}
