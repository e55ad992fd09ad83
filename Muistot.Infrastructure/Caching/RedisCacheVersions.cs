using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Caching;

/// <summary>
/// Tells the other nodes what has changed, by a channel of Redis. A node that lost the connection may have missed something, and
/// trusts nothing that it kept before. One that could not tell of a change tells later that anything may have changed.
/// </summary>
/// <remarks>
/// A cluster passes the news on to all of its servers, and a node hears it from any one of them. When that one goes, the connection to the
/// cluster is there all the same, and another one is listened to: so it is watched which one it is.
/// <para/>
/// News of a change may come before the change itself does, where each process has a database server of its own in a cluster. What is made
/// between them is made of what was there before, and dropped when the change has surely come.
/// </remarks>
/// <param name="multiplexer">The connection.</param>
/// <param name="options">How long a change may take.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Hears what fails.</param>
public sealed class RedisCacheVersions(
    IConnectionMultiplexer multiplexer, IOptions<CachingOptions> options, TimeProvider clock,
    ILogger<RedisCacheVersions> logger)
    : CacheVersions, IHostedService, IDisposable, IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("muistot:changed");
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly TimeSpan lag = TimeSpan.FromMilliseconds(options.Value.ReplicationLagMilliseconds);
    private readonly int[] everything = [CounterOf(CacheTags.Everything), CounterOf(CacheTags.Anything)];

    private volatile Task telling = Task.CompletedTask;
    private ITimer? watch;
    private EndPoint? heardFrom;
    private int owes;

    /// <inheritdoc/>
    public override bool IsShared => true;

    /// <inheritdoc/>
    public override bool IsConnected => multiplexer.IsConnected;

    /// <inheritdoc/>
    public override void Invalidate(params ReadOnlySpan<string> tags)
    {
        base.Invalidate(tags);
        var counters = new List<int>(tags.Length);
        foreach (var name in tags)
            counters.Add(CounterOf(name));
        telling = TellAsync(counters);
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        multiplexer.ConnectionRestored += (_, _) => Drop(everything);
        try
        {
            var subscriber = multiplexer.GetSubscriber();
            await subscriber.SubscribeAsync(Channel, (_, message) => Hear(message.ToString()));
            heardFrom = subscriber.SubscribedEndpoint(Channel);
        }
        catch (RedisException fault)
        {
            logger.LogWarning("Redis is unavailable ({Fault}); changes of other nodes are heard of once it is back.", fault.GetType().Name);
        }

        watch = clock.CreateTimer(_ => Watch(), null, WatchInterval, WatchInterval);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What is cut off now cannot be told later.
        Volatile.Write(ref owes, 1);
        watch?.Dispose();
    }

    /// <summary>Waits until the others are told: a command ends right after its change.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await telling.WaitAsync(LastWait);
        }
        catch (TimeoutException)
        {
            // Redis is slow; the others drop what they have kept for long.
        }

        Dispose();
    }

    private async Task TellAsync(IReadOnlyList<int> counters)
    {
        var numbers = counters.Select(counter => counter.ToString(CultureInfo.InvariantCulture));
        try
        {
            await multiplexer.GetSubscriber().PublishAsync(Channel, $"{node} {string.Join(' ', numbers)}");
        }
        catch (Exception fault) when (
            fault is RedisException or RedisTimeoutException or RedisCommandException or ObjectDisposedException)
        {
            if (Interlocked.Exchange(ref owes, 1) == 0)
                logger.LogWarning("Telling other nodes of a change failed ({Fault}).", fault.GetType().Name);
        }
    }

    private void Watch()
    {
        try
        {
            var subscriber = multiplexer.GetSubscriber();
            var hearsFrom = subscriber.IsConnected(Channel) ? subscriber.SubscribedEndpoint(Channel) : null;
            if (hearsFrom is not null && !hearsFrom.Equals(heardFrom))
                Drop(everything);
            heardFrom = hearsFrom;
            if (hearsFrom is not null && Interlocked.Exchange(ref owes, 0) == 1)
                _ = TellAsync(everything);
        }
        catch (ObjectDisposedException)
        {
            // The service ends.
        }
    }

    private void Hear(string message)
    {
        var words = message.Split(' ');
        if (words[0] == node)
            return;
        var counters = new List<int>(words.Length);
        foreach (var word in words.Skip(1))
        {
            if (int.TryParse(word, CultureInfo.InvariantCulture, out var counter))
                counters.Add(counter);
        }

        Drop(counters);
    }

    private void Drop(IReadOnlyList<int> counters)
    {
        DropNow();
        if (lag > TimeSpan.Zero)
            _ = DropLaterAsync();

        void DropNow()
        {
            foreach (var counter in counters)
                Invalidate(counter);
        }

        async Task DropLaterAsync()
        {
            await Task.Delay(lag, clock);
            DropNow();
        }
    }
}
