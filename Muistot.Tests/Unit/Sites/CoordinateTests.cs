using System.Globalization;
using CsCheck;
using Muistot.Domain.Sites;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Sites;

[InEveryCulture]
public sealed class CoordinateTests(string culture) : CultureTest(culture)
{
    [TestCase("60.5", 60.5)]
    [TestCase("-60.5", -60.5)]
    [TestCase("0", 0)]
    [TestCase("90", 90)]
    [TestCase("-90", -90)]
    [TestCase("90.000", 90)]
    [TestCase("6.05e1", 60.5)]
    [TestCase("605E-1", 60.5)]
    [TestCase("1e-400", 0, Description = "too small to be anything but 0")]
    [TestCase("60.169856123456789", 60.169856123456789)]
    public void ANumberIsAnAngle(string text, double degrees)
    {
        Assert.That(text.As<Latitude>()?.Degrees, Is.EqualTo(degrees));
        Assert.That(text.As<Longitude>()?.Degrees, Is.EqualTo(degrees));
    }

    [TestCase("")]
    [TestCase("NaN")]
    [TestCase("-NaN")]
    [TestCase("nan")]
    [TestCase("Infinity")]
    [TestCase("-Infinity")]
    [TestCase("∞")]
    [TestCase("-∞")]
    [TestCase("1e400")]
    [TestCase("-1e400")]
    [TestCase("1e309")]
    [TestCase("60,5")]
    [TestCase("60٫5", Description = "the Arabic decimal mark")]
    [TestCase("−60.5", Description = "the minus of print")]
    [TestCase("1 000")]
    [TestCase("1,000")]
    [TestCase("6.0.5")]
    [TestCase("0x3C")]
    [TestCase("60.5°")]
    [TestCase("60.5N")]
    [TestCase("(60.5)")]
    [TestCase("٦٠")]
    [TestCase("1e")]
    public void NoOtherTextIsAnAngle(string text)
    {
        Assert.That(text.As<Latitude>(), Is.Null);
        Assert.That(text.As<Longitude>(), Is.Null);
    }

    [TestCase("90", true, true)]
    [TestCase("90.00000000000001", false, true)]
    [TestCase("-90.00000000000001", false, true)]
    [TestCase("91", false, true)]
    [TestCase("180", false, true)]
    [TestCase("-180", false, true)]
    [TestCase("180.00000000000003", false, false)]
    [TestCase("-180.00000000000003", false, false)]
    [TestCase("1e300", false, false)]
    public void HasItsLimits(string text, bool isLatitude, bool isLongitude) =>
        Assert.That((text.As<Latitude>() is not null, text.As<Longitude>() is not null), Is.EqualTo((isLatitude, isLongitude)));

    [Test]
    public void ReadsEveryNumberBackAsItWas() => Gen.Double[-90, 90].Sample(
        degrees => degrees.ToString("R", CultureInfo.InvariantCulture).As<Latitude>()?.Degrees == degrees, iter: 1000, threads: 1);
}
