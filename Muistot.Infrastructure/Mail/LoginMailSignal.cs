using System.Threading.Channels;
using Muistot.Application.Login;

namespace Muistot.Infrastructure.Mail;

/// <summary>Wakes the sender of login mails.</summary>
public sealed class LoginMailSignal : ILoginMailSignal
{
    private readonly Channel<bool> channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    public void Notify() => channel.Writer.TryWrite(true);

    /// <summary>Waits until there is something to do, or for a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await channel.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // The while is over, or the service stops, which the caller sees.
        }
    }
}
