using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>The compressed pixels of a PNG are one whole stream, as long as the header says.</summary>
[TestFixture]
internal sealed class PngImageDataTests
{
    private static readonly byte[] Stream = PngBytes.Compress(PngBytes.GreyPixels);

    private static IEnumerable<TestCaseData> BrokenStreams()
    {
        yield return Broken("empty", []);
        yield return Broken("not compressed", PngBytes.GreyPixels);
        yield return Broken("a scanline too few", PngBytes.Compress(PngBytes.GreyPixels[..4]));
        yield return Broken("a byte too few", PngBytes.Compress(PngBytes.GreyPixels[..^1]));
        yield return Broken("a byte too many", PngBytes.Compress([.. PngBytes.GreyPixels, 0]));
        yield return Broken("much too many", PngBytes.Compress([.. PngBytes.GreyPixels, .. new byte[100_000]]));
        yield return Broken("unknown filter", PngBytes.Compress([5, .. PngBytes.GreyPixels[1..]]));
        yield return Broken("unknown filter further down", PngBytes.Compress([.. PngBytes.GreyPixels[..4], 255, 40, 1, 1]));
        yield return Broken("wrong checksum", [.. Stream[..^1], (byte)(Stream[^1] ^ 1)]);
        yield return Broken("no checksum", Stream[..^4]);
        yield return Broken("half a checksum", Stream[..^2]);
        yield return Broken("a byte behind", [.. Stream, 0]);
        yield return Broken("a text behind", [.. Stream, .. "hidden behind the pixels"u8]);
        yield return Broken("much behind", [.. Stream, .. new byte[50_000]]);
        yield return Broken("another stream behind", [.. Stream, .. Stream]);
        yield return Broken("preset dictionary", [0x78, 0xBB, .. Stream[2..]]);
        yield return Broken("another method", [0x77, 0x85, .. Stream[2..]]);
    }

    [TestCaseSource(nameof(BrokenStreams))]
    public void Refuses(byte[] stream)
    {
        PngPart[] whole = [PngBytes.Part("IDAT", stream)];
        PngPart[] inBytes = [.. stream.Select(value => PngBytes.Part("IDAT", value))];

        Assert.That(Reading.FaultOf(Grey(whole)), Is.EqualTo(ImageError.Damaged));
        Assert.That(Reading.FaultOf(Grey(inBytes)), Is.EqualTo(ImageError.Damaged), "in chunks of one byte");
    }

    [Test]
    public void Accepts_any_split_into_chunks([Range(0, 8)] int length)
    {
        PngPart[] parts =
        [
            PngBytes.Part("IDAT"),
            PngBytes.Part("IDAT", Stream[..length]),
            PngBytes.Part("IDAT"),
            .. Stream[length..].Select(value => PngBytes.Part("IDAT", value)),
            PngBytes.Part("IDAT"),
        ];

        Assert.That(Reading.Cleaned(Grey(parts)), Is.EqualTo(Grey(parts)));
    }

    [Test]
    public void Accepts_every_filter([Range(0, 4)] int filter)
    {
        var file = Grey(PngBytes.Part("IDAT", PngBytes.Compress([(byte)filter, 1, 2, 3, (byte)filter, 1, 2, 3])));

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    /// <summary>Longer than the buffers on the way, and not a multiple of them.</summary>
    [Test]
    public void Accepts_a_large_image()
    {
        const int Side = 1_001;
        var pixels = new byte[Side * (Side + 1)];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i % (Side + 1) == 0 ? (byte)(i % 5) : (byte)((i * i) >> 7);
        var stream = PngBytes.Compress(pixels);
        Assert.That(stream, Has.Length.GreaterThan(100_000), "the test itself");
        var parts = stream.Chunk(5_000).Select(chunk => PngBytes.Part("IDAT", chunk));

        var file = PngBytes.File([PngBytes.Header(Side, Side), .. parts, PngBytes.End]);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    private static byte[] Grey(params PngPart[] imageData) => PngBytes.File([PngBytes.Header(3, 2), .. imageData, PngBytes.End]);

    private static TestCaseData Broken(string name, byte[] stream) => new TestCaseData(stream).SetArgDisplayNames(name);
}
