using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Caching;

/// <summary>
/// Tells the other nodes what has changed, by a channel of Redis. A node that lost the connection may have missed something, and
/// trusts nothing that it kept before.
/// </summary>
/// <remarks>
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
    : CacheVersions, IHostedService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("muistot:changed");

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly TimeSpan lag = TimeSpan.FromMilliseconds(options.Value.ReplicationLagMilliseconds);
    private readonly int[] everything = [CounterOf(CacheTags.Everything), CounterOf(CacheTags.Anything)];

    /// <inheritdoc/>
    public override bool IsShared => true;

    /// <inheritdoc/>
    public override bool IsConnected => multiplexer.IsConnected;

    /// <inheritdoc/>
    public override void Invalidate(params ReadOnlySpan<string> tags)
    {
        base.Invalidate(tags);
        var counters = new List<string>(tags.Length);
        foreach (var name in tags)
            counters.Add(CounterOf(name).ToString(CultureInfo.InvariantCulture));
        try
        {
            multiplexer.GetSubscriber().Publish(Channel, $"{node} {string.Join(' ', counters)}", CommandFlags.FireAndForget);
        }
        catch (RedisException fault)
        {
            // The others have lost the connection as well, and will not trust what they kept.
            logger.LogWarning("Telling other nodes of a change failed ({Fault}).", fault.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        multiplexer.ConnectionRestored += (_, _) => Drop(everything);
        try
        {
            await multiplexer.GetSubscriber().SubscribeAsync(Channel, (_, message) => Hear(message.ToString()));
        }
        catch (RedisException fault)
        {
            logger.LogWarning("Redis is unavailable ({Fault}); changes of other nodes are heard of once it is back.", fault.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
