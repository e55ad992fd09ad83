using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Which frames, scans and tables of a JPEG are sound, up to the ends of their ranges.</summary>
[TestFixture]
internal sealed class JpegHeaderTests
{
    private const byte Frame = 0xC0;
    private const byte HuffmanTables = 0xC4;
    private const byte Scan = 0xDA;
    private const byte QuantizationTables = 0xDB;
    private const byte RestartInterval = 0xDD;
    private static readonly byte[] OneOfEach = [.. Enumerable.Repeat<byte>(1, 15)];
    private static readonly byte[] Baseline = SampleFiles.Read("baseline.jpg");
    private static readonly byte[] Grey = SampleFiles.Read("grayscale.jpg");
    private static readonly byte[] Progressive = SampleFiles.Read("progressive.jpg");

    private static IEnumerable<TestCaseData> DamagedFrames()
    {
        yield return Named("width 0", Frames(all => [.. all[..3], 0, 0, .. all[5..]]));
        yield return Named("height 0, to come with DNL", Frames(all => [all[0], 0, 0, .. all[3..]]));
        yield return Named("without count of components", Frames(all => all[..5]));
        yield return Named("without components", Frames(all => all[..6]));
        yield return Named("component too few", Frames(all => all[..^3]));
        yield return Named("component too many", Frames(all => [.. all, 9, 17, 0]));
        yield return Named("horizontal sampling 0", JpegBytes.Set(Grey, Frame, 11, 0x01));
        yield return Named("horizontal sampling 5", JpegBytes.Set(Grey, Frame, 11, 0x51));
        yield return Named("vertical sampling 0", JpegBytes.Set(Grey, Frame, 11, 0x10));
        yield return Named("vertical sampling 5", JpegBytes.Set(Grey, Frame, 11, 0x15));
        yield return Named("quantization table 4", JpegBytes.Set(Grey, Frame, 12, 4));
        yield return Named("quantization table 32", JpegBytes.Set(Grey, Frame, 12, 32));
        yield return Named("missing quantization table", JpegBytes.Set(Grey, Frame, 12, 3));
        yield return Named("two components of one name", JpegBytes.Set(Baseline, Frame, 13, 1));
    }

    private static IEnumerable<TestCaseData> DamagedScans()
    {
        yield return Named("empty", Scans(_ => []));
        yield return Named("of no component", JpegBytes.Set(Baseline, Scan, 4, 0));
        yield return Named("of two components, with three", JpegBytes.Set(Baseline, Scan, 4, 2));
        yield return Named("of five components", Scans(all => [5, .. all[1..^3], 1, 0, 2, 0, .. all[^3..]]));
        yield return Named("cut short", Scans(all => all[..^1]));
        yield return Named("of an unknown component", JpegBytes.Set(Baseline, Scan, 5, 9));
        yield return Named("of a component twice", Scans(all => [4, .. all[1..^3], 1, 0, .. all[^3..]]));
        yield return Named("of too many blocks", JpegBytes.Set(Baseline, Frame, 11, 0x33));
        yield return Named("with DC table 4", JpegBytes.Set(Baseline, Scan, 6, 0x40));
        yield return Named("with AC table 4", JpegBytes.Set(Baseline, Scan, 6, 0x04));
        yield return Named("with a missing DC table", WithTable(0x12, JpegBytes.Set(Baseline, Scan, 6, 0x20)));
        yield return Named("with a missing AC table", WithTable(0x02, JpegBytes.Set(Baseline, Scan, 6, 0x02)));
    }

    private static IEnumerable<TestCaseData> DamagedProgressions()
    {
        yield return Named("without DC table", JpegBytes.Change(Progressive, HuffmanTables, _ => []));
        yield return Named("without AC table", WithoutAcTables(Progressive));
        yield return Named("DC with AC", JpegBytes.Set(Progressive, Scan, 12, 1));
        yield return Named("AC of three components", JpegBytes.Set(JpegBytes.Set(Progressive, Scan, 11, 1), Scan, 12, 1));
        yield return Named("AC backwards", SetAc(11, 5, 12, 4));
        yield return Named("AC to 64", SetAc(11, 5, 12, 64));
        yield return Named("two bits in one step", JpegBytes.Set(Progressive, Scan, 13, 0x31));
        yield return Named("no bit in a step", JpegBytes.Set(Progressive, Scan, 13, 0x11));
        yield return Named("bit 14", JpegBytes.Set(Progressive, Scan, 13, 0x0E));
    }

    private static IEnumerable<TestCaseData> DamagedTables()
    {
        yield return Named("quantization of 24 bits", Inserted(QuantizationTables, [0x20, .. new byte[192]]));
        yield return Named("quantization table 4", Inserted(QuantizationTables, [0x04, .. new byte[64]]));
        yield return Named("quantization cut short", Inserted(QuantizationTables, [0x03, .. new byte[63]]));
        yield return Named("quantization of 16 bits cut short", Inserted(QuantizationTables, [0x13, .. new byte[127]]));
        yield return Named("restart interval of a byte", Inserted(RestartInterval, [0]));
        yield return Named("restart interval of three bytes", Inserted(RestartInterval, [0, 0, 0]));
        yield return Named("Huffman class 2", Inserted(HuffmanTables, Table(0x20, [1], 1)));
        yield return Named("Huffman table 4", Inserted(HuffmanTables, Table(0x14, [1], 1)));
        yield return Named("Huffman without counts", Inserted(HuffmanTables, [0x13, .. new byte[15]]));
        yield return Named("Huffman cut short", Inserted(HuffmanTables, Table(0x13, [1, 1], 1)));
        yield return Named("Huffman with all codes of a bit", Inserted(HuffmanTables, Table(0x13, [2], 2)));
        yield return Named("Huffman with all codes of two bits", Inserted(HuffmanTables, Table(0x13, [1, 2], 3)));
        yield return Named("Huffman with all codes of 16 bits", Inserted(HuffmanTables, Table(0x13, [.. OneOfEach, 2], 17)));
        yield return Named("Huffman with 257 codes", Inserted(HuffmanTables, Table(0x13, [0, 0, 0, 0, 0, 0, 0, 0, 0, 129, 128], 257)));
        yield return Named("Huffman with a DC difference of 16 bits", Inserted(HuffmanTables, [.. Table(0x03, [1], 0), 16]));
    }

    private static IEnumerable<TestCaseData> SoundHeaders()
    {
        yield return Named("Huffman with a code of each length", Inserted(HuffmanTables, Table(0x13, [.. OneOfEach, 1], 16)));
        yield return Named("sampling 4 by 4", JpegBytes.Set(Grey, Frame, 11, 0x44));
        yield return Named("quantization table 3", JpegBytes.Set(JpegBytes.Set(Grey, Frame, 12, 3), QuantizationTables, 4, 3));
        yield return Named("quantization of 16 bits", Inserted(QuantizationTables, [0x13, .. new byte[128]]));
        yield return Named("ten blocks", JpegBytes.Set(Baseline, Frame, 11, 0x42));
        yield return Named("DC table 3", WithTable(0x03, JpegBytes.Set(Baseline, Scan, 6, 0x30)));
        yield return Named("AC table 3", WithTable(0x13, JpegBytes.Set(Baseline, Scan, 6, 0x03)));
        yield return Named("DC bit 13", JpegBytes.Set(Progressive, Scan, 13, 0x0D));
        yield return Named("one AC coefficient", SetAc(11, 5, 12, 5));
        yield return Named("last AC coefficient", SetAc(11, 63, 12, 63));
        yield return Named("Huffman with 256 codes", Inserted(HuffmanTables, Table(0x13, [0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 128], 256)));
        yield return Named("Huffman with a DC difference of 15 bits", Inserted(HuffmanTables, [.. Table(0x03, [1], 0), 15]));
    }

    [TestCaseSource(nameof(DamagedFrames))]
    [TestCaseSource(nameof(DamagedScans))]
    [TestCaseSource(nameof(DamagedProgressions))]
    [TestCaseSource(nameof(DamagedTables))]
    public void Refuses_damage(byte[] file) => Assert.That(Reading.FaultOf(file), Is.EqualTo(ImageError.Damaged));

    [TestCaseSource(nameof(SoundHeaders))]
    public void Accepts_up_to_the_end_of_ranges(byte[] file) => Assert.That(Reading.Cleaned(file), Is.EqualTo(file));

    private static byte[] Frames(Func<byte[], byte[]> change) => JpegBytes.ChangeParameters(Baseline, Frame, change);

    private static byte[] Scans(Func<byte[], byte[]> change) => JpegBytes.ChangeParameters(Baseline, Scan, change);

    private static byte[] Inserted(byte marker, byte[] parameters) =>
        JpegBytes.Insert(Baseline, JpegBytes.Segment(marker, parameters), before: Scan);

    /// <summary>A Huffman table with counts of codes by their length, and as many bytes for what the codes stand for.</summary>
    private static byte[] Table(byte classAndNumber, byte[] counts, int values) =>
        [classAndNumber, .. counts, .. new byte[16 - counts.Length], .. new byte[values]];

    private static byte[] WithTable(byte classAndNumber, byte[] file) =>
        JpegBytes.Insert(file, JpegBytes.Segment(HuffmanTables, Table(classAndNumber, [1], 1)), before: Scan);

    private static byte[] WithoutAcTables(byte[] file) =>
        JpegBytes.Join(JpegBytes.Split(file).Where(part => part[1] != HuffmanTables || part[4] >> 4 == 0));

    /// <summary>The progressive sample with two bytes of its first AC scan set.</summary>
    private static byte[] SetAc(int offset, byte value, int secondOffset, byte secondValue)
    {
        var parts = JpegBytes.Split(Progressive);
        var scan = parts.Find(part => part[1] == Scan && part[4] == 1)!;
        scan[offset - 4] = value;
        scan[secondOffset - 4] = secondValue;
        return JpegBytes.Join(parts);
    }

    private static TestCaseData Named(string name, byte[] file) => new TestCaseData(file).SetArgDisplayNames(name);
}
