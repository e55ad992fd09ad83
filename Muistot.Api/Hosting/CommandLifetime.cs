namespace Muistot.Api.Hosting;

/// <summary>
/// How long a command may run. A request that was received whole is carried out, whether or not its client waits: only queries follow the
/// client's disconnection. When the service stops, commands in flight have <see cref="Grace"/> to finish.
/// </summary>
internal sealed class CommandLifetime : IDisposable
{
    /// <summary>How long commands in flight may run on after the service was told to stop.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;

    /// <param name="lifetime">Says when the service stops.</param>
    /// <param name="clock">Measures the grace.</param>
    public CommandLifetime(IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        registration = lifetime.ApplicationStopping.Register(() => source.CancelAfter(Grace));
    }

    /// <summary>Cancels commands that are still in flight at the end of the grace.</summary>
    internal CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        registration.Dispose();
        source.Dispose();
    }
}
