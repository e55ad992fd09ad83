using System.Buffers.Binary;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Profiles stay where they are profiles. Text has no place in them, nor in their names.</summary>
[TestFixture]
internal sealed class ColorProfileTests
{
    private const byte Application2 = 0xE2;
    private const int HeaderLength = 14;
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");
    private static readonly byte[] Profile = JpegBytes.Split(SampleFiles.Read("icc-profile.jpg"))
        .Find(part => part[1] == Application2)![(4 + HeaderLength)..];
    private static readonly byte[] Text = [.. "taken at home by someone who would rather not be found"u8];

    private static IEnumerable<TestCaseData> NotProfiles()
    {
        yield return Named("a text", [.. Text, .. Text, .. Text]);
        yield return Named("a text of the length that it declares", WithNumber([.. Text, .. Text, .. Text], 0, 3 * (uint)Text.Length));
        yield return Named("nothing", []);
        yield return Named("too short", Profile[..131]);
        yield return Named("without its end", Profile[..^1]);
        yield return Named("without its signature", Changed(36));
        yield return Named("without tags", WithNumber(Profile, 128, 0));
        yield return Named("with more tags than fit", WithNumber(Profile, 128, (uint)Profile.Length / 12));
        yield return Named("with more tags than there are numbers", WithNumber(Profile, 128, uint.MaxValue));
        yield return Named("with a tag in its header", WithNumber(Profile, 132 + 4, 36));
        yield return Named("with a tag behind its end", WithNumber(Profile, 132 + 4, (uint)Profile.Length));
        yield return Named("with a tag that is too long", WithNumber(Profile, 132 + 8, uint.MaxValue));
    }

    [TestCaseSource(nameof(NotProfiles))]
    public void Is_dropped_when_it_is_none(byte[] bytes)
    {
        Assert.That(Reading.Cleaned(Jpeg(Parts(bytes))), Is.EqualTo(Baseline), "JPEG");
        Assert.That(Reading.Cleaned(PngBytes.Grey(Chunk("icc", PngBytes.Compress(bytes)))), Is.EqualTo(PngBytes.Grey()), "PNG");
    }

    [Test]
    public void Stays_in_as_many_segments_as_it_came_in([Values(1, 2, 3, 5)] int count)
    {
        var parts = Parts(Profile, count);

        Assert.That(Reading.Cleaned(Jpeg(parts)), Is.EqualTo(Jpeg(parts)));
        Assert.That(Reading.Cleaned(Jpeg([parts[0], JpegBytes.Segment(0xFE, Text), .. parts[1..]])), Is.EqualTo(Jpeg(parts)),
            "with a comment between");
    }

    [Test]
    public void Loses_what_stands_behind_it_in_a_JPEG([Values(1, 2)] int count)
    {
        var parts = Parts([.. Profile, .. Text], count);

        var cleaned = Reading.Cleaned(Jpeg(parts));

        Assert.That(cleaned.AsSpan().IndexOf(Text), Is.Negative);
        Assert.That(cleaned, Is.EqualTo(Jpeg([.. parts[..^1], JpegBytes.Segment(Application2, parts[^1].AsSpan()[4..^Text.Length])])));
    }

    [Test]
    public void Is_dropped_when_its_parts_do_not_belong_together()
    {
        var parts = Parts(Profile, 3);

        Assert.That(Reading.Cleaned(Jpeg(parts[..2])), Is.EqualTo(Baseline), "one missing");
        Assert.That(Reading.Cleaned(Jpeg([.. parts, parts[1]])), Is.EqualTo(Baseline), "one twice");
        Assert.That(Reading.Cleaned(Jpeg([.. parts[..2], .. Parts(Profile, 2)[1..]])), Is.EqualTo(Baseline), "of two counts");
        Assert.That(Reading.Cleaned(Jpeg([.. parts, .. Parts(Text)])), Is.EqualTo(Baseline), "with a text");
    }

    [Test]
    public void Is_called_icc_in_a_PNG([Values("x", "icc", "taken at home by Päivi", "sRGB IEC61966-2.1")] string name, [Values] bool clean)
    {
        var stream = PngBytes.Compress(Profile);
        PngPart[] before = clean ? [] : [PngBytes.Part("tEXt", Text)];

        var cleaned = Reading.Cleaned(PngBytes.Grey([.. before, Chunk(name, stream)]));

        Assert.That(cleaned, Is.EqualTo(PngBytes.Grey(Chunk("icc", stream))));
    }

    [Test]
    public void Is_dropped_from_a_PNG_with_anything_behind_it()
    {
        Assert.That(Reading.Cleaned(PngBytes.Grey(Chunk("icc", PngBytes.Compress([.. Profile, .. Text])))), Is.EqualTo(PngBytes.Grey()),
            "in the stream");
        Assert.That(Reading.Cleaned(PngBytes.Grey(Chunk("icc", [.. PngBytes.Compress(Profile), .. Text]))), Is.EqualTo(PngBytes.Grey()),
            "behind the stream");
        Assert.That(Reading.Cleaned(PngBytes.Grey(Chunk("icc", PngBytes.Compress(Profile)[..^4]))), Is.EqualTo(PngBytes.Grey()),
            "cut short");
        Assert.That(Reading.Cleaned(PngBytes.Grey(Chunk("icc", Profile))), Is.EqualTo(PngBytes.Grey()), "not compressed");
        Assert.That(Reading.Cleaned(PngBytes.Grey(Chunk(new string('n', 80), PngBytes.Compress(Profile)))), Is.EqualTo(PngBytes.Grey()),
            "a name that is too long");
    }

    [Test]
    public void Costs_no_more_than_it_declares()
    {
        var bomb = Chunk("icc", PngBytes.Compress([.. Profile, .. new byte[64 * 1024 * 1024]]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = PngBytes.Grey(bomb);
        var reading = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(Reading.Cleaned(file), Is.EqualTo(PngBytes.Grey()));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - reading, Is.LessThan(1024 * 1024 + (reading - before)));
    }

    private static byte[] Jpeg(IEnumerable<byte[]> segments) => JpegBytes.Insert(Baseline, JpegBytes.Join(segments));

    private static byte[][] Parts(byte[] profile, int count = 1)
    {
        var length = (profile.Length + count - 1) / count;
        return
        [
            .. Enumerable.Range(0, count).Select(part => JpegBytes.Segment(
                Application2, [.. "ICC_PROFILE\0"u8, (byte)(part + 1), (byte)count, .. profile.Skip(part * length).Take(length)])),
        ];
    }

    private static PngPart Chunk(string name, byte[] stream) =>
        PngBytes.Part("iCCP", [.. System.Text.Encoding.Latin1.GetBytes(name), 0, 0, .. stream]);

    private static byte[] Changed(int offset)
    {
        var bytes = Profile.ToArray();
        bytes[offset] ^= 1;
        return bytes;
    }

    private static byte[] WithNumber(byte[] bytes, int offset, uint number)
    {
        bytes = [.. bytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(offset), number);
        return bytes;
    }

    private static TestCaseData Named(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);
}
