using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Which JPEGs are refused, and why.</summary>
[TestFixture]
internal sealed class JpegStructureTests
{
    private const byte Frame = 0xC0;
    private const byte HuffmanTables = 0xC4;
    private const byte Scan = 0xDA;
    private const byte QuantizationTables = 0xDB;
    private const byte RestartInterval = 0xDD;
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");
    private static readonly byte[] Progressive = SampleFiles.Read("progressive.jpg");
    private static readonly byte[] Restarts = SampleFiles.Read("restart-markers.jpg");
    private static readonly byte[] ThreeScans = SampleFiles.Read("three-scans.jpg");

    private static IEnumerable<TestCaseData> DamagedFiles()
    {
        yield return Damaged("nothing but an end", [0xFF, 0xD8, 0xFF, 0xD9]);
        yield return Damaged("no scan", Without(Baseline, Scan));
        yield return Damaged("no frame", Without(Baseline, Frame));
        yield return Damaged("two frames", Doubled(Baseline, Frame));
        yield return Damaged("frame after the scan", JpegBytes.Insert(Baseline, Part(Baseline, Frame), before: 0xD9));
        yield return Damaged("second start", JpegBytes.Insert(Baseline, [0xFF, 0xD8]));
        yield return Damaged("reserved marker", JpegBytes.Insert(Baseline, JpegBytes.Segment(0x42)));
        yield return Damaged("length beyond the end", JpegBytes.Insert(Baseline, [0xFF, 0xFE, 0xFF, 0xFF]));
        yield return Damaged("two scans of a component", Doubled(ThreeScans, Scan));
        yield return Damaged("a component without scan", Without(ThreeScans, Scan));
        yield return Damaged("a component without first scan", Without(Progressive, Scan));
        yield return Damaged("nothing coded", JpegBytes.Change(Baseline, Scan, part => part[..14]));
        yield return Damaged("restart without interval", Without(Restarts, RestartInterval));
        yield return Damaged("interval of 0", JpegBytes.Set(Restarts, RestartInterval, 5, 0));
        yield return Damaged("interval too long", JpegBytes.ChangeParameters(Restarts, RestartInterval, all => [.. all, 0]));
        yield return Damaged("restarts out of order", JpegBytes.Change(Restarts, Scan, SwapFirstRestarts));
        yield return Damaged("nothing coded before a restart", JpegBytes.Change(Restarts, Scan, RestartAtOnce));
        yield return Damaged("nothing coded between restarts", JpegBytes.Change(Restarts, Scan, RestartTwice));
    }

    [TestCaseSource(nameof(DamagedFiles))]
    public void Refuses_damage(byte[] file) => Assert.That(Reading.FaultOf(file), Is.EqualTo(ImageError.Damaged));

    [Test]
    public void Refuses_frames_that_browsers_do_not_show(
        [Values(0xC3, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, 0xF7)] int marker) =>
        Assert.That(Reading.FaultOf(JpegBytes.Set(Baseline, Frame, 1, (byte)marker)), Is.EqualTo(ImageError.UnsupportedFeature));

    [Test]
    public void Refuses_segments_that_go_with_such_frames([Values(0xCC, 0xDC, 0xDE, 0xDF, 0xF0, 0xFD)] int marker) =>
        Assert.That(
            Reading.FaultOf(JpegBytes.Insert(Baseline, JpegBytes.Segment((byte)marker, 0, 30), before: 0xD9)),
            Is.EqualTo(ImageError.UnsupportedFeature));

    [Test]
    public void Refuses_12_bits() =>
        Assert.That(Reading.FaultOf(JpegBytes.Set(Baseline, Frame, 4, 12)), Is.EqualTo(ImageError.UnsupportedFeature));

    [Test]
    public void Refuses_counts_of_components_that_browsers_do_not_show([Values(0, 2, 5)] byte count) =>
        Assert.That(Reading.FaultOf(JpegBytes.Set(Baseline, Frame, 9, count)), Is.EqualTo(ImageError.UnsupportedFeature));

    [Test]
    public void Accepts_an_extended_frame()
    {
        var file = JpegBytes.Set(Baseline, Frame, 1, 0xC1);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Accepts_a_careless_spectral_selection_where_it_does_not_count()
    {
        var file = JpegBytes.Set(Baseline, Scan, 12, 0);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Accepts_a_image_of_Motion_JPEG_without_the_tables_it_takes_for_known()
    {
        var file = JpegBytes.Join(JpegBytes.Split(Baseline).Where(part => part[1] != HuffmanTables));

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Accepts_tables_that_share_a_segment()
    {
        var parts = JpegBytes.Split(Baseline);
        var shared = JpegBytes.Join(
        [
            parts[0],
            Together(parts, QuantizationTables),
            .. parts.Where(part => part[1] == Frame),
            Together(parts, HuffmanTables),
            .. parts.Where(part => part[1] is Scan or 0xD9),
        ]);

        Assert.That(Reading.Cleaned(shared), Is.EqualTo(shared));
    }

    [Test]
    public void Counts_scans()
    {
        var count = JpegBytes.Split(Progressive).Count(part => part[1] == Scan);

        var enough = Reading.Generous with { MaximumScans = count };

        Assert.That(Reading.FaultOf(Progressive, enough), Is.EqualTo(ImageError.None));
        Assert.That(Reading.FaultOf(Progressive, enough with { MaximumScans = count - 1 }), Is.EqualTo(ImageError.TooManyScans));
    }

    [Test]
    public void Refuses_a_progression_without_end()
    {
        var last = JpegBytes.Split(Progressive).Last(part => part[1] == Scan);
        byte[] file = [.. Progressive[..^2], .. Enumerable.Repeat(last, 5_000).SelectMany(scan => scan), .. JpegBytes.EndOfImage];

        Assert.That(Reading.FaultOf(file), Is.EqualTo(ImageError.TooManyScans));
    }

    [Test]
    public void Counts_pixels()
    {
        var enough = Reading.Generous with { MaximumPixels = 40 * 30 };

        Assert.That(Reading.FaultOf(Baseline, enough), Is.EqualTo(ImageError.None));
        Assert.That(Reading.FaultOf(Baseline, enough with { MaximumPixels = (40 * 30) - 1 }), Is.EqualTo(ImageError.TooManyPixels));
    }

    private static byte[] Part(byte[] file, byte marker) => JpegBytes.Split(file).Find(part => part[1] == marker)!;

    private static byte[] Without(byte[] file, byte marker) => JpegBytes.Change(file, marker, _ => []);

    private static byte[] Doubled(byte[] file, byte marker) => JpegBytes.Change(file, marker, part => [.. part, .. part]);

    private static byte[] Together(IEnumerable<byte[]> parts, byte marker) =>
        JpegBytes.Segment(marker, JpegBytes.Join(parts.Where(part => part[1] == marker).Select(part => part[4..])));

    private static byte[] RestartAtOnce(byte[] scan) => [.. scan[..14], 0xFF, 0xD0, .. scan[14..]];

    private static byte[] RestartTwice(byte[] scan) => [.. scan[..14], 0x12, 0xFF, 0xD0, 0xFF, 0xD1, 0x34];

    private static byte[] SwapFirstRestarts(byte[] scan)
    {
        scan[scan.AsSpan().IndexOf([(byte)0xFF, (byte)0xD1]) + 1] = 0xD2;
        return scan;
    }

    private static TestCaseData Damaged(string name, byte[] file) => new TestCaseData(file).SetArgDisplayNames(name);
}
