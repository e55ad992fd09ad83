using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>A chunk without length and checksum, which are worked out when it is written.</summary>
internal sealed record PngPart(string Type, byte[] Data)
{
    /// <summary>Whether the chunk is of a type.</summary>
    public bool Is(string type) => string.Equals(Type, type, StringComparison.Ordinal);

    /// <summary>The chunk as it stands in a file.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[12 + Data.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Data.Length);
        Encoding.Latin1.GetBytes(Type, bytes.AsSpan(4));
        Data.CopyTo(bytes, 8);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8 + Data.Length), PngBytes.Checksum(bytes.AsSpan(4, 4 + Data.Length)));
        return bytes;
    }
}

/// <summary>Writes PNGs and takes well-formed ones apart.</summary>
internal static class PngBytes
{
    public static readonly byte[] Signature = [0x89, .. "PNG\r\n\u001A\n"u8];
    public static readonly PngPart End = new("IEND", []);

    public static PngPart Part(string type, params byte[] data) => new(type, data);

    public static PngPart Header(uint width, uint height, byte depth = 8, byte colorType = 0, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(data, width);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), height);
        data[8] = depth;
        data[9] = colorType;
        data[12] = interlace;
        return new PngPart("IHDR", data);
    }

    public static byte[] File(params IEnumerable<PngPart> parts) => [.. Signature, .. parts.SelectMany(part => part.ToBytes())];

    /// <summary>A gray image of 3 by 2 pixels with chunks before and after its image data.</summary>
    public static byte[] Grey(IEnumerable<PngPart> before, params IEnumerable<PngPart> after) =>
        File([Header(3, 2), .. before, Part("IDAT", Compress(GreyPixels)), .. after, End]);

    /// <summary>A gray image of 3 by 2 pixels with one more chunk.</summary>
    public static byte[] Grey(params PngPart[] before) => Grey(before, []);

    /// <summary>The scanlines of <see cref="Grey(PngPart[])"/>, with the filters None and Sub.</summary>
    public static byte[] GreyPixels => [0, 10, 20, 30, 1, 40, 1, 1];

    public static byte[] Compress(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(data);
        return compressed.ToArray();
    }

    /// <summary>A file with more chunks behind its header.</summary>
    public static byte[] Insert(byte[] file, params PngPart[] more)
    {
        var parts = Split(file);
        return File([parts[0], .. more, .. parts[1..]]);
    }

    /// <summary>The chunks of a file.</summary>
    public static List<PngPart> Split(byte[] file)
    {
        var parts = new List<PngPart>();
        for (var start = Signature.Length; start < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(start));
            var data = file.AsSpan(start + 8, length).ToArray();
            var part = new PngPart(Encoding.Latin1.GetString(file, start + 4, 4), data);
            Assert.That(part.ToBytes(), Is.EqualTo(file[start..(start + 12 + length)]), "checksum of " + part.Type);
            parts.Add(part);
            start += 12 + length;
        }

        return parts;
    }

    /// <summary>PNG (W3C REC, 3rd ed.) §5.5, bit by bit, so that the table of the reader is checked against something else.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var value in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var carry = ((remainder ^ (uint)(value >> bit)) & 1) != 0;
                remainder = carry ? (remainder >> 1) ^ 0xEDB88320 : remainder >> 1;
            }
        }

        return ~remainder;
    }
}
