namespace Muistot.Domain.Sites;

/// <summary>A place on the map (WGS 84).</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public readonly record struct Location(double Latitude, double Longitude)
{
    /// <summary>
    /// The central angle to another place, in radians, 0 to π: the great-circle distance on a unit sphere, by the haversine
    /// formula, which keeps its precision for places close by (Sinnott, Sky and Telescope 68, 1984).
    /// </summary>
    public double AngleTo(Location other)
    {
        var (from, to) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var north = Math.Sin((to - from) / 2);
        var east = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var haversine = (north * north) + (Math.Cos(from) * Math.Cos(to) * east * east);
        return 2 * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }
}
