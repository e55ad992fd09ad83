using Muistot.Domain.Images;
using Muistot.Infrastructure.Imaging;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Whatever comes in, the reader neither throws nor lets anything out that it would not let in again as it is.</summary>
[TestFixture]
internal sealed class ImageRobustnessTests
{
    private const int MutationsPerSample = 500;

    [Test]
    public void Refuses_every_beginning_of_a_file([ValueSource(typeof(SampleFiles), nameof(SampleFiles.All))] string name)
    {
        var file = SampleFiles.Read(name);
        for (var length = 0; length < file.Length; length++)
        {
            // A JPEG that lacks nothing but its end is whole.
            var lacksItsEnd = name.EndsWith(".jpg", StringComparison.Ordinal) && length >= file.Length - JpegBytes.EndOfImage.Length;
            Assert.That(Reading.FaultOf(file[..length]), lacksItsEnd
                ? Is.EqualTo(ImageError.None)
                : Is.Not.EqualTo(ImageError.None), $"the first {length} bytes");
        }
    }

    [Test]
    public void Leaves_its_own_output_as_it_is([ValueSource(typeof(SampleFiles), nameof(SampleFiles.All))] string name)
    {
        var cleaned = Reading.Cleaned(SampleFiles.Read(name));

        Assert.That(Reading.Cleaned(cleaned), Is.EqualTo(cleaned));
    }

    [Test]
    public void Bears_changed_bytes([ValueSource(typeof(SampleFiles), nameof(SampleFiles.All))] string name)
    {
        var file = SampleFiles.Read(name);
        var mutations = new Mutations(seed: 20_260_101);

        AssertStable(Enumerable.Range(0, MutationsPerSample).Select(_ => mutations.Change(file)));
    }

    [Test]
    public void Bears_changed_segments([ValueSource(typeof(SampleFiles), nameof(SampleFiles.CleanJpegs))] string name)
    {
        var exif = ExifBytes.Segment(ExifBytes.Block(6, littleEndian: true));
        var parts = JpegBytes.Split(JpegBytes.Insert(SampleFiles.Read(name), exif));
        var mutations = new Mutations(seed: 20_260_202);

        AssertStable(Enumerable.Range(0, MutationsPerSample)
            .Select(_ => JpegBytes.Join(mutations.Rearrange(parts[1..], mutations.Change).Prepend(parts[0]))));
    }

    /// <summary>Checksums are right, so that what they would catch gets further.</summary>
    [TestCase("truecolor.png")]
    [TestCase("indexed-adam7.png")]
    [TestCase("icc-profile.png")]
    public void Bears_changed_chunks(string name)
    {
        List<PngPart> parts = [.. PngBytes.Split(SampleFiles.Read(name))];
        parts.Insert(1, PngBytes.Part("eXIf", ExifBytes.Block(6, littleEndian: true)));
        parts.Insert(1, PngBytes.Part("acTL", 0, 0, 0, 1, 0, 0, 0, 0));
        parts.Insert(2, PngBytes.Part("fcTL", [0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 30, .. new byte[14]]));
        var mutations = new Mutations(seed: 20_260_303);

        AssertStable(Enumerable.Range(0, MutationsPerSample)
            .Select(_ => PngBytes.File(mutations.Rearrange(parts, part => part with { Data = mutations.Change(part.Data) }))));
    }

    private static void AssertStable(IEnumerable<byte[]> files)
    {
        var accepted = 0;
        var refused = 0;
        foreach (var file in files)
        {
            if (!new ImageCleaner().TryClean(file, Reading.Generous, out var image, out var fault))
            {
                Assert.That(fault, Is.Not.EqualTo(ImageError.None));
                refused++;
                continue;
            }

            accepted++;
            var again = Reading.Accepted(image.Bytes.ToArray());
            Assert.That(again.Bytes.ToArray(), Is.EqualTo(image.Bytes.ToArray()), () => Convert.ToBase64String(file));
            Assert.That((again.Width, again.Height), Is.EqualTo((image.Width, image.Height)));
        }

        Assert.That((accepted, refused), Is.Not.EqualTo((0, refused)).And.Not.EqualTo((accepted, 0)), "the test itself");
    }
}
