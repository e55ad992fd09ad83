using CsCheck;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Sites;

/// <summary>Covers of boxes hold every place of their box, and few others.</summary>
public sealed class BoxCoverTests
{
    [Test]
    public void HoldsEveryPlaceOfTheBox() => Boxes.WithPlaces.Sample(
        (box, places) =>
        {
            var cover = BoxCover.Of(box);
            return places.Where(box.Contains).All(place => cover.Any(range => Holds(range, SphereGrid.CellOf(place))));
        },
        iter: 1_000);

    [Test]
    public void IsAFewRangesInOrder() => Boxes.Any.Sample(
        box =>
        {
            var cover = BoxCover.Of(box);
            return cover.Count is >= 1 and <= BoxCover.MostRanges && cover.All(range => range.First <= range.Last)
                && cover.Zip(cover.Skip(1)).All(pair => pair.First.Last + 1 < pair.Second.First);
        },
        iter: 300);

    [TestCase("24.9,60.1,25.1,60.3", 25, 60.2, 0.3)]
    [TestCase("24.94,60.16,24.95,60.17", 24.945, 60.165, 0.02)]
    [TestCase("179.9,-17,-179.9,-16.8", 180, -16.9, 0.3)]
    [TestCase("-180,89.9,180,90", 0, 90, 0.3)]
    [TestCase("19,59,32,71", 25, 65, 13)]
    public void HoldsFewPlacesBesideTheBox(string text, double longitude, double latitude, double around)
    {
        Assert.That(BoundingBox.TryParse(text, out var box), Is.True);
        var cover = BoxCover.Of(box!);
        const int steps = 120;
        var (all, inside) = (0, 0);
        for (var step = 0; step < steps * steps; step++)
        {
            var (up, along) = ((2.0 * (step / steps) / steps) - 1, (2.0 * (step % steps) / steps) - 1);
            var north = Math.Clamp(latitude + (up * around), -90, 90);
            var east = longitude + (along * (latitude >= 90 ? 180 : around * 2));
            var place = new Location(north, Math.IEEERemainder(east, 360));
            all += cover.Any(range => Holds(range, SphereGrid.CellOf(place))) ? 1 : 0;
            inside += box!.Contains(place) ? 1 : 0;
        }

        Assert.That(all, Is.InRange(inside, inside * 1.6), $"{inside} places in the box, {all} in {cover.Count} ranges");
    }

    private static bool Holds(CellRange range, long cell) => range.First <= cell && cell <= range.Last;
}
