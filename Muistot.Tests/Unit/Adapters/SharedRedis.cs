using Microsoft.Extensions.Options;
using Muistot.Infrastructure.Redis;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>What Redis consists of.</summary>
public enum RedisForm
{
    /// <summary>One server.</summary>
    OneServer,

    /// <summary>Three that share the keys.</summary>
    Cluster,
}

/// <summary>One Redis of each form for the tests of the adapters over it, started by the first of them.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class SharedRedis
{
    private static readonly Lazy<Task<StartedRedis>> OneServer = new(async () =>
    {
        NeedsServersAttribute.Check();
        var server = await RedisServer.StartAsync();
        return new StartedRedis(server, await ConnectAsync(server.Connection));
    });

    private static readonly Lazy<Task<StartedRedis>> Cluster = new(async () =>
    {
        NeedsServersAttribute.Check();
        var cluster = await RedisCluster.StartAsync();
        return new StartedRedis(cluster, await ConnectAsync(cluster.Connection));
    });

    internal static StartedRedis On(RedisForm form) => (form == RedisForm.Cluster ? Cluster : OneServer).Value.GetAwaiter().GetResult();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var started in new[] { OneServer, Cluster }.Where(redis => redis.IsValueCreated))
            await (await started.Value).DisposeAsync();
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(string connection) =>
        ConnectionMultiplexer.ConnectAsync($"{connection},allowAdmin=true");
}

/// <summary>A Redis that runs.</summary>
/// <param name="server">Its server, or servers.</param>
/// <param name="multiplexer">The connection to it.</param>
internal sealed class StartedRedis(IAsyncDisposable server, ConnectionMultiplexer multiplexer) : IAsyncDisposable
{
    internal RedisConnection Connection { get; } = Use(multiplexer);

    /// <summary>The adapters' connection to a Redis, with the settings that there are by default.</summary>
    internal static RedisConnection Use(IConnectionMultiplexer multiplexer) => new(multiplexer, Options.Create(new RedisOptions()));

    internal IDatabase Database => multiplexer.GetDatabase();

    /// <summary>Its server, or servers.</summary>
    internal IAsyncDisposable Server => server;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await multiplexer.DisposeAsync();
        await server.DisposeAsync();
    }

    internal async Task EmptyAsync()
    {
        foreach (var one in multiplexer.GetServers())
            await one.FlushDatabaseAsync();
    }

    internal async Task<IReadOnlyList<RedisKey>> KeysAsync()
    {
        var keys = new List<RedisKey>();
        foreach (var one in multiplexer.GetServers())
            keys.AddRange(await one.KeysAsync().ToListAsync());
        return keys;
    }

    /// <summary>Takes time away from everything that ends by itself, which is what waiting would do.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        foreach (var key in await KeysAsync())
        {
            if (await Database.KeyTimeToLiveAsync(key) is { } rest)
                await Database.KeyExpireAsync(key, rest - time);
        }
    }

    /// <summary>Checks that nothing stays for ever.</summary>
    /// <param name="limit">The longest that anything may stay.</param>
    internal async Task AssertAllEndAsync(TimeSpan limit)
    {
        foreach (var key in await KeysAsync())
            Assert.That(await Database.KeyTimeToLiveAsync(key), Is.Not.Null.And.LessThanOrEqualTo(limit).And.GreaterThan(TimeSpan.Zero),
                key.ToString());
    }
}
