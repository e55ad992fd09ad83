using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Faults;

/// <summary>One request of a load.</summary>
/// <param name="Kind">What kind of request.</param>
/// <param name="Key">What it was about: no other request has it.</param>
/// <param name="Status">The status of its answer; 0 without one.</param>
/// <param name="RetryAfter">True when the answer said when to try again.</param>
/// <param name="Asked">When it was sent, since the load began.</param>
/// <param name="Took">How long it took.</param>
internal sealed record Sent(string Kind, string Key, int Status, bool RetryAfter, TimeSpan Asked, TimeSpan Took)
{
    /// <summary>True when it was carried out.</summary>
    public bool Done => Status is >= 200 and < 300;

    /// <summary>When it was answered, since the load began.</summary>
    public TimeSpan Answered => Asked + Took;
}

/// <summary>Sends requests without end, from several sides, and writes down what becomes of each.</summary>
internal sealed class Load : IAsyncDisposable
{
    /// <summary>How long a process that has just started, and still compiles itself, may take on a busy machine.</summary>
    internal static readonly TimeSpan Warming = TimeSpan.FromSeconds(60);

    // Leaves the machine some room: what is measured is the service, and not how busy everything is.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<Sent> sent = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> sides = [];

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(started);

    /// <summary>What was sent and answered so far.</summary>
    public IReadOnlyList<Sent> Answers => [.. sent];

    /// <summary>Sends requests of one more kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="ask">Sends one about a key.</param>
    /// <param name="count">From how many sides.</param>
    /// <param name="pause">How long a side waits after an answer; little when it is not said.</param>
    public Load Send(string kind, Func<string, Task<Answer>> ask, int count = 1, TimeSpan? pause = null)
    {
        for (var side = 0; side < count; side++)
            sides.Add(
                Task.Run(
                () => SendAsync(kind, $"{kind}-{side.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}"[..24], ask, pause
                ?? Pause)));
        return this;
    }

    /// <summary>Waits until a request of some kinds that was sent later than now is carried out, each.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> UntilDoneAsync(TimeSpan limit, params IReadOnlyList<string> kinds)
    {
        var from = Now;
        while (!kinds.All(kind => sent.Any(one => one.Kind == kind && one.Asked > from && one.Done)))
        {
            if (Now - from > limit)
                throw new TimeoutException($"Not all of {string.Join(", ", kinds)} went through again within {limit}.");
            await Task.Delay(20);
        }

        return Now - from;
    }

    /// <summary>Sends no more, and waits for the answers that are still out.</summary>
    public async Task<IReadOnlyList<Sent>> StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(sides);
        return Answers;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task SendAsync(string kind, string side, Func<string, Task<Answer>> ask, TimeSpan pause)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var (key, asked) = ($"{side}-{number.ToString(CultureInfo.InvariantCulture)}", Now);
            try
            {
                var answer = await ask(key);
                sent.Enqueue(new Sent(kind, key, answer.Status, answer.Headers.RetryAfter is not null, asked, Now - asked));
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                sent.Enqueue(new Sent(kind, key, 0, RetryAfter: false, asked, Now - asked));
            }

            await Task.Delay(pause);
        }
    }
}
