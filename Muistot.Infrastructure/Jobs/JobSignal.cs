using System.Collections.Concurrent;
using System.Threading.Channels;
using Muistot.Application.Jobs;

namespace Muistot.Infrastructure.Jobs;

/// <summary>Wakes the runner of jobs. Each kind has one who waits.</summary>
/// <param name="clock">Measures how long one waits.</param>
public sealed class JobSignal(TimeProvider clock) : IJobSignal
{
    private readonly ConcurrentDictionary<string, Channel<bool>> channels = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Notify(string kind) => ChannelOf(kind).Writer.TryWrite(true);

    /// <summary>Waits until there may be a job of a kind to run, or for a while.</summary>
    public async Task WaitAsync(string kind, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await ChannelOf(kind).Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The while is over, or the service stops, which the caller sees.
        }
    }

    private Channel<bool> ChannelOf(string kind) => channels.GetOrAdd(
        kind, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
