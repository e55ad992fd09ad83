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
    public void CoverIsAFewRangesInOrder() => Gen.Select(Places.Anywhere, Places.Angle).Sample(
        (center, angle) =>
        {
            var ranges = SphereGrid.Cover(center, angle);
            return ranges.Count is >= 1 and <= 8
                && ranges[0].First >= 0
                && ranges.All(range => range.First <= range.Last)
                && ranges.Zip(ranges.Skip(1)).All(pair => pair.First.Last < pair.Second.First);
        },
        iter: 20_000);

    [Test]
    public void CoverOfTheWholeEarthIsEverything() =>
        Assert.That(SphereGrid.Cover(new Location(60, 25), Math.PI), Is.EqualTo([new CellRange(0, long.MaxValue)]));

    [Test]
    public void CoverStaysClose() => Gen.Select(Places.Anywhere, Gen.Double[-6, -2]).Sample(
        (center, power) =>
        {
            var angle = Math.Pow(10, power);
            return !Holds(SphereGrid.Cover(center, angle), Antipode(center))
                && SphereGrid.Cover(center, angle).Sum(range => (double)(range.Last - range.First)) < Math.Pow(16 * angle, 3) * Math.Pow(2, 60);
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

    private static bool Holds(IEnumerable<CellRange> ranges, Location place) =>
        SphereGrid.CellOf(place) is var cell && ranges.Any(range => range.First <= cell && cell <= range.Last);

    private static Location Antipode(Location place) => new(-place.Latitude, place.Longitude > 0 ? place.Longitude - 180 : place.Longitude + 180);
}
