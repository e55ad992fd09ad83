using System.Text;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>What leaves a JPEG, and what stays in it.</summary>
[TestFixture]
internal sealed class JpegMetadataTests
{
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");

    /// <summary>Segments that say nothing about how to show an image.</summary>
    private static IEnumerable<TestCaseData> RemovedSegments()
    {
        var exif = ExifBytes.Segment(ExifBytes.Block(orientation: null, littleEndian: true));
        yield return Removed("Exif", exif);
        yield return Removed("Exif, upright", ExifBytes.Segment(ExifBytes.Block(1, littleEndian: false)));
        yield return Removed("XMP", Named(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        yield return Removed("further XMP", Named(0xE1, "http://ns.adobe.com/xmp/extension/\0"));
        yield return Removed("JFIF extension", Named(0xE0, "JFXX\0\u0010\u00FF\u00D8\u00FF\u00D9"));
        yield return Removed("JFIF too short", Named(0xE0, "JFIF\0\u0001\u0002"));
        yield return Removed("Motion JPEG", Named(0xE0, "AVI1\0"));
        yield return Removed("index of images", Named(0xE2, "MPF\0MM\0*\0\0\0\b"));
        yield return Removed("Flashpix", Named(0xE2, "FPXR\0"));
        yield return Removed("profile too short", Named(0xE2, "ICC_PROFILE\0\u0001"));
        yield return Removed("IPTC", Named(0xED, "Photoshop 3.0\08BIM\u0004\u0004"));
        yield return Removed("Adobe too short", Named(0xEE, "Adobe\0d"));
        yield return Removed("APP14 of another", Named(0xEE, "Adorable image"));
        yield return Removed("comment", Named(0xFE, "taken at home"));
        yield return Removed("empty comment", JpegBytes.Segment(0xFE));
        foreach (var marker in new byte[] { 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xEF })
            yield return Removed($"APP{marker - 0xE0}", Named(marker, "ICC_PROFILE\0\u0001\u0001"));
    }

    [TestCaseSource(nameof(RemovedSegments))]
    public void Removes_metadata(byte[] segment)
    {
        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, segment)), Is.EqualTo(Baseline), "after SOI");
        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, segment, before: 0xC0)), Is.EqualTo(Baseline), "before SOF");
        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, segment, before: 0xDA)), Is.EqualTo(Baseline), "before SOS");
        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, segment, before: 0xD9)), Is.EqualTo(Baseline), "before EOI");
    }

    [Test]
    public void Leaves_nothing_of_a_position_or_a_thumbnail([Values] bool littleEndian)
    {
        var file = JpegBytes.Insert(Baseline, ExifBytes.Segment(ExifBytes.Block(6, littleEndian)));
        byte[][] secrets = [ExifBytes.Position(littleEndian), ExifBytes.Thumbnail, ExifBytes.Make];

        var cleaned = Reading.Cleaned(file);

        foreach (var secret in secrets)
        {
            Assert.That(file.AsSpan().IndexOf(secret), Is.Positive, "the test itself");
            Assert.That(cleaned.AsSpan().IndexOf(secret), Is.Negative);
        }
    }

    [Test]
    public void Returns_a_clean_file_as_it_is([ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanJpegs))] string name)
    {
        var file = SampleFiles.Read(name);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Keeps_what_is_coded_as_it_is([ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanJpegs))] string name)
    {
        var file = SampleFiles.Read(name);
        var parts = JpegBytes.Split(file);
        var withMetadata = JpegBytes.Join(parts.SelectMany(part => part[1] is 0xD8 ? [part] : new[] { Named(0xFE, name), part }));

        var cleaned = Reading.Cleaned(withMetadata);

        Assert.That(cleaned, Is.EqualTo(file));
        Assert.That(JpegBytes.Scans(cleaned), Is.EqualTo(JpegBytes.Scans(withMetadata)));
    }

    [Test]
    public void Removes_the_comment_of_an_encoder() =>
        Assert.That(
            Reading.Cleaned(SampleFiles.Read("comment.jpg")),
            Is.EqualTo(JpegBytes.Change(SampleFiles.Read("comment.jpg"), 0xFE, _ => [])));

    [Test]
    public void Cuts_the_thumbnail_out_of_JFIF()
    {
        byte[] thumbnail = [2, 1, 250, 128, 114, 70, 130, 180];
        var file = JpegBytes.ChangeParameters(Baseline, 0xE0, jfif => [.. jfif[..12], .. thumbnail]);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(Baseline));
    }

    [Test]
    public void Cuts_what_stands_behind_the_color_transform_of_Adobe()
    {
        var cmyk = SampleFiles.Read("cmyk-adobe.jpg");
        var file = JpegBytes.ChangeParameters(cmyk, 0xEE, adobe => [.. adobe, .. "hidden"u8]);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(cmyk));
    }

    [Test]
    public void Removes_what_follows_the_end([Values("hidden", "\u00FF\u00D9", "")] string trailing)
    {
        byte[] file = [.. Baseline, .. Encoding.Latin1.GetBytes(trailing)];

        Assert.That(Reading.Cleaned(file), Is.EqualTo(Baseline));
    }

    [Test]
    public void Removes_further_images_of_the_file() =>
        Assert.That(Reading.Cleaned([.. Baseline, .. SampleFiles.Read("grayscale.jpg")]), Is.EqualTo(Baseline));

    [Test]
    public void Keeps_fill_bytes_of_what_it_keeps()
    {
        byte[] fill = [0xFF, 0xFF, 0xFF];
        var parts = JpegBytes.Split(Baseline);
        var filled = JpegBytes.Join(parts.SelectMany(part => part[1] == 0xD8 ? [part] : new[] { fill, part }));

        Assert.That(Reading.Cleaned(filled), Is.EqualTo(filled));
    }

    [Test]
    public void Removes_fill_bytes_of_what_it_removes() =>
        Assert.That(Reading.Cleaned(JpegBytes.Insert(Baseline, [0xFF, 0xFF, .. Named(0xFE, "taken at home")])), Is.EqualTo(Baseline));

    private static byte[] Named(byte marker, string text) => JpegBytes.Segment(marker, Encoding.Latin1.GetBytes(text));

    private static TestCaseData Removed(string name, byte[] segment) => new TestCaseData(segment).SetArgDisplayNames(name);
}
