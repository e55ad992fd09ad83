using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Muistot.Api.Hosting;

/// <summary>
/// Tells the end of a connection's input only once everything before it was looked at. Kestrel refuses to read a body that it has received
/// whole when the client has closed its side by then: "Unexpected end of request content".
/// </summary>
/// <param name="inner">The input.</param>
internal sealed class LateEndOfInput(PipeReader inner) : PipeReader
{
    private SequencePosition end;
    private bool isWithheld;
    private bool isAskedForMore;

    /// <summary>Puts itself before the input of a connection, whose requests find it among their features.</summary>
    internal static ConnectionDelegate Before(ConnectionDelegate next) => connection =>
    {
        var input = new LateEndOfInput(connection.Transport.Input);
        connection.Transport = new Duplex(input, connection.Transport.Output);
        connection.Features.Set(input);
        return next(connection);
    };

    /// <summary>True when what is being read begins as a HEAD request does.</summary>
    internal bool IsHead { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Withhold(await inner.ReadAsync(cancellationToken));

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        var found = inner.TryRead(out result);
        if (found)
            result = Withhold(result);
        return found;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // Who has looked at everything, and leaves some of it, waits for more: there is no more.
        isAskedForMore = isWithheld && examined.Equals(end);
        inner.AdvanceTo(consumed, examined);
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => inner.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private ReadResult Withhold(ReadResult result)
    {
        IsHead = result.Buffer.FirstSpan.StartsWith("HEAD "u8);
        isWithheld = result is { IsCompleted: true, Buffer.IsEmpty: false } && !isAskedForMore;
        if (!isWithheld)
            return result;
        end = result.Buffer.End;
        return new ReadResult(result.Buffer, result.IsCanceled, isCompleted: false);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
