using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Muistot.Api.Hosting;

/// <summary>The output of a connection, which can be given an answer in place of the one that Kestrel is about to write.</summary>
/// <param name="inner">The output.</param>
internal sealed class AnswerableOutput(PipeWriter inner) : PipeWriter
{
    private ArrayBufferWriter<byte>? ignored;

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    /// <inheritdoc/>
    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <summary>Puts itself before the output of a connection, whose requests find it among their features.</summary>
    internal static ConnectionDelegate Before(ConnectionDelegate next) => connection =>
    {
        var output = new AnswerableOutput(connection.Transport.Output);
        connection.Transport = new Duplex(connection.Transport.Input, output);
        connection.Features.Set(output);
        return next(connection);
    };

    /// <summary>Writes the last answer of the connection. What is written after it is dropped.</summary>
    internal void AnswerAtLast(ReadOnlySpan<byte> answer)
    {
        if (ignored is not null)
            return;
        inner.Write(answer);
        ignored = new ArrayBufferWriter<byte>();
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => ignored?.GetMemory(sizeHint) ?? inner.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => ignored is null ? inner.GetSpan(sizeHint) : ignored.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        if (ignored is null)
            inner.Advance(bytes);
        else
            ignored.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        ignored is null ? inner.WriteAsync(source, cancellationToken) : inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
