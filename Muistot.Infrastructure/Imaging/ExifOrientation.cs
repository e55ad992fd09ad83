using System.Buffers.Binary;

namespace Muistot.Infrastructure.Imaging;

/// <summary>
/// The Orientation tag of an Exif block: Exif 2.32 §4.6.2 (directory) and §4.6.4 (tag 274, short, one value of 1 to 8), behind a header
/// of TIFF 6.0 §2.
/// </summary>
internal static class ExifOrientation
{
    /// <summary>Rows from top to bottom and columns from left to right: what holds when nothing is said.</summary>
    public const int Upright = 1;

    /// <summary>Bytes of the block that <see cref="Write"/> makes.</summary>
    public const int BlockLength = HeaderLength + sizeof(ushort) + EntryLength + sizeof(uint);

    private const int LastUnturned = 4;
    private const int HeaderLength = 8;
    private const int EntryLength = 12;
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;

    /// <summary>
    /// The orientation that an Exif block gives, or <see cref="Upright"/> when it gives none or is broken: a viewer shows such an image
    /// as it is stored.
    /// </summary>
    public static int Read(ReadOnlySpan<byte> block)
    {
        if (block.Length < HeaderLength)
            return Upright;
        var littleEndian = block.StartsWith("II*\0"u8);
        if (!littleEndian && !block.StartsWith("MM\0*"u8))
            return Upright;
        var offset = ReadUInt32(block[4..], littleEndian);
        if (offset < HeaderLength || offset > block.Length - sizeof(ushort))
            return Upright;
        var directory = block[(int)offset..];
        var count = ReadUInt16(directory, littleEndian);
        var entries = directory[sizeof(ushort)..];
        for (var i = 0; i < count && entries.Length >= EntryLength; i++, entries = entries[EntryLength..])
        {
            if (ReadUInt16(entries, littleEndian) == OrientationTag)
                return ReadEntry(entries, littleEndian);
        }

        return Upright;
    }

    /// <summary>Width and height of an image as viewers show it.</summary>
    /// <param name="orientation">1 to 8; from 5 on, rows are shown as columns.</param>
    /// <param name="width">Width as stored.</param>
    /// <param name="height">Height as stored.</param>
    public static (int Width, int Height) Turn(int orientation, int width, int height) =>
        orientation > LastUnturned ? (height, width) : (width, height);

    /// <summary>Writes the smallest Exif block that gives an orientation: one directory with one entry, big-endian.</summary>
    /// <param name="orientation">1 to 8.</param>
    /// <param name="block">Takes <see cref="BlockLength"/> bytes.</param>
    public static void Write(int orientation, Span<byte> block)
    {
        block[..BlockLength].Clear();
        "MM\0*"u8.CopyTo(block);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], HeaderLength);
        var directory = block[HeaderLength..];
        BinaryPrimitives.WriteUInt16BigEndian(directory, 1);
        var entry = directory[sizeof(ushort)..];
        BinaryPrimitives.WriteUInt16BigEndian(entry, OrientationTag);
        BinaryPrimitives.WriteUInt16BigEndian(entry[2..], ShortType);
        BinaryPrimitives.WriteUInt32BigEndian(entry[4..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(entry[8..], (ushort)orientation);
    }

    private static int ReadEntry(ReadOnlySpan<byte> entry, bool littleEndian)
    {
        var type = ReadUInt16(entry[2..], littleEndian);
        var count = ReadUInt32(entry[4..], littleEndian);
        var value = ReadUInt16(entry[8..], littleEndian);
        return type == ShortType && count == 1 && value is >= 1 and <= 8 ? value : Upright;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool littleEndian) =>
        littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool littleEndian) =>
        littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
