using System.Text;
using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Decoders and browsers show images that break the rules of their formats. These are stored within the rules.</summary>
[TestFixture]
internal sealed class TolerantReadingTests
{
    private const byte Scan = 0xDA;
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");
    private static readonly byte[] Text = Encoding.ASCII.GetBytes("taken at home");

    private static IEnumerable<TestCaseData> StrayBytes()
    {
        yield return Named("a zero", [0]);
        yield return Named("a text", Text);
        yield return Named("stuffed zeros", [0xFF, 0, 0xFF, 0, 1]);
        yield return Named("a restart", [0xFF, 0xD0]);
        yield return Named("TEM", [0xFF, 0x01]);
        yield return Named("fill bytes behind a text", [.. Text, 0xFF, 0xFF]);
        yield return Named("a length below its own", [0xFF, 0xFE, 0, 1]);
        yield return Named("a length of nothing, and a text", [0xFF, 0xE5, 0, 0, .. Text]);
        yield return Named("a length that is too short", [0xFF, 0xFE, 0, 4, .. Text]);
        yield return Named("XMP with a length that is too short", [0xFF, 0xE1, 0, 10, .. "http://ns.adobe.com/xap/1.0/\0"u8, .. Text]);
    }

    [TestCaseSource(nameof(StrayBytes))]
    public void Bytes_between_segments_go(byte[] stray)
    {
        foreach (var before in new byte[] { 0xDB, 0xC0, 0xC4, Scan })
            Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, stray, before)), Is.EqualTo(Baseline), $"before {before:X2}");
    }

    [Test]
    public void A_length_that_is_too_long_costs_the_next_segment_only()
    {
        byte[] tooLong = [0xFF, 0xFE, 0, 2 + 6 + 3, .. "author"u8];
        var comment = JpegBytes.Segment(0xFE, Text);

        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, [.. tooLong, .. comment])), Is.EqualTo(Baseline));
    }

    [Test]
    public void Wrong_lengths_of_what_is_decoded_are_damage([Values(0xDB, 0xC0, 0xC4, Scan)] int marker, [Values(-1, 1)] int difference)
    {
        var file = JpegBytes.Change(Baseline, (byte)marker, part =>
        {
            part[3] = (byte)(part[3] + difference);
            return part;
        });

        Assert.That(Reading.FaultOf(file), Is.EqualTo(ImageError.Damaged));
    }

    [Test]
    public void A_JPEG_gets_its_end_back([ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanJpegs))] string name,
        [Values("", "FF", "FFFF", "00000000", "FF00AB")] string rest)
    {
        var file = SampleFiles.Read(name);

        Assert.That(Reading.Cleaned([.. file[..^2], .. Convert.FromHexString(rest)]), Is.EqualTo(file));
    }

    [Test]
    public void A_JPEG_that_stops_in_a_segment_behind_its_pixels_gets_its_end_back() =>
        Assert.That(Reading.Cleaned([.. Baseline[..^2], 0xFF, 0xE1, 0x40, 0, .. Text]), Is.EqualTo(Baseline));

    /// <summary>Random bits are no pixels: whatever a decoder takes for a scan ends where its blocks do.</summary>
    [Test]
    public void A_JPEG_that_stops_before_its_last_bit_is_refused(
        [ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanJpegs))] string name)
    {
        var file = SampleFiles.Read(name);
        for (var missing = 3; missing < 200; missing++)
            Assert.That(Reading.FaultOf(file[..^missing]), Is.EqualTo(ImageError.Damaged), $"{missing} bytes missing");
    }

    [Test]
    public void A_progressive_JPEG_that_stops_between_two_scans_is_refused()
    {
        var parts = JpegBytes.Split(SampleFiles.Read("progressive.jpg"));
        var scans = parts.FindAll(part => part[1] == Scan).Count;
        Assert.That(scans, Is.GreaterThan(3), "the test itself");

        for (var last = parts.FindIndex(part => part[1] == Scan); last < parts.FindLastIndex(part => part[1] == Scan); last++)
            Assert.That(Reading.FaultOf(JpegBytes.Join(parts[..last])), Is.EqualTo(ImageError.Damaged));
    }

    /// <summary>RFC 1950 §2.2: libpng refuses data that refers further back than declared, browsers show it.</summary>
    [Test]
    public void A_window_that_may_be_too_small_becomes_the_largest([Range(0, 6)] int window, [Values] bool isFrame)
    {
        const int Side = 300;
        var stream = PngBytes.Compress(new byte[Side * (Side + 1)]);
        Assert.That(stream[0] >> 4, Is.EqualTo(7), "the test itself");

        var cleaned = Reading.Cleaned(Large(Side, Declaring(stream, window), isFrame));

        Assert.That(cleaned, Is.EqualTo(Large(Side, Declaring(stream, 7), isFrame)));
    }

    [TestCase(3, 15)]
    [TestCase(6, 127)]
    [TestCase(7, 300)]
    public void A_window_as_large_as_the_image_stays(int window, int side)
    {
        var file = Large(side, Declaring(PngBytes.Compress(new byte[side * (side + 1)]), window), isFrame: false);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    private static byte[] Large(int side, byte[] stream, bool isFrame)
    {
        var header = PngBytes.Header((uint)side, (uint)side);
        if (!isFrame)
            return PngBytes.File(header, PngBytes.Part("IDAT", stream[..5]), PngBytes.Part("IDAT", stream[5..]), PngBytes.End);
        byte[] frame = [.. header.Data[..8], .. new byte[14]];
        return PngBytes.File(
            header, PngBytes.Part("acTL", 0, 0, 0, 1, 0, 0, 0, 0), PngBytes.Part("IDAT", PngBytes.Compress(new byte[side * (side + 1)])),
            PngBytes.Part("fcTL", [0, 0, 0, 0, .. frame]), PngBytes.Part("fdAT", [0, 0, 0, 1, .. stream]), PngBytes.End);
    }

    private static byte[] Declaring(byte[] stream, int window)
    {
        var first = (window << 4) | 8;
        var level = stream[1] & 0xE0;
        var second = Enumerable.Range(level, 31).First(candidate => ((first << 8) + candidate) % 31 == 0);
        return [(byte)first, (byte)second, .. stream[2..]];
    }

    private static TestCaseData Named(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);
}
