namespace Muistot.Domain.Sites;

/// <summary>A place on the map (WGS 84).</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public readonly record struct Location(double Latitude, double Longitude)
{
    /// <summary>
    /// The central angle to another place, in radians, 0 to π: the great-circle distance on a unit sphere, by the haversine
    /// formula, which keeps its precision for places close by (Sinnott, Sky and Telescope 68, 1984). Beyond a quarter of the way
    /// around, it is half the way less that to the other side of the earth.
    /// </summary>
    public double AngleTo(Location other)
    {
        var (from, to) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var (east, west) = Math.SinCos(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var parallels = Radius(Latitude) * Radius(other.Latitude);
        var haversine = Square(Math.Sin((to - from) / 2)) + (parallels * Square(east));
        return haversine <= 0.5
            ? 2 * Math.Asin(Math.Sqrt(haversine))
            : Math.PI - (2 * Math.Asin(Math.Sqrt(Square(Math.Sin((to + from) / 2)) + (parallels * Square(west)))));
    }

    /// <summary>True when two numbers are a place.</summary>
    public static bool Holds(double latitude, double longitude) => Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;

    // No longitude is nearer to a pole than another one: the cosine of what is nearly a right angle is only nearly 0.
    private static double Radius(double latitude) => Math.Abs(latitude) < 90 ? Math.Cos(double.DegreesToRadians(latitude)) : 0;

    private static double Square(double number) => number * number;
}
