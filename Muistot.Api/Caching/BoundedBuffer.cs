namespace Muistot.Api.Caching;

/// <summary>
/// Holds an answer back while it is small enough to be kept. Once it grows beyond that, what was held back is sent, and the rest
/// follows as it comes.
/// </summary>
/// <param name="destination">Where the answer goes.</param>
/// <param name="limit">Most bytes to hold back.</param>
/// <param name="onSpill">Called once when the answer grows too large.</param>
internal sealed class BoundedBuffer(Stream destination, int limit, Action onSpill) : Stream
{
    // The server holds a copy of what it is given until the client takes it.
    private const int PartSize = 64 * 1024;

    private MemoryStream held = new();

    /// <summary>True when the answer grew too large, and is on its way.</summary>
    internal bool IsSpilt { get; private set; }

    /// <summary>What is held back.</summary>
    internal ReadOnlySpan<byte> Held => held.GetBuffer().AsSpan(0, (int)held.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsSpilt && held.Length + buffer.Length <= limit)
        {
            held.Write(buffer.Span);
            return;
        }

        if (!IsSpilt)
        {
            IsSpilt = true;
            onSpill();
            var beginning = held.GetBuffer().AsMemory(0, (int)held.Length);
            held = new MemoryStream();
            for (; beginning.Length > 0; beginning = beginning[Math.Min(PartSize, beginning.Length)..])
                await destination.WriteAsync(beginning[..Math.Min(PartSize, beginning.Length)], cancellationToken);
        }

        await destination.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsSpilt ? destination.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Answers are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Sends what is held back, as it is. An answer without a body is not begun, so that others can still give it one.</summary>
    internal ValueTask SendAsync(CancellationToken cancellationToken) =>
        held.Length == 0
            ? ValueTask.CompletedTask
            : destination.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
}
