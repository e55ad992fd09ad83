using CsCheck;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Sites;

public sealed class CellBlockTests
{
    private const int Levels = 21;

    [Test]
    public void EnclosesTwoCellsAndIsTheSmallest() => Gen.Select(Places.Anywhere, Places.Anywhere).Sample(
        (one, other) =>
        {
            var (first, last) = (SphereGrid.CellOf(one), SphereGrid.CellOf(other));
            var block = CellBlock.Enclosing(first, last);
            return Holds(block, first) && Holds(block, last)
            && !block.Halve().Any(child => Holds(child, first) && Holds(child, last)) == (block.Level > 0 || first == last);
        },
        iter: 20_000);

    [Test]
    public void HalvesIntoEightThatFollowOnEachOther() => Gen.Select(Places.Anywhere, Gen.Int[1, Levels]).Sample(
        (place, level) =>
        {
            var block = At(place, level);
            var children = block.Halve().ToList();
            return children.Count == 8 && children[0].First == block.First && children[^1].Last == block.Last
                && children.Zip(children.Skip(1)).All(pair => pair.First.Last + 1 == pair.Second.First);
        },
        iter: 5_000);

    [Test]
    public void TheWholeEarthIsOneBlockAndACellHasNoHalves() => Assert.That(
        (CellBlock.Enclosing(0, long.MaxValue), new CellBlock(0, Levels).Last, new CellBlock(7, 0).Last, new CellBlock(7, 0)
        .Halve().Count()),
        Is.EqualTo((new CellBlock(0, Levels), long.MaxValue, 7, 0)));

    [Test]
    public void NoPlaceInABlockIsNearerThanItsBound() => Gen.Select(Places.Around, Gen.Int[0, Levels]).Sample(
        (around, level) => At(around.Place, level).LeastAngleTo(around.Center) <= around.Center.AngleTo(around.Place), iter: 50_000);

    [Test]
    public void TheBoundIsTightAnywhere() => Gen.Select(Places.Around, Gen.Int[0, 14]).Sample(
        (around, level) => At(around.Place, level)
        .LeastAngleTo(around.Center) >= around.Center.AngleTo(around.Place) - (6 * Math.Pow(2, level + 1 - Levels)) - 1e-5,
        iter: 50_000);

    [Test]
    public void WhatDoesNotTouchTheSphereIsNotNear() => Places.Anywhere.Sample(
        place => double.IsPositiveInfinity(new CellBlock(0, Levels - 3).LeastAngleTo(place))
        && At(place, 5).LeastAngleTo(place) == 0, iter: 5_000);

    private static CellBlock At(Location place, int level) => new(SphereGrid.CellOf(place) >> (3 * level) << (3 * level), level);

    private static bool Holds(CellBlock block, long cell) => block.First <= cell && cell <= block.Last;
}
