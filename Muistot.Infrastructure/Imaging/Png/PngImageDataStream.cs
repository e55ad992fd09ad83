using System.Buffers.Binary;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>The compressed data of an image or frame, joined from the chunks it is split into.</summary>
/// <remarks>
/// The last byte is handed out in a read of its own. A decompressor asks for more only when it needs more, so this tells whether the
/// compressed stream ends where the data ends: if it ends before, the last byte stays here; if it would go on, it asks once more.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="start">Where the first of the chunks begins; other chunks may stand between them.</param>
/// <param name="type">The type of the chunks.</param>
/// <param name="prefixLength">Bytes at the start of each chunk's data that do not belong to the compressed stream.</param>
/// <param name="length">Bytes of compressed data in all.</param>
internal sealed class PngImageDataStream(ReadOnlyMemory<byte> file, int start, uint type, int prefixLength, long length) : Stream
{
    private int nextChunk = start;
    private ReadOnlyMemory<byte> chunkData;
    private long left = length;
    private bool askedBeyondEnd;

    /// <summary>Whether the reader has read all there is and has not asked for more.</summary>
    public bool IsReadExactly => left == 0 && !askedBeyondEnd;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (left == 0)
        {
            askedBeyondEnd = true;
            return 0;
        }

        while (chunkData.IsEmpty)
            MoveToNextChunk();
        var wanted = Math.Min(buffer.Length, Math.Max(left - 1, 1));
        var taken = (int)Math.Min(wanted, chunkData.Length);
        chunkData.Span[..taken].CopyTo(buffer);
        chunkData = chunkData[taken..];
        left -= taken;
        return taken;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void MoveToNextChunk()
    {
        var head = file.Span.Slice(nextChunk, PngChunk.HeadLength);
        var chunk = new PngChunk(
            nextChunk,
            BinaryPrimitives.ReadUInt32BigEndian(head[4..]),
            (int)BinaryPrimitives.ReadUInt32BigEndian(head));
        nextChunk = chunk.End;
        if (chunk.Type == type)
            chunkData = file.Slice(chunk.DataStart + prefixLength, chunk.DataLength - prefixLength);
    }
}
