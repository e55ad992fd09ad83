using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muistot.Application.Caching;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Caching;

/// <summary>
/// Tells the other nodes what has changed, by a channel of Redis. A node that lost the connection may have missed something, and
/// trusts nothing that it kept before.
/// </summary>
/// <param name="multiplexer">The connection.</param>
/// <param name="logger">Hears what fails.</param>
public sealed class RedisReadVersions(IConnectionMultiplexer multiplexer, ILogger<RedisReadVersions> logger) : ReadVersions, IHostedService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("muistot:changed");

    private readonly string node = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public override bool AreShared => true;

    /// <inheritdoc/>
    public override bool AreHeard => multiplexer.IsConnected;

    /// <inheritdoc/>
    public override void Advance(params ReadOnlySpan<string> shown)
    {
        base.Advance(shown);
        var counters = new List<string>(shown.Length);
        foreach (var name in shown)
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
        multiplexer.ConnectionRestored += (_, _) => base.Advance(Shown.Everything, Shown.Anything);
        try
        {
            await multiplexer.GetSubscriber().SubscribeAsync(Channel, (_, message) => Hear(message.ToString()));
        }
        catch (RedisException fault)
        {
            logger.LogWarning("Redis is away ({Fault}); changes of other nodes are heard of once it is back.", fault.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Hear(string message)
    {
        var words = message.Split(' ');
        if (words[0] == node)
            return;
        foreach (var word in words.Skip(1))
        {
            if (int.TryParse(word, CultureInfo.InvariantCulture, out var counter))
                Advance(counter);
        }
    }
}
