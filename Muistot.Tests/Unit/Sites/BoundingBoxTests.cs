using System.Globalization;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Sites;

[InEveryCulture]
public sealed class BoundingBoxTests(string culture) : CultureTest(culture)
{
    [TestCase("24.9,60.1,25.1,60.3", "24.9,60.1,25.1,60.3")]
    [TestCase(" 24.9 , 60.1,2.51e1,60.3", "24.9,60.1,25.1,60.3")]
    [TestCase("-0,-0,0,0", "0,0,0,0")]
    [TestCase("1,2,-5,3,4,1e9", "1,2,3,4")]
    [TestCase("170,-10,-170,10", "170,-10,-170,10")]
    [TestCase("170,-10,190,10", "170,-10,-170,10")]
    [TestCase("-190,-10,-170,10", "170,-10,-170,10")]
    [TestCase("384.1,60,384.3,61", "24.1,60,24.3,61")]
    [TestCase("384,60,180,61", "24,60,180,61", Description = "GDAL clamps the eastern edge alone.")]
    [TestCase("-180,-10,180,10", "-180,-10,180,10")]
    [TestCase("-1e300,-10,1e300,10", "-180,-10,180,10")]
    [TestCase("-200,-90,200,90", "-180,-90,180,90")]
    [TestCase("10,0,369.9,1", "10,0,9.9,1")]
    [TestCase("180,0,180,0", "180,0,180,0")]
    [TestCase("540,0,540,0", "-180,0,-180,0")]
    public void IsRead(string text, string box)
    {
        Assert.That(BoundingBox.TryParse(text, out var read), Is.True);
        Assert.That(read!.ToString(), Is.EqualTo(box));
    }

    [TestCase("")]
    [TestCase("1,2,3")]
    [TestCase("1,2,3,4,5")]
    [TestCase("1,2,3,4,5,6,7")]
    [TestCase("1,2,3,")]
    [TestCase("1,2,3,x")]
    [TestCase("1,2,z,3,4,5")]
    [TestCase("1,2,NaN,3,4,5")]
    [TestCase("NaN,2,3,4")]
    [TestCase("1,2,Infinity,4")]
    [TestCase("1,2,1e999,4")]
    [TestCase("1,-90.1,3,4")]
    [TestCase("1,2,3,90.1")]
    [TestCase("1,4,3,2")]
    [TestCase("24,9;60,1;25,1;60,3")]
    [TestCase("1;2;3;4")]
    public void IsRefused(string text) => Assert.That(BoundingBox.TryParse(text, out _), Is.False);

    [TestCase("1|2|3|4", "1,2,3,4")]
    [TestCase("1,2,3,4", "1,2,3,4")]
    [TestCase("1,2,3,4|1,2,3,4", null)]
    [TestCase("1|2|3|4|5|6", null)]
    [TestCase("1,2|2|3,4|4", null)]
    public void FourTextsAreOneBox(string texts, string? box) => Assert.That(BoundingBox.Combine(texts.Split('|')), Is.EqualTo(box));

    [TestCase("170,-10,-170,10", 0, 175, true)]
    [TestCase("170,-10,-170,10", 0, -175, true)]
    [TestCase("170,-10,-170,10", 0, 0, false)]
    [TestCase("170,-10,180,10", 10, -180, true)]
    [TestCase("-180,-10,-170,10", -10, 180, true)]
    [TestCase("180,0,180,0", 0, -180, true)]
    [TestCase("180,0,-180,0", 0, 180, true)]
    [TestCase("180,0,-180,0", 0, 179.999, false)]
    [TestCase("24,60,25,61", 60, 24, true)]
    [TestCase("24,60,25,61", 61, 25, true)]
    [TestCase("24,60,25,61", 61.0000001, 25, false)]
    [TestCase("384.1,60,384.1,61", 60, 24.1, true)]
    [TestCase("-180,89,180,90", 90, 17, true)]
    public void Holds(string text, double latitude, double longitude, bool holds)
    {
        Assert.That(BoundingBox.TryParse(text, out var box), Is.True);
        Assert.That(box!.Contains(new Location(latitude, longitude)), Is.EqualTo(holds));
    }

    [Test]
    public void OnlyTheWorldIsTheWorld()
    {
        var worlds = new[] { "-180,-90,180,90", "-500,-90,500,90", "-180,-90,179.9,90", "-180,-89.9,180,90" }
            .Select(text => BoundingBox.TryParse(text, out var box) && box.IsWorld);

        Assert.That(worlds, Is.EqualTo([true, true, false, false]), CultureInfo.CurrentCulture.Name);
    }
}
