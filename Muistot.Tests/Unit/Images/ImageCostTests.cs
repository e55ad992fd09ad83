using Muistot.Domain.Images;
using Muistot.Infrastructure.Imaging;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>What an image claims to be costs nothing, and what it is costs no more than its file.</summary>
[TestFixture]
internal sealed class ImageCostTests
{
    private const long SmallChange = 16 * 1024;
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");
    private static readonly byte[] TinyStream = PngBytes.Compress(new byte[100]);

    [OneTimeSetUp]
    public void LoadWhatIsLoadedOnce()
    {
        foreach (var name in SampleFiles.All)
            Reading.Cleaned(SampleFiles.Read(name));
    }

    [Test]
    public void Refuses_a_huge_PNG_by_its_header()
    {
        var file = Png(PngBytes.Header(int.MaxValue, int.MaxValue, 16, 6), TinyStream);

        Assert.That(Cost(file, ImageError.TooManyPixels), Is.LessThan(SmallChange));
    }

    [Test]
    public void Refuses_a_huge_JPEG_by_its_header()
    {
        byte[] huge = [0xFF, 0xFF, 0xFF, 0xFF];
        var file = JpegBytes.ChangeParameters(Baseline, 0xC0, frame => [frame[0], .. huge, .. frame[5..]]);

        Assert.That(Cost(file, ImageError.TooManyPixels), Is.LessThan(SmallChange));
    }

    [Test]
    public void Sets_no_memory_aside_for_pixels_that_do_not_come([Values(0, 1)] byte interlace)
    {
        var file = Png(PngBytes.Header(7_000, 7_000, 16, 6, interlace), TinyStream);

        Assert.That(Cost(file, ImageError.Damaged), Is.LessThan(SmallChange));
    }

    [Test]
    public void Needs_no_memory_for_pixels_that_do_come()
    {
        const int Side = 3_000;
        var file = Png(PngBytes.Header(Side, Side), PngBytes.Compress(new byte[Side * (Side + 1)]));

        Assert.That(Cost(file, ImageError.None), Is.LessThan(SmallChange));
    }

    [Test]
    public void Needs_no_memory_for_a_bomb()
    {
        var file = Png(PngBytes.Header(1, 1), PngBytes.Compress(new byte[64 * 1024 * 1024]));

        Assert.That(Cost(file, ImageError.Damaged), Is.LessThan(SmallChange));
    }

    [Test]
    public void Copies_nothing_when_nothing_is_removed_within([ValueSource(typeof(SampleFiles), nameof(SampleFiles.All))] string name)
    {
        var cleaned = Reading.Cleaned(SampleFiles.Read(name));
        byte[] file = [.. cleaned, .. "hidden"u8];

        var image = Reading.Accepted(file);

        Assert.That(image.Bytes.Equals(file.AsMemory(0, cleaned.Length)), Is.True);
    }

    [Test]
    public void Copies_a_JPEG_once_when_something_is_removed()
    {
        var comment = JpegBytes.Segment(0xFE, new byte[60_000]);
        var file = JpegBytes.Insert(Baseline, JpegBytes.Join(Enumerable.Repeat(comment, 20)));

        Assert.That(Cost(file, ImageError.None), Is.LessThan(file.Length + SmallChange));
    }

    [Test]
    public void Bears_many_segments()
    {
        var file = JpegBytes.Insert(Baseline, JpegBytes.Join(Enumerable.Repeat(JpegBytes.Segment(0xFE), 250_000)));

        Assert.That(Cost(file, ImageError.None), Is.LessThan(file.Length + SmallChange));
    }

    [Test]
    public void Bears_many_chunks()
    {
        var text = PngBytes.Part("tEXt").ToBytes();
        var grey = PngBytes.Grey();
        byte[] file = [.. grey[..33], .. Enumerable.Repeat(text, 100_000).SelectMany(chunk => chunk), .. grey[33..]];

        Assert.That(Cost(file, ImageError.None), Is.LessThan(file.Length + SmallChange));
    }

    private static byte[] Png(PngPart header, byte[] stream) => PngBytes.File(header, PngBytes.Part("IDAT", stream), PngBytes.End);

    /// <summary>The bytes that reading a file sets aside on the heap.</summary>
    private static long Cost(byte[] file, ImageError expected)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        new ImageCleaner().TryClean(file, Reading.Generous, out _, out var fault);
        var cost = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(fault, Is.EqualTo(expected));
        return cost;
    }
}
