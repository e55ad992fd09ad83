using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Which PNGs are accepted, which are refused, and why.</summary>
[TestFixture]
internal sealed class PngStructureTests
{
    private const byte Indexed = 3;
    private static readonly PngPart Pixels = PngBytes.Part("IDAT", PngBytes.Compress(PngBytes.GreyPixels));
    private static readonly PngPart ColorPixel = PngBytes.Part("IDAT", PngBytes.Compress(new byte[4]));
    private static readonly PngPart IndexedHeader = PngBytes.Header(3, 2, depth: 8, Indexed);
    private static readonly PngPart GreyHeader = PngBytes.Header(3, 2);
    private static readonly byte[] Grey = PngBytes.Grey();

    /// <summary>PNG (W3C REC, 3rd ed.) §11.2.1: color type, bit depth and samples of a pixel.</summary>
    private static readonly (byte ColorType, byte Depth, int Samples)[] PixelKinds =
    [
        (0, 1, 1), (0, 2, 1), (0, 4, 1), (0, 8, 1), (0, 16, 1), (2, 8, 3), (2, 16, 3), (3, 1, 1), (3, 2, 1), (3, 4, 1), (3, 8, 1),
        (4, 8, 2), (4, 16, 2), (6, 8, 4), (6, 16, 4),
    ];

    private static IEnumerable<TestCaseData> DamagedFiles()
    {
        yield return Damaged("signature only", PngBytes.Signature);
        yield return Damaged("no header", PngBytes.File(Pixels, PngBytes.End));
        yield return Damaged("header second", PngBytes.File(PngBytes.Part("gAMA", 0, 0, 0, 1), GreyHeader, Pixels, PngBytes.End));
        yield return Damaged("two headers", PngBytes.File(GreyHeader, GreyHeader, Pixels, PngBytes.End));
        yield return Damaged("no image data", PngBytes.File(GreyHeader, PngBytes.End));
        yield return Damaged("no end", PngBytes.File(GreyHeader, Pixels));
        yield return Damaged("data in the end", PngBytes.File(GreyHeader, Pixels, PngBytes.Part("IEND", 0)));
        yield return Damaged("apart", PngBytes.Grey([], PngBytes.Part("tEXt", 1), PngBytes.Part("IDAT")));
        yield return Damaged("type with a digit", PngBytes.Grey(PngBytes.Part("tEX1", 1)));
        yield return Damaged("type with a bracket", PngBytes.Grey(PngBytes.Part("[EXT", 1)));
        yield return Damaged("length of 2³¹", [.. Grey[..33], 0x80, .. Grey[34..]]);
        yield return Damaged("length beyond the end", [.. Grey[..^12], 0, 0, 0, 1, .. Grey[^8..]]);
    }

    private static IEnumerable<TestCaseData> DamagedHeaders()
    {
        yield return Damaged("width 0", WithHeader(PngBytes.Header(0, 2)));
        yield return Damaged("height 0", WithHeader(PngBytes.Header(3, 0)));
        yield return Damaged("width of 2³¹", WithHeader(PngBytes.Header(0x8000_0000, 2)));
        yield return Damaged("height of 2³¹", WithHeader(PngBytes.Header(3, 0x8000_0000)));
        yield return Damaged("short", WithHeader(PngBytes.Part("IHDR", GreyHeader.Data[..12])));
        yield return Damaged("long", WithHeader(PngBytes.Part("IHDR", [.. GreyHeader.Data, 0])));
        yield return Damaged("compression 1", WithHeader(Changed(10, 1)));
        yield return Damaged("filter 1", WithHeader(Changed(11, 1)));
        yield return Damaged("interlace 2", WithHeader(Changed(12, 2)));
        foreach (byte colorType in new byte[] { 1, 5, 7, 8, 255 })
            yield return Damaged($"color type {colorType}", WithHeader(PngBytes.Header(3, 2, 8, colorType)));
        foreach (byte colorType in new byte[] { 2, 4, 6 })
        {
            foreach (byte depth in new byte[] { 1, 2, 4 })
                yield return Damaged($"color type {colorType} at {depth}", WithHeader(PngBytes.Header(3, 2, depth, colorType)));
        }

        foreach (byte depth in new byte[] { 0, 3, 32 })
            yield return Damaged($"depth {depth}", WithHeader(PngBytes.Header(3, 2, depth)));
        yield return Damaged("palette of 16 bits", PngBytes.File(PngBytes.Header(3, 2, 16, Indexed), Palette(1), Pixels, PngBytes.End));
    }

    private static IEnumerable<TestCaseData> DamagedPalettes()
    {
        yield return Damaged("missing", PngBytes.File(IndexedHeader, Pixels, PngBytes.End));
        yield return Damaged("late", PngBytes.File(IndexedHeader, Pixels, Palette(2), PngBytes.End));
        yield return Damaged("twice", PngBytes.File(IndexedHeader, Palette(1), Palette(2), Pixels, PngBytes.End));
        yield return Damaged("empty", PngBytes.File(IndexedHeader, Palette(0), Pixels, PngBytes.End));
        yield return Damaged("uneven", PngBytes.File(IndexedHeader, PngBytes.Part("PLTE", new byte[4]), Pixels, PngBytes.End));
        yield return Damaged("of 257", PngBytes.File(IndexedHeader, Palette(257), Pixels, PngBytes.End));
        yield return Damaged("of 3 for one bit", PngBytes.File(PngBytes.Header(1, 2, 1, Indexed), Palette(3), ColorPixel, PngBytes.End));
        yield return Damaged("for gray", PngBytes.Grey(Palette(2)));
        yield return Damaged("for color, of 257", PngBytes.File(PngBytes.Header(1, 1, 8, 2), Palette(257), ColorPixel, PngBytes.End));
        yield return Damaged("for color, late", PngBytes.File(PngBytes.Header(1, 1, 8, 2), ColorPixel, Palette(2), PngBytes.End));
    }

    [TestCaseSource(nameof(DamagedFiles))]
    [TestCaseSource(nameof(DamagedHeaders))]
    [TestCaseSource(nameof(DamagedPalettes))]
    public void Refuses_damage(byte[] file) => Assert.That(Reading.FaultOf(file), Is.EqualTo(ImageError.Damaged));

    [Test]
    public void Refuses_a_wrong_checksum_of_a_critical_chunk_and_drops_any_other_with_one()
    {
        var gamma = PngBytes.Part("gAMA", 0, 0, 0, 1);
        var file = PngBytes.Grey(gamma, PngBytes.Part("tEXt", 65, 0, 66), PngBytes.Part("eXIf", ExifBytes.Block(6, littleEndian: true)));
        var end = PngBytes.Signature.Length;
        foreach (var part in PngBytes.Split(file))
        {
            end += 12 + part.Data.Length;
            byte[] changed = [.. file[..(end - 1)], (byte)(file[end - 1] ^ 1), .. file[end..]];
            if (char.IsUpper(part.Type[0]))
                Assert.That(Reading.FaultOf(changed), Is.EqualTo(ImageError.Damaged), part.Type);
            else
                Assert.That(Reading.Cleaned(changed),
                    Is.EqualTo(Reading.Cleaned(PngBytes.File(PngBytes.Split(file).Where(other => !other.Is(part.Type))))), part.Type);
        }
    }

    [Test]
    public void Refuses_what_a_decoder_has_to_know([Values("CgBI", "JDAT", "ABcD")] string type) =>
        Assert.That(Reading.FaultOf(PngBytes.Grey(PngBytes.Part(type, 1))), Is.EqualTo(ImageError.UnsupportedFeature));

    [Test]
    public void Accepts_every_kind_of_pixel_interlaced_and_not(
        [ValueSource(nameof(PixelKinds))] (byte ColorType, byte Depth, int Samples) kind,
        [Values] bool interlaced)
    {
        for (var width = 1; width <= 9; width++)
        {
            for (var height = 1; height <= 9; height++)
            {
                var length = interlaced
                    ? InterlacedLength(width, height, kind.Depth * kind.Samples)
                    : height * (1 + (((width * kind.Depth * kind.Samples) + 7) / 8));
                var file = CleanedImage(kind, interlaced, width, height, length);
                var size = $"{width} by {height}";
                Assert.That(Reading.Cleaned(file), Is.EqualTo(file), size);
                Assert.That(
                    Reading.FaultOf(CleanedImage(kind, interlaced, width, height, length - 1)), Is.EqualTo(ImageError.Damaged), size);
                Assert.That(
                    Reading.FaultOf(CleanedImage(kind, interlaced, width, height, length + 1)), Is.EqualTo(ImageError.Damaged), size);
            }
        }
    }

    [Test]
    public void Counts_pixels()
    {
        var enough = Reading.Generous with { MaximumPixels = 6 };

        Assert.That(Reading.FaultOf(Grey, enough), Is.EqualTo(ImageError.None));
        Assert.That(Reading.FaultOf(Grey, enough with { MaximumPixels = 5 }), Is.EqualTo(ImageError.TooManyPixels));
    }

    [Test]
    public void Accepts_a_palette_that_is_only_suggested([Values(1, 256)] int entries)
    {
        var file = PngBytes.File(PngBytes.Header(1, 1, 8, 2), Palette(entries), ColorPixel, PngBytes.End);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    /// <summary>
    /// The bytes of an interlaced image, found by going over the pixels with the pattern of PNG (W3C REC, 3rd ed.) §8.2 rather than by
    /// the formula of the reader.
    /// </summary>
    private static int InterlacedLength(int width, int height, int bitsPerPixel)
    {
        string[] pattern = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"];
        var scanlines = new Dictionary<(char Pass, int Row), int>();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var scanline = (pattern[row % 8][column % 8], row);
                scanlines[scanline] = scanlines.GetValueOrDefault(scanline) + 1;
            }
        }

        return scanlines.Values.Sum(pixels => 1 + (((pixels * bitsPerPixel) + 7) / 8));
    }

    private static byte[] CleanedImage((byte ColorType, byte Depth, int Samples) kind, bool interlaced, int width, int height, int length)
    {
        var header = PngBytes.Header((uint)width, (uint)height, kind.Depth, kind.ColorType, interlaced ? (byte)1 : (byte)0);
        PngPart[] palette = kind.ColorType == Indexed ? [Palette(1 << kind.Depth)] : [];
        return PngBytes.File([header, .. palette, PngBytes.Part("IDAT", PngBytes.Compress(new byte[length])), PngBytes.End]);
    }

    private static PngPart Palette(int entries) => PngBytes.Part("PLTE", new byte[3 * entries]);

    private static PngPart Changed(int offset, byte value)
    {
        var data = GreyHeader.Data.ToArray();
        data[offset] = value;
        return new PngPart("IHDR", data);
    }

    private static byte[] WithHeader(PngPart header) => PngBytes.File(header, Pixels, PngBytes.End);

    private static TestCaseData Damaged(string name, byte[] file) => new TestCaseData(file).SetArgDisplayNames(name);
}
