using CsCheck;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Sites;

public sealed class SphereGridTests
{
    [Test]
    public void CoverHoldsEveryPlaceWithinTheAngle() => Places.Around.Sample(
        around => Holds(SphereGrid.Cover(around.Center, around.Angle), around.Place), iter: 30_000);

    [Test]
    public void CoverHoldsWhatIsMeasuredWithinTheAngle() => Gen.Select(Places.Anywhere, Places.Anywhere).Sample(
        (center, place) => Holds(SphereGrid.Cover(center, center.AngleTo(place)), place), iter: 20_000);

    [Test]
    public void CoverIsAFewBlocks() => Gen.Select(Places.Anywhere, Places.Angle).Sample(
        (center, angle) =>
        {
            var (firsts, span) = SphereGrid.Cover(center, angle);
            return firsts.Count is >= 1 and <= 8
                && span >= 0
                && firsts.Distinct().Count() == firsts.Count
                && firsts.All(first => first >= 0 && first % (span + 1) == 0 && first + span >= first);
        },
        iter: 20_000);

    [Test]
    public void CoverOfTheWholeEarthIsEverything()
    {
        var (firsts, span) = SphereGrid.Cover(new Location(60, 25), Math.PI);

        Assert.That(firsts.Order(), Is.EqualTo(Enumerable.Range(0, 8).Select(block => block * (1L << 60))));
        Assert.That(span, Is.EqualTo((1L << 60) - 1));
    }

    [Test]
    public void CoverStaysClose() => Gen.Select(Places.Anywhere, Gen.Double[-6, -2]).Sample(
        (center, power) =>
        {
            var angle = Math.Pow(10, power);
            var cover = SphereGrid.Cover(center, angle);
            return !Holds(cover, Antipode(center)) && cover.Firsts.Count * (double)cover.Span < Math.Pow(16 * angle, 3) * Math.Pow(2, 60);
        },
        iter: 5_000);

    [TestCase(90, 0, 90, 137)]
    [TestCase(-90, 0, -90, -45)]
    [TestCase(12.5, 180, 12.5, -180)]
    [TestCase(-60, -180, -60, 180)]
    [TestCase(0.0, 0, -0.0, 0)]
    public void OnePlaceIsOneCellHoweverItIsWritten(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (place, other) = (new Location(latitude, longitude), new Location(otherLatitude, otherLongitude));

        Assert.That(Holds(SphereGrid.Cover(place, 0), other), Is.True);
        Assert.That(Holds(SphereGrid.Cover(other, 0), place), Is.True);
    }

    [Test]
    public void CellsAreNumbered() => Places.Anywhere.Sample(place => SphereGrid.CellOf(place) >= 0, iter: 5_000);

    [Test]
    public void CellsAreAFewMetresWide() => Places.Anywhere.Sample(
        place =>
        {
            var aside = new Location(place.Latitude > 0 ? place.Latitude - 0.001 : place.Latitude + 0.001, place.Longitude);
            return SphereGrid.CellOf(place) != SphereGrid.CellOf(aside);
        },
        iter: 5_000);

    private static bool Holds(CellBlocks blocks, Location place) =>
        SphereGrid.CellOf(place) is var cell && blocks.Firsts.Any(first => first <= cell && cell <= first + blocks.Span);

    private static Location Antipode(Location place) =>
        new(-place.Latitude, place.Longitude > 0 ? place.Longitude - 180 : place.Longitude + 180);
}
