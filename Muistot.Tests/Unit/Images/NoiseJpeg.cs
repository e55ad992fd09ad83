namespace Muistot.Tests.Unit.Images;

/// <summary>Well-formed gray JPEGs of noise, which no coding makes smaller.</summary>
internal static class NoiseJpeg
{
    private const int FirstQuantizer = 2 + 4 + 1;
    private static readonly Lazy<byte[]> LargeFile = new(() => Create(2704, 2704, seed: 4711));

    /// <summary>A photograph's size: 9.9 megabytes.</summary>
    public static byte[] Large => LargeFile.Value;

    /// <summary>The same pixels, some of them brighter or darker.</summary>
    public static byte[] WithFirstQuantizer(byte[] file, byte value)
    {
        byte[] changed = [.. file];
        changed[FirstQuantizer] = value;
        return changed;
    }

    /// <summary>Writes an image.</summary>
    /// <param name="width">A multiple of 8.</param>
    /// <param name="height">A multiple of 8.</param>
    /// <param name="seed">Not 0.</param>
    public static byte[] Create(int width, int height, uint seed)
    {
        byte[] oneCode = [1, .. new byte[15]];
        var bytes = new List<byte>(width * height * 2);
        bytes.AddRange([0xFF, 0xD8]);
        bytes.AddRange(JpegBytes.Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]));
        bytes.AddRange(JpegBytes.Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]));
        bytes.AddRange(JpegBytes.Segment(0xC4, [0x00, .. oneCode, 0]));
        bytes.AddRange(JpegBytes.Segment(0xC4, [0x10, .. oneCode, 10]));
        bytes.AddRange(JpegBytes.Segment(0xDA, [1, 1, 0, 0, 63, 0]));
        Code(bytes, width * height / 64, seed);
        bytes.AddRange(JpegBytes.EndOfImage);
        return [.. bytes];
    }

    /// <summary>Each block has no DC difference, one bit, and 63 coefficients of ten bits behind a code of one.</summary>
    private static void Code(List<byte> bytes, int blocks, uint state)
    {
        var (buffer, length) = (0UL, 0);
        for (var code = 0L; code < blocks * 64L; code++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var size = code % 64 == 0 ? 1 : 11;
            buffer = (buffer << size) | (size == 1 ? 0 : state & 0x3FF);
            for (length += size; length >= 8; length -= 8)
                Add(bytes, (byte)(buffer >> (length - 8)));
        }

        if (length > 0)
            Add(bytes, (byte)((buffer << (8 - length)) | (0xFFu >> length)));
    }

    private static void Add(List<byte> bytes, byte value)
    {
        bytes.Add(value);
        if (value == 0xFF)
            bytes.Add(0);
    }
}
