using CsCheck;
using Muistot.Domain.Sites;

namespace Muistot.Tests.Unit.Sites;

/// <summary>Boxes of every size: points, towns, countries, across the date line, at the poles, the world.</summary>
internal static class Boxes
{
    private static readonly Gen<double> Size = Gen.OneOf(
        Gen.Const(0.0), Gen.Double[-7, 0].Select(power => Math.Pow(10, power)), Gen.Double[0, 20], Gen.Double[0, 360], Gen.Const(360.0));

    /// <summary>A box whose edges often go through odd places.</summary>
    internal static Gen<BoundingBox> Any { get; } = Gen.Select(Places.Anywhere, Size, Size, (corner, width, height) =>
        Of(corner.Longitude, corner.Latitude, corner.Longitude + width, Math.Min(90, corner.Latitude + height)));

    /// <summary>A box and places: anywhere, on its edges, a little beside them, and in it.</summary>
    internal static Gen<(BoundingBox Box, Location[] Places)> WithPlaces { get; } = Gen.Select(
        Any, Places.Anywhere.Array[5], Gen.Double[-1e-7, 1e-7], Gen.Double[0, 1], Gen.Double[0, 1], (box, anywhere, aside, along, up) =>
        {
            var east = box.East < box.West ? box.East + 360 : box.East;
            double[] latitudes = [box.South, box.North, box.South + aside, box.North + aside, box.South + (up * (box.North - box.South))];
            double[] longitudes = [box.West, box.East, box.West + aside, box.East + aside, box.West + (along * (east - box.West))];
            var near = from latitude in latitudes
                       from longitude in longitudes
                       select new Location(Math.Clamp(latitude, -90, 90), Math.Abs(longitude) > 180
                           ? Math.IEEERemainder(longitude, 360) : longitude);
            return (box, (Location[])[.. anywhere, .. near]);
        });

    /// <summary>A box of four numbers.</summary>
    internal static BoundingBox Of(double west, double south, double east, double north) =>
        BoundingBox.TryParse(FormattableString.Invariant($"{west:R},{south:R},{east:R},{north:R}"), out var box)
            ? box
            : throw new InvalidOperationException("These numbers are not a box.");
}
