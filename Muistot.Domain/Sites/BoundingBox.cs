using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Domain.Sites;

/// <summary>
/// A part of the map between two parallels and two meridians, its edges included (WGS 84). It is read as GeoJSON (RFC 7946 §5) and OGC API
/// write it: west, south, east, north, in degrees, with or without heights. A west edge beyond the east one means a box across the date
/// line. Map widgets that were moved around the world send longitudes beyond ±180, which are shifted by full turns; a box that is 360 or
/// more degrees wide goes all around.
/// </summary>
public sealed record BoundingBox : IValue<BoundingBox>
{
    private const double HalfTurn = 180;
    private const double Turn = 360;
    private const double Pole = 90;

    private BoundingBox(double west, double south, double east, double north) =>
        (West, South, East, North) = (west, south, east, north);

    /// <summary>The western edge, −180 to 180.</summary>
    public double West { get; }

    /// <summary>The southern edge, −90 to 90.</summary>
    public double South { get; }

    /// <summary>The eastern edge, −180 to 180; less than <see cref="West"/> in a box across the date line.</summary>
    public double East { get; }

    /// <summary>The northern edge, <see cref="South"/> to 90.</summary>
    public double North { get; }

    /// <summary>True when every place is in it.</summary>
    public bool IsWorld => this is { West: -HalfTurn, East: HalfTurn, South: -Pole, North: Pole };

    /// <summary>
    /// Where its longitudes lie: two stretches, each from west to east. A box that reaches the date line holds both names of that meridian,
    /// 180 and −180. Where one stretch is enough, both are the same.
    /// </summary>
    public (Stretch First, Stretch Second) Longitudes => this switch
    {
        _ when West > East => (new Stretch(West, HalfTurn), new Stretch(-HalfTurn, East)),
        { West: -HalfTurn, East: < HalfTurn } => (new Stretch(West, East), new Stretch(HalfTurn, HalfTurn)),
        { East: HalfTurn, West: > -HalfTurn } => (new Stretch(West, East), new Stretch(-HalfTurn, -HalfTurn)),
        _ => (new Stretch(West, East), new Stretch(West, East)),
    };

    /// <inheritdoc/>
    public static string Rule => "Must be west,south,east,north in degrees: latitudes from -90 to 90, south not above north.";

    /// <inheritdoc/>
    public static string Example => "24.9,60.1,25.1,60.3";

    /// <summary>Four texts are the four numbers of a box: some clients send lists so.</summary>
    public static string? Combine(IReadOnlyList<string> texts) => texts.Count switch
    {
        1 => texts[0],
        4 when texts.All(text => !text.Contains(',', StringComparison.Ordinal)) => string.Join(',', texts),
        _ => null,
    };

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out BoundingBox? value)
    {
        value = null;
        var parts = text.Split(',');
        if (parts.Length is not (4 or 6) || !Array.TrueForAll(parts, part => IsNumber(part, out _)))
            return false;
        var half = parts.Length / 2;
        var (west, south, east, north) = (Number(parts[0]), Number(parts[1]), Number(parts[half]), Number(parts[half + 1]));
        if (south < -Pole || north > Pole || south > north)
            return false;
        value = east - west >= Turn
            ? new BoundingBox(-HalfTurn, south, HalfTurn, north)
            : new BoundingBox(Shift(parts[0]), south, Shift(parts[half]), north);
        return true;
    }

    /// <summary>True when it holds a place.</summary>
    public bool Contains(Location place)
    {
        var (first, second) = Longitudes;
        return place.Latitude >= South && place.Latitude <= North && (first.Contains(place.Longitude) || second.Contains(place.Longitude));
    }

    /// <summary>The box as it is read; equal boxes have equal texts.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:R},{South:R},{East:R},{North:R}");

    // Zero has a sign, which says nothing here.
    private static double Number(string text) => IsNumber(text, out var number) ? number + 0.0 : 0;

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    // In decimals where it can be, so that 384.1 is the same meridian as 24.1.
    private static double Shift(string text)
    {
        var degrees = Number(text);
        if (Math.Abs(degrees) <= HalfTurn)
            return degrees;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && Math.Abs(degrees) < 1e6
            ? (double)(exact - (360m * Math.Round(exact / 360m))) + 0.0
            : Math.IEEERemainder(degrees, Turn) + 0.0;
    }

    /// <summary>Longitudes from one to another one, both included.</summary>
    /// <param name="West">The first.</param>
    /// <param name="East">The last, not less than the first.</param>
    public readonly record struct Stretch(double West, double East)
    {
        /// <summary>True when a longitude lies in it.</summary>
        public bool Contains(double longitude) => longitude >= West && longitude <= East;
    }
}
