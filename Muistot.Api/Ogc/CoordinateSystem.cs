using System.Globalization;
using Muistot.Application.Map;
using Muistot.Domain.Sites;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Muistot.Api.Ogc;

/// <summary>
/// A coordinate reference system that places are told and asked for in (OGC API – Features – Part 2). Places are kept in WGS 84, which
/// stands for ETRS89 too, as it does in PROJ: they are less than a meter apart.
/// </summary>
internal sealed class CoordinateSystem
{
    // EPSG:3067: ETRS89 / TM35FIN(E,N), as the EPSG dataset defines it.
    private const string Tm35Fin = """
        PROJCS["ETRS89 / TM35FIN(E,N)",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",
        SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
        PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",27],
        PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]
        """;

    // A place in a plane is told to a tenth of a millimeter.
    private const int PlaneDecimals = 4;

    // A box is looked at in so many steps along each side.
    private const int Steps = 32;

    // What is wider is not looked at, but taken for the world.
    private const double WidestMeters = 3_000_000;

    // ProjNET's series for EPSG:3067 is true to 2 m so far from its central meridian; from the other side of the world it leads back there.
    private const double CentralMeridian = 27;
    private const double Reach = 18;

    // What is undone to a place that is farther away than this is not undone rightly.
    private const double MostMetersAside = 2;
    private const double MostDegreesAside = 1e-4;

    private readonly MathTransform? forward;
    private readonly MathTransform? inverse;
    private readonly bool isLatitudeFirst;
    private readonly double reach;

    private CoordinateSystem(
        string uri, int? epsg, bool isLatitudeFirst, ProjectedCoordinateSystem? projection = null, double reach = double.PositiveInfinity)
    {
        (Uri, Epsg, this.isLatitudeFirst, this.reach) = (uri, epsg, isLatitudeFirst, reach);
        if (projection is null)
            return;
        var factory = new CoordinateTransformationFactory();
        forward = factory.CreateFromCoordinateSystems(projection.GeographicCoordinateSystem, projection).MathTransform;
        inverse = factory.CreateFromCoordinateSystems(projection, projection.GeographicCoordinateSystem).MathTransform;
    }

    /// <summary>Longitude, latitude in degrees (WGS 84). What is used unless another one is asked for.</summary>
    internal static CoordinateSystem Crs84 { get; } = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", null, false);

    /// <summary>All of them, the default first.</summary>
    internal static IReadOnlyList<CoordinateSystem> All { get; } =
    [
        Crs84,
        new(UriOf(4326), 4326, true),
        new(UriOf(3857), 3857, false, ProjectedCoordinateSystem.WebMercator),
        new(UriOf(3067), 3067, false, (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(Tm35Fin), Reach),
    ];

    /// <summary>What names it.</summary>
    internal string Uri { get; }

    /// <summary>Its number in the EPSG dataset, or null.</summary>
    internal int? Epsg { get; }

    /// <summary>The system of a name, or null.</summary>
    internal static CoordinateSystem? Find(string uri) => All.FirstOrDefault(system => system.Uri == uri.Trim('<', '>', '[', ']'));

    /// <summary>A place in this system, in the order of its axes; null when it has none in it, or none that are true.</summary>
    internal (double First, double Second)? Project(Location place)
    {
        if (forward is null)
            return isLatitudeFirst ? (place.Latitude, place.Longitude) : (place.Longitude, place.Latitude);
        if (Math.Abs(place.Longitude - CentralMeridian) > reach)
            return null;
        var (x, y) = Transform(forward, place.Longitude, place.Latitude);
        return double.IsFinite(x) && double.IsFinite(y) ? (Math.Round(x, PlaneDecimals), Math.Round(y, PlaneDecimals)) : null;
    }

    /// <summary>Reads a box whose edges are in this system, in the order of its axes, with or without heights.</summary>
    /// <returns>Null when it is not one.</returns>
    internal MapArea? ReadBox(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (inverse is null)
        {
            var degrees = isLatitudeFirst && parts.Length is 4 or 6 ? Swap(parts) : text;
            return BoundingBox.TryParse(degrees, out var box) ? new MapArea(box, box.ToString()) : null;
        }

        if (parts.Length is not (4 or 6) || !parts.All(part => IsNumber(part, out _)))
            return null;
        var numbers = parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        var half = parts.Length / 2;
        var (west, south, east, north) = (numbers[0], numbers[1], numbers[half], numbers[half + 1]);
        if (west > east || south > north)
            return null;
        return new MapArea(
            Around(west, south, east, north), $"{Uri} {west:R},{south:R},{east:R},{north:R}",
            place => Project(place) is var (x, y) && x >= west && x <= east && y >= south && y <= north);
    }

    private static string UriOf(int code) => string.Create(CultureInfo.InvariantCulture, $"http://www.opengis.net/def/crs/EPSG/0/{code}");

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string Swap(string[] parts)
    {
        var half = parts.Length / 2;
        return string.Join(',', parts[1], parts[0], parts[half + 1], parts[half]);
    }

    // A box of degrees that holds all of a box of this system, and some places around it.
    private BoundingBox Around(double west, double south, double east, double north)
    {
        if (east - west > WidestMeters || north - south > WidestMeters)
            return World();
        var points = (from x in Enumerable.Range(0, Steps + 1)
                      from y in Enumerable.Range(0, Steps + 1)
                      select Back(west + ((east - west) * x / Steps), south + ((north - south) * y / Steps))).ToList();
        if (points.Exists(point => point is null))
            return World();
        var (longitudes, latitudes) = (points.ConvertAll(point => point!.Value.X), points.ConvertAll(point => point!.Value.Y));

        // Between the steps, edges bend by less than one.
        var (lon, lat) = ((longitudes.Max() - longitudes.Min()) / Steps, (latitudes.Max() - latitudes.Min()) / Steps);
        return Box(
            Math.Max(-180, longitudes.Min() - lon - MostDegreesAside), Math.Max(-90, latitudes.Min() - lat - MostDegreesAside),
            Math.Min(180, longitudes.Max() + lon + MostDegreesAside), Math.Min(90, latitudes.Max() + lat + MostDegreesAside));
    }

    // Null where the projection cannot be undone. What is not a number is near nothing.
    private (double X, double Y)? Back(double x, double y)
    {
        var (longitude, latitude) = Transform(inverse!, x, y);
        if (!Location.Holds(latitude, longitude))
            return null;
        var (thereX, thereY) = Transform(forward!, longitude, latitude);
        return Math.Abs(thereX - x) < MostMetersAside && Math.Abs(thereY - y) < MostMetersAside ? (longitude, latitude) : null;
    }

    // ProjNET throws where a projection has no place for a point: at the poles in EPSG:3857, far outside of the plane in EPSG:3067.
    private static (double X, double Y) Transform(MathTransform transform, double x, double y)
    {
        try
        {
            return transform.Transform(x, y);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return (double.NaN, double.NaN);
        }
    }

    private static BoundingBox World() => Box(-180, -90, 180, 90);

    private static BoundingBox Box(double west, double south, double east, double north) =>
        BoundingBox.TryParse(string.Create(CultureInfo.InvariantCulture, $"{west:R},{south:R},{east:R},{north:R}"), out var box)
            ? box
            : throw new InvalidOperationException("A box of degrees is within the world.");
}
