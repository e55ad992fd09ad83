using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Muistot.Benchmark;

/// <summary>Images that cannot be compressed: as many bytes as pixels times three.</summary>
internal static class Noise
{
    /// <summary>A PNG of random pixels (PNG, Third Edition, §5).</summary>
    internal static byte[] Png(int width, int height)
    {
        var random = new Random(1);
        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + (width * 3)];
            for (var y = 0; y < height; y++)
            {
                random.NextBytes(line.AsSpan(1));
                deflate.Write(line);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, pixels.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] content = [.. type, .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.HashToUInt32(content));
        return [.. length, .. content, .. check];
    }
}
