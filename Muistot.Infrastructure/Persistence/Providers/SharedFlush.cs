namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>Lets everyone who waits for the disk at the same time wait for one flush: group commit.</summary>
/// <param name="flush">Waits until the disk has what was written before; takes a thread meanwhile.</param>
internal sealed class SharedFlush(Action flush)
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;
    private Task? next;

    /// <summary>Waits for a flush that begins after this call, whoever asked for it first.</summary>
    internal Task WaitAsync()
    {
        lock (gate)
            return next ??= FlushAsync(last);
    }

    private async Task FlushAsync(Task before)
    {
        // The one that runs may have passed by what was written since it began.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
            (last, next) = (next!, null);
        flush();
    }
}
