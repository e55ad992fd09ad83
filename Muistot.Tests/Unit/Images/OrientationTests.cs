using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>The way an image is turned outlives its Exif.</summary>
[TestFixture]
internal sealed class OrientationTests
{
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");
    private static readonly byte[] Grey = PngBytes.Grey();

    /// <summary>Exif blocks that give no orientation to a reader who takes them at their word.</summary>
    private static IEnumerable<TestCaseData> BrokenBlocks()
    {
        yield return Broken("nothing");
        yield return Broken("header only", ExifBytes.Minimal(6)[..8]);
        yield return Broken("no byte order", Changed(block => block[0] = (byte)'X'));
        yield return Broken("two byte orders", Changed(block => block[1] = (byte)'I'));
        yield return Broken("no 42", Changed(block => block[3] = 0x2B));
        yield return Broken("directory in the header", Changed(block => block[7] = 4));
        yield return Broken("directory beyond the end", Changed(block => block[7] = 25));
        yield return Broken("directory far beyond the end", Changed(block => block[4] = 0xFF));
        yield return Broken("no entry", Changed(block => block[9] = 0));
        yield return Broken("cut in the entry", ExifBytes.Minimal(6)[..21]);
        yield return Broken("another tag", Changed(block => block[11] = 0x13));
        yield return Broken("a long", Changed(block => block[13] = 4));
        yield return Broken("two values", Changed(block => block[17] = 2));
        yield return Broken("0", Changed(block => block[19] = 0));
        yield return Broken("9", Changed(block => block[19] = 9));
        yield return Broken("262", Changed(block => block[18] = 1));
    }

    [Test]
    public void Stays_in_a_JPEG([Range(2, 8)] int orientation, [Values] bool littleEndian)
    {
        var file = JpegBytes.Insert(Baseline, ExifBytes.Segment(ExifBytes.Block(orientation, littleEndian)));

        Assert.That(Reading.Cleaned(file), Is.EqualTo(WithOrientation(Baseline, orientation)));
    }

    [Test]
    public void Stays_in_a_PNG([Range(2, 8)] int orientation, [Values] bool littleEndian)
    {
        var file = PngBytes.Grey(PngBytes.Part("eXIf", ExifBytes.Block(orientation, littleEndian)));

        Assert.That(Reading.Cleaned(file), Is.EqualTo(PngBytes.Grey(PngBytes.Part("eXIf", ExifBytes.Minimal(orientation)))));
    }

    [Test]
    public void Is_not_written_when_upright([Values] bool littleEndian)
    {
        var block = ExifBytes.Block(1, littleEndian);

        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, ExifBytes.Segment(block))), Is.EqualTo(Baseline));
        Assert.That(Reading.Cleaned(PngBytes.Grey(PngBytes.Part("eXIf", block))), Is.EqualTo(Grey));
    }

    [TestCaseSource(nameof(BrokenBlocks))]
    public void Is_not_read_from_broken_Exif(byte[] block)
    {
        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, ExifBytes.Segment(block))), Is.EqualTo(Baseline));
        Assert.That(Reading.Cleaned(PngBytes.Grey(PngBytes.Part("eXIf", block))), Is.EqualTo(Grey));
    }

    [Test]
    public void Is_read_from_Exif_that_breaks_off_after_it()
    {
        var block = Changed(changed => changed[9] = 200)[..22];

        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, ExifBytes.Segment(block))), Is.EqualTo(WithOrientation(Baseline, 6)));
    }

    [Test]
    public void Is_kept_byte_for_byte_when_alone([Range(2, 8)] int orientation)
    {
        var jpeg = WithOrientation(Baseline, orientation);
        var png = PngBytes.Grey(PngBytes.Part("eXIf", ExifBytes.Minimal(orientation)));

        Assert.That(Reading.Cleaned(jpeg), Is.EqualTo(jpeg));
        Assert.That(Reading.Cleaned(png), Is.EqualTo(png));
    }

    [Test]
    public void Is_read_past_XMP_and_whatever_pads_the_name_of_Exif()
    {
        var exif = ExifBytes.Segment(ExifBytes.Block(8, littleEndian: true));
        exif[9] = 0xFF;
        var xmp = JpegBytes.Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"u8);

        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, [.. xmp, .. exif])), Is.EqualTo(WithOrientation(Baseline, 8)));
    }

    [Test]
    public void Is_read_from_the_first_Exif_only()
    {
        var none = ExifBytes.Block(null, littleEndian: false);
        var six = ExifBytes.Minimal(6);

        Assert.That(
            Reading.Cleaned(JpegBytes.Insert(Baseline, [.. ExifBytes.Segment(none), .. ExifBytes.Segment(six)])),
            Is.EqualTo(Baseline));
        Assert.That(Reading.Cleaned(PngBytes.Grey(PngBytes.Part("eXIf", none), PngBytes.Part("eXIf", six))), Is.EqualTo(Grey));
    }

    [Test]
    public void Stays_where_it_was()
    {
        var block = ExifBytes.Block(3, littleEndian: true);
        var late = JpegBytes.Insert(Baseline, ExifBytes.Segment(block), before: 0xC0);
        var behindPixels = PngBytes.Grey([], PngBytes.Part("eXIf", block));

        Assert.That(
            Reading.Cleaned(late),
            Is.EqualTo(JpegBytes.Insert(Baseline, ExifBytes.Segment(ExifBytes.Minimal(3)), before: 0xC0)));
        Assert.That(Reading.Cleaned(behindPixels), Is.EqualTo(PngBytes.Grey([], PngBytes.Part("eXIf", ExifBytes.Minimal(3)))));
    }

    /// <summary>The segment is longer than the room that the removed one leaves, in a file that is as short as it was.</summary>
    [Test]
    public void Is_completed_when_its_directory_lacks_the_end()
    {
        var file = JpegBytes.Insert(Baseline, ExifBytes.Segment(ExifBytes.Minimal(6)[..22]));

        var cleaned = Reading.Cleaned(file);

        Assert.That(cleaned, Has.Length.EqualTo(file.Length + 4));
        Assert.That(cleaned, Is.EqualTo(WithOrientation(Baseline, 6)));
    }

    private static byte[] WithOrientation(byte[] jpeg, int orientation) =>
        JpegBytes.Insert(jpeg, ExifBytes.Segment(ExifBytes.Minimal(orientation)));

    private static byte[] Changed(Action<byte[]> change)
    {
        var block = ExifBytes.Minimal(6);
        change(block);
        return block;
    }

    private static TestCaseData Broken(string name, params byte[] block) => new TestCaseData(block).SetArgDisplayNames(name);
}
