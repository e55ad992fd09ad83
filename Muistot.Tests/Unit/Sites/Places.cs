using CsCheck;
using Muistot.Domain.Sites;

namespace Muistot.Tests.Unit.Sites;

/// <summary>Places where maps go wrong, and any others.</summary>
internal static class Places
{
    /// <summary>Poles, corners, both sides of the date line, and where cells of the grid meet.</summary>
    internal static Location[] Odd { get; } =
    [
        .. from latitude in new[] { -90, -89.999999, -45, -1e-9, 0, 1e-9, 45, 60.170, 89.999999, 90 }
           from longitude in new[] { -180, -179.999999, -90, -1e-9, 0, 1e-9, 24.941, 90, 179.999999, 180 }
           select new Location(latitude, longitude),
    ];

    /// <summary>Anywhere; odd places as often as ordinary ones.</summary>
    internal static Gen<Location> Anywhere { get; } = Gen.OneOf(
        Gen.OneOf(Odd),
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (latitude, longitude) => new Location(latitude, longitude)));

    /// <summary>Angles of every size, from nothing to half around the earth.</summary>
    internal static Gen<double> Angle { get; } =
        Gen.OneOf(Gen.Double[-20, 0].Select(power => Math.PI * Math.Pow(10, power)), Gen.Double[0, Math.PI], Gen.OneOf(0, Math.PI));

    /// <summary>A place and another at an angle of it, in any direction.</summary>
    internal static Gen<(Location Center, Location Place, double Angle)> Around { get; } =
        Gen.Select(Anywhere, Angle, Gen.Double[0, 2 * Math.PI], (center, angle, bearing) => (center, Go(center, angle, bearing), angle));

    /// <summary>The unit vector of a place.</summary>
    internal static (double X, double Y, double Z) Vector(Location place)
    {
        var (latitude, longitude) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    /// <summary>Where one arrives who sets out in a direction and goes straight on.</summary>
    private static Location Go(Location from, double angle, double bearing)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(from.Latitude));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(from.Longitude));
        var (onwards, here) = Math.SinCos(angle);
        var (east, north) = (onwards * Math.Sin(bearing), onwards * Math.Cos(bearing));
        var outwards = (here * cosLatitude) - (north * sinLatitude);
        var (x, y) = ((outwards * cosLongitude) - (east * sinLongitude), (outwards * sinLongitude) + (east * cosLongitude));
        var z = (here * sinLatitude) + (north * cosLatitude);
        return new Location(double.RadiansToDegrees(Math.Atan2(z, Math.Sqrt((x * x) + (y * y)))),
            double.RadiansToDegrees(Math.Atan2(y, x)));
    }
}
