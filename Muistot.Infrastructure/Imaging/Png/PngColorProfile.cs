using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>The ICC profile of an image, in an iCCP chunk: PNG (W3C REC, 3rd ed.) §11.3.2.3.</summary>
internal static class PngColorProfile
{
    /// <summary>Bytes that the chunk may come out longer than it went in: names have a letter or more.</summary>
    public const int RoomForName = 2;

    private const int LongestName = 79;
    private const int BufferLength = 8192;

    /// <summary>
    /// What stands before the compressed profile: a name, a zero, and method 0. The name is a text, so it is always this one.
    /// </summary>
    private static ReadOnlySpan<byte> Prefix => "icc\0\0"u8;

    /// <summary>Keeps a chunk under another name, or leaves it out when it holds no profile.</summary>
    public static void Keep(in PngChunk chunk, ReadOnlyMemory<byte> file, CleanedBytes output)
    {
        var data = chunk.Data(file.Span);
        var name = data.IndexOf((byte)0);
        var prefixLength = name + 2;
        if (name is < 1 or > LongestName || data.Length < prefixLength + ZlibHeader.Length || data[name + 1] != 0)
            return;
        if (!TryReadLength(chunk, file, prefixLength, out var profileLength))
            return;

        Span<byte> number = stackalloc byte[sizeof(uint)];
        Span<byte> header = stackalloc byte[ZlibHeader.Length];
        var compressed = data[prefixLength..];
        if (ZlibHeader.MayBeTooSmall(compressed, profileLength))
            ZlibHeader.Widen(compressed, header);
        else
            compressed[..ZlibHeader.Length].CopyTo(header);
        var start = chunk.DataStart + prefixLength;
        BinaryPrimitives.WriteInt32BigEndian(number, Prefix.Length + compressed.Length);
        output.Replace(chunk.Start, chunk.Start + sizeof(uint), number);
        output.Keep(chunk.Start + sizeof(uint), chunk.DataStart);
        output.Replace(chunk.DataStart, start, Prefix);
        output.Replace(start, start + ZlibHeader.Length, header);
        output.Keep(start + ZlibHeader.Length, chunk.DataEnd);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(Prefix, header, compressed[ZlibHeader.Length..]));
        output.Replace(chunk.DataEnd, chunk.End, number);
    }

    private static uint Checksum(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> header, ReadOnlySpan<byte> rest)
    {
        var checksum = new Crc32();
        checksum.Append("iCCP"u8);
        checksum.Append(prefix);
        checksum.Append(header);
        checksum.Append(rest);
        return checksum.GetCurrentHashAsUInt32();
    }

    /// <summary>Decompresses a profile without keeping it.</summary>
    /// <returns>False when it is not one, or something else follows it.</returns>
    private static bool TryReadLength(in PngChunk chunk, ReadOnlyMemory<byte> file, int prefixLength, out long length)
    {
        using var compressed = new PngImageDataStream(file, chunk.Start, chunk.Type, prefixLength, chunk.DataLength - prefixLength);
        using var decompressed = new ZLibStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        var profile = new IccProfile();
        Span<byte> buffer = stackalloc byte[BufferLength];
        try
        {
            for (var read = decompressed.Read(buffer); read > 0 && profile.TryAdd(buffer[..read]); read = decompressed.Read(buffer))
            {
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The decompressor's only way of saying that the stream is broken.
        }

        length = profile.Length;
        return profile.IsWhole && compressed.IsReadExactly;
    }
}
