using System.Buffers.Binary;
using Muistot.Infrastructure.Import.Repairs;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Import;

public sealed class SourcePlaceTests
{
    [TestCase(24.956, 60.167)]
    [TestCase(-180, -90)]
    [TestCase(180, 90)]
    [TestCase(0, 0)]
    public void APointHasItsLongitudeFirst(double longitude, double latitude)
    {
        Assert.That(SourcePlace.Read(Point(longitude, latitude)), Is.EqualTo(new Domain.Sites.Location(latitude, longitude)));
        Assert.That(SourcePlace.Read(BigEndianPoint(longitude, latitude)), Is.EqualTo(new Domain.Sites.Location(latitude, longitude)));
    }

    [TestCase(180.1, 0)]
    [TestCase(0, 90.1)]
    [TestCase(60, 100)]
    [TestCase(double.NaN, 0)]
    [TestCase(0, double.NaN)]
    [TestCase(double.PositiveInfinity, 0)]
    public void APointOffTheEarthIsNone(double longitude, double latitude) =>
        Assert.That(SourcePlace.Read(Point(longitude, latitude)), Is.Null);

    [Test]
    public void EverythingElseIsNone()
    {
        var point = Point(24, 60);
        byte[] line = [.. point];
        line[5] = 2;
        byte[] unordered = [.. point];
        unordered[4] = 7;

        Assert.That(SourcePlace.Read(line), Is.Null);
        Assert.That(SourcePlace.Read(unordered), Is.Null);
        Assert.That(SourcePlace.Read(point.AsSpan(0, 24)), Is.Null);
        Assert.That(SourcePlace.Read([.. point, 0]), Is.Null);
        Assert.That(SourcePlace.Read([]), Is.Null);
        Assert.That(SourcePlace.Read(null), Is.Null);
    }

    private static byte[] Point(double x, double y)
    {
        byte[] point = [0, 0, 0, 0, 1, 1, 0, 0, 0, .. new byte[16]];
        BinaryPrimitives.WriteDoubleLittleEndian(point.AsSpan(9), x);
        BinaryPrimitives.WriteDoubleLittleEndian(point.AsSpan(17), y);
        return point;
    }

    private static byte[] BigEndianPoint(double x, double y)
    {
        byte[] point = [0, 0, 0, 0, 0, 0, 0, 0, 1, .. new byte[16]];
        BinaryPrimitives.WriteDoubleBigEndian(point.AsSpan(9), x);
        BinaryPrimitives.WriteDoubleBigEndian(point.AsSpan(17), y);
        return point;
    }
}
