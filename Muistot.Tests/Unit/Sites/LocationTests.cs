using CsCheck;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Sites;

public sealed class LocationTests
{
    private const double EarthKilometres = 6371.0088;

    [Test]
    public void AngleIsThatOfTheVectors() => Gen.Select(Places.Anywhere, Places.Anywhere).Sample(
        (from, to) => Math.Abs(from.AngleTo(to) - AngleOfVectors(from, to)) < 1e-14, iter: 20_000);

    [Test]
    public void AngleIsExactForPlacesCloseBy() => Places.Around.Sample(
        pair => Math.Abs(pair.Center.AngleTo(pair.Place) - AngleOfVectors(pair.Center, pair.Place)) < 1e-14 + (1e-12 * pair.Angle),
        iter: 20_000);

    [Test]
    public void AngleIsExactOnTheOtherSideOfTheEarth() => Places.Around.Sample(
        pair => new Location(-pair.Center.Latitude, pair.Center.Longitude > 0 ? pair.Center.Longitude - 180 : pair.Center.Longitude + 180)
        is var other
            && Math.Abs(other.AngleTo(pair.Place) - AngleOfVectors(other, pair.Place)) < 1e-14,
        iter: 20_000);

    [TestCase(90)]
    [TestCase(-90)]
    public void WhatLiesOnOneParallelIsAsNearToAPole(double pole) => Gen.Select(Places.Anywhere, Places.Anywhere).Sample(
        (one, other) => new Location(pole, one.Longitude).AngleTo(other) == new Location(pole, 0)
        .AngleTo(other with { Longitude = one.Longitude }), iter: 5_000);

    [Test]
    public void AngleIsTheSameBothWays() => Gen.Select(Places.Anywhere, Places.Anywhere).Sample(
        (from, to) => from.AngleTo(to) == to.AngleTo(from) && from.AngleTo(to) is >= 0 and <= Math.PI, iter: 20_000);

    [Test]
    public void NothingLiesBetweenAPlaceAndItself() => Places.Anywhere.Sample(place => place.AngleTo(place) == 0, iter: 5_000);

    [TestCase(60.1699, 24.9384, 60.4518, 22.2666, 150.4, Description = "Helsinki, Turku")]
    [TestCase(60.1699, 24.9384, -33.8688, 151.2093, 15_196, Description = "Helsinki, Sydney")]
    [TestCase(-16.8, 179.9, -16.8, -179.9, 21.3, Description = "over the date line, Fiji")]
    [TestCase(0, 180, 0, -180, 0)]
    [TestCase(90, 0, 90, 123, 0)]
    [TestCase(-90, -180, -90, 45, 0)]
    [TestCase(90, 0, -90, 77, Math.PI * EarthKilometres)]
    [TestCase(0, -90, 0, 90, Math.PI * EarthKilometres)]
    [TestCase(89, 0, 89, 180, 222.4, Description = "over the pole")]
    public void KnowsDistances(double latitude, double longitude, double otherLatitude, double otherLongitude, double kilometres) =>
        Assert.That(
        new Location(latitude, longitude).AngleTo(new Location(otherLatitude, otherLongitude)) * EarthKilometres,
        Is.EqualTo(kilometres).Within(0.1).Percent.Or.EqualTo(kilometres).Within(1e-6));

    private static double AngleOfVectors(Location from, Location to)
    {
        var (a, b) = (Places.Vector(from), Places.Vector(to));
        var (x, y, z) = ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
        return Math.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z));
    }
}
