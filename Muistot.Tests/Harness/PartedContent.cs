using System.Net;

namespace Muistot.Tests.Harness;

/// <summary>A JSON body that is sent in parts: large ones share what is the same in them, and one can stop on its way.</summary>
/// <param name="isDeclared">Whether its length is sent before it; else it comes in chunks.</param>
/// <param name="parts">The parts.</param>
internal sealed class PartedContent(bool isDeclared, params ReadOnlyMemory<byte>[] parts) : HttpContent
{
    /// <summary>Goes to its end once all but the last part have been sent.</summary>
    public TaskCompletionSource AllButLast { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the last part waits for.</summary>
    public Task LastWaitsFor { get; init; } = Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var part in parts[..^1])
            await stream.WriteAsync(part);
        await stream.FlushAsync();
        AllButLast.TrySetResult();
        await LastWaitsFor;
        await stream.WriteAsync(parts[^1]);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = parts.Sum(part => (long)part.Length);
        return isDeclared;
    }
}
