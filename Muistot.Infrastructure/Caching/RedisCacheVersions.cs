using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Infrastructure.Persistence.Providers;
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
/// News of a change may come before the change itself does, where each process has a database server of its own in a cluster. Whoever reads
/// then waits for it (<see cref="CausalReads"/>); where that is not possible, what is made between them is made of what was there before,
/// and dropped when the change has surely come.
/// <para/>
/// A Redis that stands still tells nobody that it does. So each node says that it is there, all the time, and says nothing while news of it
/// is on its way. Whoever misses another one drops what is kept, again and again, until that one is heard or forgotten.
/// </remarks>
/// <param name="multiplexer">The connection.</param>
/// <param name="options">How long a change may take.</param>
/// <param name="reads">Wait for what is heard of.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Hears what fails.</param>
public sealed class RedisCacheVersions(
    IConnectionMultiplexer multiplexer, IOptions<CachingOptions> options, CausalReads reads, TimeProvider clock,
    ILogger<RedisCacheVersions> logger)
    : CacheVersions, IHostedService, IDisposable, IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("muistot:changed");
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);

    // Behind the node's name, in place of what has changed. Neither is a number, so versions that do not know them hear nothing in them.
    private const string Here = "+";
    private const string Gone = "-";

    // With the interval, less than the second for which anything may outlive its truth.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly TimeSpan lag = TimeSpan.FromMilliseconds(options.Value.ReplicationLagMilliseconds);
    private readonly int[] everything = [CounterOf(CacheTags.Everything), CounterOf(CacheTags.Anything)];

    // When each node was heard last, this one too.
    private readonly ConcurrentDictionary<string, long> others = new(StringComparer.Ordinal);

    // News on its way, and since when.
    private readonly ConcurrentDictionary<object, long> telling = [];

    private volatile Task told = Task.CompletedTask;
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
        told = TellAsync(counters);
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
        catch (Exception fault) when (fault is RedisException or TimeoutException)
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
        if (watch is null)
            return;
        watch.Dispose();
        watch = null;
        _ = SendAsync(Gone);
    }

    /// <summary>Waits until the others are told: a command ends right after its change.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await told.WaitAsync(LastWait);
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
        var news = new object();
        telling[news] = clock.GetTimestamp();
        if (await SendAsync(string.Join(' ', numbers)) is { } fault && Interlocked.Exchange(ref owes, 1) == 0)
            logger.LogWarning("Telling other nodes of a change failed ({Fault}).", fault.GetType().Name);
        telling.TryRemove(news, out _);
    }

    private async Task<Exception?> SendAsync(string message)
    {
        try
        {
            await multiplexer.GetSubscriber().PublishAsync(Channel, $"{node} {message}");
            return null;
        }
        catch (Exception fault) when (
            fault is RedisException or RedisTimeoutException or RedisCommandException or ObjectDisposedException)
        {
            return fault;
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
            if (telling.Values.All(since => clock.GetElapsedTime(since) < WatchInterval))
                _ = SendAsync(Here);
            LookForOthers();
        }
        catch (ObjectDisposedException)
        {
            // The service ends.
        }
    }

    private void LookForOthers()
    {
        var missing = false;
        foreach (var (other, heardAt) in others)
        {
            var silent = clock.GetElapsedTime(heardAt);
            missing |= silent > Silence && other != node;

            // One that is not heard because nobody is may still be there.
            if (silent > Memory && others.TryGetValue(node, out var own) && clock.GetElapsedTime(own) < Silence)
                others.TryRemove(other, out _);
        }

        if (missing)
            DropNow(everything);
    }

    private void Hear(string message)
    {
        var words = message.Split(' ');
        if (words.Length < 2)
            return;
        if (words[1] == Here)
            others[words[0]] = clock.GetTimestamp();
        else if (words[1] == Gone)
            others.TryRemove(words[0], out _);
        if (words[0] == node || words[1] is Here or Gone)
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
        DropNow(counters);
        if (lag > TimeSpan.Zero && !reads.AreCausal)
            _ = DropLaterAsync();

        async Task DropLaterAsync()
        {
            await Task.Delay(lag, clock);
            DropNow(counters);
        }
    }

    private void DropNow(IReadOnlyList<int> counters)
    {
        // Where all use one database server, what is heard of is there.
        if (lag > TimeSpan.Zero)
            reads.Hear();
        foreach (var counter in counters)
            Invalidate(counter);
    }
}
