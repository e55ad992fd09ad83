using System.Buffers.Binary;

namespace Muistot.Infrastructure.Imaging;

/// <summary>
/// Tells ICC profiles from other bytes by their structure, while they come: ICC.1:2022 §7.2 (header) and §7.3 (tag table). What the
/// tags hold is not looked at.
/// </summary>
internal sealed class IccProfile
{
    /// <summary>The largest profile that is kept, in bytes. Those in use have up to two million.</summary>
    private const int MaximumLength = 16 * 1024 * 1024;

    private const int MaximumTags = 1000;
    private const int SignatureOffset = 36;
    private const int CountOffset = 128;
    private const int TableOffset = CountOffset + sizeof(uint);
    private const int TagLength = 12;
    private readonly byte[] head = new byte[TableOffset + (MaximumTags * TagLength)];

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Whether all bytes of a well-formed profile have come, and none beyond.</summary>
    public bool IsWhole => Length == DeclaredLength && HasHeader() && HasTags();

    private long DeclaredLength => DeclaredLengthOf(head);

    /// <summary>Bytes that a profile declares to have, by its beginning; 0 where that is too short to tell.</summary>
    public static long DeclaredLengthOf(ReadOnlySpan<byte> beginning) =>
        BinaryPrimitives.TryReadUInt32BigEndian(beginning, out var length) ? length : 0;

    /// <summary>Adds the next bytes.</summary>
    /// <returns>False once no bytes to come can make it a profile.</returns>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        if (Length < head.Length)
            bytes[..(int)Math.Min(bytes.Length, head.Length - Length)].CopyTo(head.AsSpan((int)Length));
        Length += bytes.Length;
        return Length < TableOffset || (HasHeader() && Length <= DeclaredLength);
    }

    private bool HasHeader() =>
        Length >= TableOffset && DeclaredLength is >= TableOffset and <= MaximumLength && head.AsSpan(SignatureOffset).StartsWith("acsp"u8);

    private bool HasTags()
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(CountOffset));
        if (count is 0 or > MaximumTags || TableOffset + (count * TagLength) > Length)
            return false;
        var end = TableOffset + (count * TagLength);
        for (var tag = head.AsSpan(TableOffset, (int)count * TagLength); !tag.IsEmpty; tag = tag[TagLength..])
        {
            var offset = BinaryPrimitives.ReadUInt32BigEndian(tag[4..]);
            var size = BinaryPrimitives.ReadUInt32BigEndian(tag[8..]);
            if (offset < end || (ulong)offset + size > (ulong)Length)
                return false;
        }

        return true;
    }
}
