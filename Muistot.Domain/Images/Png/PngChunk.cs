using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Muistot.Domain.Images.Png;

/// <summary>A chunk: PNG (W3C REC, 3rd ed.) §5.3.</summary>
/// <param name="Start">Where the chunk begins, with its length.</param>
/// <param name="Type">The four letters of its type.</param>
/// <param name="DataLength">Bytes of data, 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PngChunk(int Start, uint Type, int DataLength)
{
    /// <summary>Bytes before the data: length and type.</summary>
    public const int HeadLength = 8;

    /// <summary>Bytes of a chunk without data: length, type and checksum.</summary>
    public const int MinimumLength = HeadLength + sizeof(uint);

    /// <summary>Where the data begins.</summary>
    public int DataStart => Start + HeadLength;

    /// <summary>Where the chunk ends, after its checksum.</summary>
    public int End => Start + MinimumLength + DataLength;

    /// <summary>Reads the chunk at a place.</summary>
    /// <returns>False when the file ends before the chunk does, or type or checksum are wrong.</returns>
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
        chunk = new PngChunk(start, type, (int)length);
        var checkedLength = sizeof(uint) + chunk.DataLength;
        return Crc32.Compute(rest.Slice(4, checkedLength)) == BinaryPrimitives.ReadUInt32BigEndian(rest[(4 + checkedLength)..]);
    }

    /// <summary>The data.</summary>
    public ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file) => file.Slice(DataStart, DataLength);
}
