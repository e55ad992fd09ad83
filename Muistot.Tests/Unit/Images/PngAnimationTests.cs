using System.Buffers.Binary;
using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Animations stay, and their frames count.</summary>
[TestFixture]
internal sealed class PngAnimationTests
{
    private static readonly byte[] Stream = PngBytes.Compress(PngBytes.GreyPixels);
    private static readonly byte[] PixelStream = PngBytes.Compress([0, 7]);

    /// <summary>A whole stream of nothing, which the compressor of the framework leaves out: RFC 1950 §2.2, RFC 1951 §3.2.6.</summary>
    private static readonly byte[] NoPixels = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];

    private static readonly PngPart Header = PngBytes.Header(3, 2);
    private static readonly PngPart Still = PngBytes.Part("IDAT", Stream);

    private static readonly PngPart[] ThreeFrames =
    [
        Header, Control(3), Frame(0), Still, Frame(1), Data(2, Stream[..5]), Data(3, []), Data(4, Stream[5..]),
        Set(Set(Frame(5, 1, 1, 2, 1), 24, 2), 25, 1), Data(6, PixelStream), PngBytes.End,
    ];

    private static IEnumerable<TestCaseData> DamagedAnimations()
    {
        yield return Damaged("of no frames", Header, Control(0), Still);
        yield return Damaged("declared twice", Header, Control(1), Control(1), Frame(0), Still);
        yield return Damaged("declared too short", Header, PngBytes.Part("acTL", 0, 0, 0, 1), Frame(0), Still);
        yield return Damaged("frame too few", Header, Control(2), Frame(0), Still);
        yield return Damaged("frame too many", Header, Control(1), Frame(0), Still, Frame(1), Data(2, Stream));
        yield return Damaged("none of its frames", Header, Control(1), Still);
        yield return Damaged("sequence from 1", Header, Control(1), Frame(1), Still);
        yield return Damaged("sequence of data", Header, Control(1), Still, Frame(0), Data(0, Stream));
        yield return Damaged("data without number", Header, Control(1), Still, Frame(0), PngBytes.Part("fdAT", 0, 0, 1));
        yield return Damaged("no data", Header, Control(2), Frame(0), Still, Frame(1));
        yield return Damaged("data without frame", Header, Control(1), Still, Data(0, Stream));
        yield return Damaged("data of the still", Header, Control(1), Frame(0), Data(1, Stream), Still);
        yield return Damaged("data too short", Header, Control(1), Still, Frame(0), Data(1, PixelStream));
        yield return Damaged("data too long", Header, Control(1), Still, Frame(0, 1, 1), Data(1, Stream));
        yield return Damaged("bytes behind the data", Header, Control(1), Still, Frame(0), Data(1, [.. Stream, 0]));
        yield return Damaged("smaller still", Header, Control(1), Frame(0, 3, 1), Still);
        yield return Damaged("narrower still", Header, Control(1), Frame(0, 2, 2), Still);
        yield return Damaged("two frames of the still", Header, Control(2), Frame(0), Frame(1), Still);
        yield return Damaged("width 0", Header, Control(1), Still, Frame(0, 0, 1), Data(1, NoPixels));
        yield return Damaged("height 0", Header, Control(1), Still, Frame(0, 1, 0), Data(1, NoPixels));
        yield return Damaged("over the right edge", Header, Control(1), Still, Frame(0, 1, 1, 3), Data(1, PixelStream));
        yield return Damaged("over the lower edge", Header, Control(1), Still, Frame(0, 1, 1, 0, 2), Data(1, PixelStream));
        yield return Damaged("around the edge", Header, Control(1), Still, Frame(0, 1, 1, uint.MaxValue), Data(1, PixelStream));
        yield return Damaged("disposal 3", Header, Control(1), Set(Frame(0), 24, 3), Still);
        yield return Damaged("blending 2", Header, Control(1), Set(Frame(0), 25, 2), Still);
        yield return Damaged("short frame", Header, Control(1), PngBytes.Part("fcTL", Frame(0).Data[..25]), Still);
    }

    [Test]
    public void Stays()
    {
        var file = PngBytes.File(ThreeFrames);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Stays_without_the_still_image()
    {
        var file = PngBytes.File(Header, Control(1), Still, Frame(0), Data(1, Stream), PngBytes.End);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void May_begin_with_the_frame_of_the_still_image()
    {
        var file = PngBytes.File(Header, Frame(0), Control(1), Still, PngBytes.End);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(file));
    }

    [Test]
    public void Loses_the_metadata_between_its_chunks()
    {
        var text = PngBytes.Part("tEXt", 65, 0, 66);
        var withText = ThreeFrames[1..].SelectMany(part => new[] { text, part });

        Assert.That(Reading.Cleaned(PngBytes.File([Header, .. withText])), Is.EqualTo(PngBytes.File(ThreeFrames)));
    }

    [Test]
    public void Goes_when_it_is_not_declared()
    {
        var file = PngBytes.File(Header, Still, Control(1), Frame(0), Data(1, [.. "hidden"u8]), PngBytes.End);

        Assert.That(Reading.Cleaned(file), Is.EqualTo(PngBytes.File(Header, Still, PngBytes.End)));
    }

    [TestCaseSource(nameof(DamagedAnimations))]
    public void Goes_when_it_is_damaged(PngPart[] parts) =>
        Assert.That(Reading.Cleaned(PngBytes.File([.. parts, PngBytes.End])), Is.EqualTo(PngBytes.File(Header, Still, PngBytes.End)));

    [TestCase("acTL")]
    [TestCase("fcTL")]
    [TestCase("fdAT")]
    public void Goes_when_the_checksum_of_a_part_is_wrong(string type)
    {
        var file = PngBytes.File(ThreeFrames);
        var end = PngBytes.Signature.Length + ThreeFrames.TakeWhile(part => !part.Is(type)).Append(ThreeFrames.First(part => part.Is(type)))
            .Sum(part => 12 + part.Data.Length);
        file[end - 1] ^= 1;

        Assert.That(Reading.Cleaned(file), Is.EqualTo(PngBytes.File(Header, Still, PngBytes.End)));
    }

    [Test]
    public void Is_refused_when_its_still_image_is_damaged() =>
        Assert.That(Reading.FaultOf(PngBytes.File(Header, Control(1), Still, Frame(0), PngBytes.Part("IDAT"), PngBytes.End)),
            Is.EqualTo(ImageError.Damaged));

    [Test]
    public void Goes_when_it_declares_more_frames_than_anyone_takes_and_has_few() =>
        Assert.That(
            Reading.Cleaned(PngBytes.File(Header, Control(uint.MaxValue), Frame(0), Still, PngBytes.End)),
            Is.EqualTo(PngBytes.File(Header, Still, PngBytes.End)));

    [Test]
    public void Counts_the_pixels_of_all_frames()
    {
        var enough = Reading.Generous with { MaximumPixels = 6 + 6 + 1 };

        Assert.That(Reading.FaultOf(PngBytes.File(ThreeFrames), enough), Is.EqualTo(ImageError.None));
        Assert.That(
            Reading.FaultOf(PngBytes.File(ThreeFrames), enough with { MaximumPixels = 12 }),
            Is.EqualTo(ImageError.TooManyPixels));
    }

    [Test]
    public void Counts_frames()
    {
        var enough = Reading.Generous with { MaximumFrames = 3 };

        Assert.That(Reading.FaultOf(PngBytes.File(ThreeFrames), enough), Is.EqualTo(ImageError.None));
        Assert.That(
            Reading.FaultOf(PngBytes.File(ThreeFrames), enough with { MaximumFrames = 2 }),
            Is.EqualTo(ImageError.TooManyFrames));
    }

    private static PngPart Control(uint frames)
    {
        var data = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(data, frames);
        return new PngPart("acTL", data);
    }

    private static PngPart Frame(uint sequence, uint width = 3, uint height = 2, uint left = 0, uint top = 0)
    {
        var data = new byte[26];
        BinaryPrimitives.WriteUInt32BigEndian(data, sequence);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), width);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(8), height);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(12), left);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(16), top);
        return new PngPart("fcTL", data);
    }

    private static PngPart Data(uint sequence, byte[] stream)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, sequence);
        return new PngPart("fdAT", [.. number, .. stream]);
    }

    private static PngPart Set(PngPart part, int offset, byte value)
    {
        part.Data[offset] = value;
        return part;
    }

    private static TestCaseData Damaged(string name, params PngPart[] parts) =>
        new TestCaseData(new object[] { parts }).SetArgDisplayNames(name);
}
