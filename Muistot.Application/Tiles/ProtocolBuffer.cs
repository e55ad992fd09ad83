using System.Buffers;
using System.Numerics;
using System.Text;

namespace Muistot.Application.Tiles;

/// <summary>
/// A message of Protocol Buffers, as it is written (protobuf.dev/programming-guides/encoding). What is written is kept in one piece of
/// memory, so that thousands of small messages cost nothing but their bytes.
/// </summary>
internal sealed class ProtocolBuffer
{
    private const int Bytes = 2;

    private readonly ArrayBufferWriter<byte> written = new(1024);

    /// <summary>What has been written.</summary>
    internal ReadOnlySpan<byte> Written => written.WrittenSpan;

    /// <summary>The number of bytes that a number takes: 1 to 10.</summary>
    internal static int LengthOf(ulong number) => ((BitOperations.Log2(number | 1) * 9) + 73) / 64;

    /// <summary>A signed number as an unsigned one that is small where its distance to 0 is.</summary>
    internal static ulong ZigZag(int number) => (uint)((number << 1) ^ (number >> 31));

    /// <summary>Writes a field that is a number.</summary>
    internal void Field(int field, ulong number)
    {
        Number((ulong)field << 3);
        Number(number);
    }

    /// <summary>Writes a field that is a text.</summary>
    internal void Field(int field, string text)
    {
        Begin(field, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, written);
    }

    /// <summary>Begins a field that is a message, or packed numbers, of so many bytes, which are to follow.</summary>
    internal void Begin(int field, int length)
    {
        Number(((ulong)field << 3) | Bytes);
        Number((ulong)length);
    }

    /// <summary>Writes a number alone, as it stands in packed fields.</summary>
    internal void Number(ulong number)
    {
        var span = written.GetSpan(10);
        var length = 0;
        for (; number > 0x7F; number >>= 7)
            span[length++] = (byte)(number | 0x80);
        span[length++] = (byte)number;
        written.Advance(length);
    }
}
