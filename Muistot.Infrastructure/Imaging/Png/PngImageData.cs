using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>Collects the chunks that one compressed stream is split into and checks the stream: PNG (W3C REC, 3rd ed.) §10.</summary>
/// <param name="file">The file.</param>
/// <param name="output">Takes the chunks.</param>
/// <param name="header">Gives the size of pixels.</param>
/// <param name="prefixLength">Bytes at the start of each chunk's data that do not belong to the compressed stream.</param>
internal sealed class PngImageData(ReadOnlyMemory<byte> file, CleanedBytes output, PngHeader header, int prefixLength)
{
    private const int BufferLength = 8192;
    private PngChunk? first;
    private long length;

    /// <summary>Whether chunks have been added that have not been checked.</summary>
    public bool IsOpen => first is not null;

    /// <summary>Adds the next chunk and keeps it. All have the same type and hold the prefix.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="width">Pixels across of the image or frame.</param>
    /// <param name="height">Pixels down.</param>
    public void Add(in PngChunk chunk, int width, int height)
    {
        first ??= chunk;
        var compressed = chunk.Data(file.Span)[prefixLength..];
        if (length == 0 && ZlibHeader.MayBeTooSmall(compressed, new PngScanlines(header, width, height).Length))
            KeepWithLargestWindow(chunk);
        else
            output.Keep(chunk.Start, chunk.End);
        length += chunk.DataLength - prefixLength;
    }

    /// <summary>
    /// Decompresses what has been added, without keeping it. It has to be one whole stream with the scanlines of the image and nothing
    /// beyond: what stands behind the stream or in it behind the pixels is not part of the image, so it could be anything. It costs at
    /// most a buffer more than the image has pixels for.
    /// </summary>
    public bool TryClose(int width, int height)
    {
        if (first is not { } chunk)
            return false;
        using var compressed = new PngImageDataStream(file, chunk.Start, chunk.Type, prefixLength, length);
        first = null;
        length = 0;
        try
        {
            return Matches(compressed, new PngScanlines(header, width, height)) && compressed.IsReadExactly;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The decompressor's only way of saying that the stream is broken; the latter for a preset dictionary, which PNG rules out.
            return false;
        }
    }

    private void KeepWithLargestWindow(in PngChunk chunk)
    {
        var start = chunk.DataStart + prefixLength;
        var afterHeader = start + ZlibHeader.Length;
        var bytes = file.Span;
        Span<byte> replaced = stackalloc byte[sizeof(uint)];
        output.Keep(chunk.Start, start);
        ZlibHeader.Widen(bytes[start..afterHeader], replaced);
        output.Replace(start, afterHeader, replaced[..ZlibHeader.Length]);
        output.Keep(afterHeader, chunk.DataEnd);
        var checksum = new Crc32();
        checksum.Append(bytes[(chunk.Start + sizeof(uint))..start]);
        checksum.Append(replaced[..ZlibHeader.Length]);
        checksum.Append(bytes[afterHeader..chunk.DataEnd]);
        BinaryPrimitives.WriteUInt32BigEndian(replaced, checksum.GetCurrentHashAsUInt32());
        output.Replace(chunk.DataEnd, chunk.End, replaced);
    }

    private static bool Matches(PngImageDataStream compressed, PngScanlines scanlines)
    {
        using var decompressed = new ZLibStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        Span<byte> buffer = stackalloc byte[BufferLength];
        for (var read = decompressed.Read(buffer); read > 0; read = decompressed.Read(buffer))
        {
            if (!scanlines.TryTake(buffer[..read]))
                return false;
        }

        return scanlines.IsComplete();
    }
}
