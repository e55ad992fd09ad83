using System.Text;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>What leaves a PNG, and what stays in it.</summary>
[TestFixture]
internal sealed class PngMetadataTests
{
    private static readonly byte[] Grey = PngBytes.Grey();

    /// <summary>Chunks that say how to show an image, and the lengths they have: PNG (W3C REC, 3rd ed.) §11.3.</summary>
    private static readonly (string Type, int Length)[] Kept =
    [
        ("cHRM", 32), ("gAMA", 4), ("sBIT", 1), ("sRGB", 1), ("cICP", 4), ("mDCV", 24), ("cLLI", 8), ("tRNS", 2), ("bKGD", 2), ("pHYs", 9),
    ];

    private static readonly string[] Removed =
    [
        "tEXt", "zTXt", "iTXt", "tIME", "eXIf", "dSIG", "oFFs", "pCAL", "sCAL", "gIFg", "gIFx", "sTER", "vpAg", "caNv", "iDOT", "caBX",
        "mDCv", "cLLi", "aBCd", "abcd", "sPLT", "iCCP",
    ];

    [TestCaseSource(nameof(Removed))]
    public void Removes_metadata(string type)
    {
        var chunk = PngBytes.Part(type, [.. "Comment\0taken at home"u8]);

        Assert.That(Reading.Cleaned(PngBytes.Grey(chunk)), Is.EqualTo(Grey), "before the pixels");
        Assert.That(Reading.Cleaned(PngBytes.Grey([], chunk)), Is.EqualTo(Grey), "behind the pixels");
    }

    [TestCaseSource(nameof(Kept))]
    public void Keeps_what_a_image_is_shown_by((string Type, int Length) kind)
    {
        var file = PngBytes.Grey(PngBytes.Part(kind.Type, Data(kind.Length)));

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [TestCaseSource(nameof(Kept))]
    public void Keeps_nothing_behind_the_pixels((string Type, int Length) kind) =>
        Assert.That(Reading.Cleaned(PngBytes.Grey([], PngBytes.Part(kind.Type, Data(kind.Length)))), Is.EqualTo(Grey));

    [Test]
    public void Keeps_nothing_of_another_length([ValueSource(nameof(Kept))] (string Type, int Length) kind, [Values(-1, 1)] int difference)
    {
        Assert.That(Reading.Cleaned(PngBytes.Grey(PngBytes.Part(kind.Type, Data(kind.Length + difference)))), Is.EqualTo(Grey));
    }

    [TestCaseSource(nameof(Kept))]
    public void Keeps_the_first_of_a_kind((string Type, int Length) kind)
    {
        var first = PngBytes.Part(kind.Type, Data(kind.Length));
        var second = PngBytes.Part(kind.Type, [.. Data(kind.Length).Reverse()]);

        Assert.That(Reading.Cleaned(PngBytes.Grey(first, second)), Is.EqualTo(PngBytes.Grey(first)));
    }

    [TestCase(2, "sBIT", 3)]
    [TestCase(3, "sBIT", 3)]
    [TestCase(4, "sBIT", 2)]
    [TestCase(6, "sBIT", 4)]
    [TestCase(2, "tRNS", 6)]
    [TestCase(3, "tRNS", 1)]
    [TestCase(3, "tRNS", 2)]
    [TestCase(2, "bKGD", 6)]
    [TestCase(3, "bKGD", 1)]
    [TestCase(4, "bKGD", 2)]
    [TestCase(6, "bKGD", 6)]
    public void Keeps_what_fits_the_pixels(byte colorType, string type, int length)
    {
        var file = OnePixel(colorType, PngBytes.Part(type, Data(length)));

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [TestCase(2, "sBIT", 1)]
    [TestCase(2, "tRNS", 2)]
    [TestCase(3, "tRNS", 0)]
    [TestCase(3, "tRNS", 3)]
    [TestCase(4, "tRNS", 2)]
    [TestCase(6, "tRNS", 6)]
    [TestCase(2, "bKGD", 2)]
    [TestCase(3, "bKGD", 2)]
    [TestCase(3, "hIST", 4)]
    [TestCase(0, "sPLT", 40)]
    [TestCase(0, "iCCP", 60)]
    public void Removes_what_does_not_fit_the_pixels(byte colorType, string type, int length) =>
        Assert.That(Reading.Cleaned(OnePixel(colorType, PngBytes.Part(type, Data(length)))), Is.EqualTo(OnePixel(colorType)));

    [Test]
    public void Removes_transparency_that_comes_before_its_palette()
    {
        var parts = PngBytes.Split(OnePixel(3));

        Assert.That(Reading.Cleaned(PngBytes.File([parts[0], PngBytes.Part("tRNS", 1), .. parts[1..]])), Is.EqualTo(OnePixel(3)));
    }

    [Test]
    public void Leaves_nothing_of_a_position_or_a_text()
    {
        var exif = ExifBytes.Block(6, littleEndian: true);
        var text = Encoding.ASCII.GetBytes("Comment\0taken at home");
        var file = PngBytes.Grey([PngBytes.Part("eXIf", exif), PngBytes.Part("tEXt", text)], PngBytes.Part("tEXt", text));
        byte[][] secrets = [ExifBytes.Position(littleEndian: true), ExifBytes.Thumbnail, ExifBytes.Make, text];

        var cleaned = Reading.Cleaned(file);

        foreach (var secret in secrets)
        {
            Assert.That(file.AsSpan().IndexOf(secret), Is.Positive, "the test itself");
            Assert.That(cleaned.AsSpan().IndexOf(secret), Is.Negative);
        }
    }

    [Test]
    public void Returns_a_clean_file_as_it_is([ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanPngs))] string name)
    {
        var file = SampleFiles.Read(name);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Removes_the_comment_of_an_encoder()
    {
        var parts = PngBytes.Split(SampleFiles.Read("icc-profile.png"));

        var cleaned = PngBytes.Split(Reading.Cleaned(SampleFiles.Read("icc-profile.png")));

        Assert.That(string.Join(' ', cleaned.Select(part => part.Type)), Is.EqualTo("IHDR iCCP cHRM PLTE bKGD IDAT IEND"));
        Assert.That(PngBytes.File(cleaned), Is.EqualTo(PngBytes.File(parts.Where(part => !part.Is("tEXt")))));
    }

    [Test]
    public void Keeps_the_pixels_as_they_are([ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanPngs))] string name)
    {
        var parts = PngBytes.Split(SampleFiles.Read(name));
        var text = PngBytes.Part("tEXt", 65, 0, 66);
        var time = PngBytes.Part("tIME", new byte[7]);
        var withMetadata = PngBytes.File([parts[0], text, .. parts[1..^1], time, parts[^1]]);

        var cleaned = PngBytes.Split(Reading.Cleaned(withMetadata));

        Assert.That(
            cleaned.Where(part => part.Is("IDAT")).SelectMany(part => part.Data),
            Is.EqualTo(parts.Where(part => part.Is("IDAT")).SelectMany(part => part.Data)));
        Assert.That(PngBytes.File(cleaned), Is.EqualTo(PngBytes.File(parts)));
    }

    [Test]
    public void Removes_what_follows_the_end()
    {
        byte[] trailing = [.. PngBytes.Part("IDAT", 1).ToBytes(), .. "the part that was cropped away"u8];

        Assert.That(Reading.Cleaned([.. Grey, .. trailing]), Is.EqualTo(Grey));
    }

    private static byte[] OnePixel(byte colorType, params PngPart[] chunks)
    {
        PngPart[] palette = colorType is 2 or 3 ? [PngBytes.Part("PLTE", new byte[6])] : [];
        int samples = colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var pixel = PngBytes.Part("IDAT", PngBytes.Compress(new byte[1 + samples]));
        return PngBytes.File([PngBytes.Header(1, 1, 8, colorType), .. palette, .. chunks, pixel, PngBytes.End]);
    }

    private static byte[] Data(int length) => [.. Enumerable.Range(1, length).Select(value => (byte)value)];
}
