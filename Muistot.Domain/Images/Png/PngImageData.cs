using System.IO.Compression;

namespace Muistot.Domain.Images.Png;

/// <summary>Collects the chunks that one compressed stream is split into and checks the stream: PNG (W3C REC, 3rd ed.) §10.</summary>
/// <param name="file">The file.</param>
/// <param name="header">Gives the size of pixels.</param>
/// <param name="prefixLength">Bytes at the start of each chunk's data that do not belong to the compressed stream.</param>
internal sealed class PngImageData(ReadOnlyMemory<byte> file, PngHeader header, int prefixLength)
{
    private const int BufferLength = 8192;
    private PngChunk? first;
    private long length;

    /// <summary>Whether chunks have been added that have not been checked.</summary>
    public bool IsOpen => first is not null;

    /// <summary>Adds the next chunk. All have the same type and hold the prefix.</summary>
    public void Add(in PngChunk chunk)
    {
        first ??= chunk;
        length += chunk.DataLength - prefixLength;
    }

    /// <summary>
    /// Decompresses what has been added, without keeping it. It has to be one whole stream with the scanlines of the picture and nothing
    /// beyond: what stands behind the stream or in it behind the pixels is not part of the picture, so it could be anything. It costs at
    /// most a buffer more than the picture has pixels for.
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
