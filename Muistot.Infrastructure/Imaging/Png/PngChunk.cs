using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>A chunk: PNG (W3C REC, 3rd ed.) §5.3.</summary>
/// <param name="Start">Where the chunk begins, with its length.</param>
/// <param name="Type">The four letters of its type.</param>
/// <param name="DataLength">Bytes of data, 0 or more.</param>
/// <param name="IsIntact">Whether the checksum is right.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PngChunk(int Start, uint Type, int DataLength, bool IsIntact = true)
{
    /// <summary>Bytes before the data: length and type.</summary>
    public const int HeadLength = 8;

    /// <summary>Bytes of a chunk without data: length, type and checksum.</summary>
    public const int MinimumLength = HeadLength + sizeof(uint);

    /// <summary>Where the data begins.</summary>
    public int DataStart => Start + HeadLength;

    /// <summary>Where the data ends, and the checksum begins.</summary>
    public int DataEnd => DataStart + DataLength;

    /// <summary>Where the chunk ends, after its checksum.</summary>
    public int End => Start + MinimumLength + DataLength;

    /// <summary>Reads the chunk at a place.</summary>
    /// <returns>False when the file ends before the chunk does, or the type is not one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, int start, out PngChunk chunk)
    {
        chunk = default;
        var rest = file[start..];
        if (rest.Length < MinimumLength)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - MinimumLength)
            return false;
        var type = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
        if (!PngChunkType.IsValid(type))
            return false;
        var checkedLength = sizeof(uint) + (int)length;
        var isIntact = Crc32.HashToUInt32(rest.Slice(4, checkedLength)) == BinaryPrimitives.ReadUInt32BigEndian(
            rest[(4 + checkedLength)..]);
        chunk = new PngChunk(start, type, (int)length, isIntact);
        return true;
    }

    /// <summary>The data.</summary>
    public ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file) => file.Slice(DataStart, DataLength);
}
