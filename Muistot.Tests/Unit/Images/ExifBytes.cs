using System.Buffers.Binary;
using System.Text;

namespace Muistot.Tests.Unit.Images;

/// <summary>Writes Exif blocks as cameras do, in either byte order.</summary>
internal static class ExifBytes
{
    /// <summary>A latitude as Exif has it, three fractions for degrees, minutes and seconds.</summary>
    private static readonly uint[] Latitude = [60, 1, 10, 1, 1535, 100];

    /// <summary>Stands for the thumbnail.</summary>
    public static readonly byte[] Thumbnail = [0xFF, 0xD8, .. "thumbnail of the child"u8, 0xFF, 0xD9];

    /// <summary>Stands for the maker and the serial number of the camera.</summary>
    public static readonly byte[] Make = [.. "Camera 4711\0"u8];

    /// <summary>A block with maker, orientation, position and thumbnail.</summary>
    /// <param name="orientation">The value of the tag; null leaves it out.</param>
    /// <param name="littleEndian">The byte order.</param>
    public static byte[] Block(int? orientation, bool littleEndian)
    {
        var block = new Writer(littleEndian);
        block.Bytes(Encoding.ASCII.GetBytes(littleEndian ? "II" : "MM"));
        block.UInt16(42);
        block.UInt32(8);
        var count = orientation is null ? 2 : 3;
        var afterDirectory = 8u + 2 + (uint)(12 * count) + 4;
        block.UInt16((ushort)count);
        block.Entry(0x010F, 2, (uint)Make.Length, afterDirectory);
        if (orientation is { } value)
            block.ShortEntry(0x0112, (ushort)value);
        block.Entry(0x8825, 4, 1, afterDirectory + (uint)Make.Length);
        block.UInt32(afterDirectory + (uint)Make.Length + 18 + 24);
        block.Bytes(Make);
        WritePosition(block, afterDirectory + (uint)Make.Length + 18);
        var thumbnail = afterDirectory + (uint)Make.Length + 18 + 24 + 30;
        block.UInt16(2);
        block.Entry(0x0201, 4, 1, thumbnail);
        block.Entry(0x0202, 4, 1, (uint)Thumbnail.Length);
        block.UInt32(0);
        block.Bytes(Thumbnail);
        return block.ToArray();
    }

    /// <summary>The smallest block with an orientation, written out byte by byte.</summary>
    public static byte[] Minimal(int orientation) =>
    [
        0x4D, 0x4D, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01,
        0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)orientation, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00,
    ];

    /// <summary>The segment that carries a block in a JPEG.</summary>
    public static byte[] Segment(params byte[] block) => JpegBytes.Segment(0xE1, [.. "Exif\0\0"u8, .. block]);

    /// <summary>The bytes of a position, in the byte order of the block that it stands in.</summary>
    public static byte[] Position(bool littleEndian)
    {
        var position = new Writer(littleEndian);
        foreach (var number in Latitude)
            position.UInt32(number);
        return position.ToArray();
    }

    private static void WritePosition(Writer block, uint valueOffset)
    {
        block.UInt16(1);
        block.Entry(0x0002, 5, 3, valueOffset);
        block.UInt32(0);
        foreach (var number in Latitude)
            block.UInt32(number);
    }

    private sealed class Writer(bool littleEndian)
    {
        private readonly List<byte> written = [];

        public void Bytes(params ReadOnlySpan<byte> bytes) => written.AddRange(bytes);

        public void UInt16(ushort value)
        {
            Span<byte> bytes = stackalloc byte[2];
            if (littleEndian)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
            else
                BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
            Bytes(bytes);
        }

        public void UInt32(uint value)
        {
            Span<byte> bytes = stackalloc byte[4];
            if (littleEndian)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            else
                BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            Bytes(bytes);
        }

        public void Entry(ushort tag, ushort type, uint count, uint value)
        {
            UInt16(tag);
            UInt16(type);
            UInt32(count);
            UInt32(value);
        }

        public void ShortEntry(ushort tag, ushort value)
        {
            UInt16(tag);
            UInt16(3);
            UInt32(1);
            UInt16(value);
            UInt16(0);
        }

        public byte[] ToArray() => [.. written];
    }
}
