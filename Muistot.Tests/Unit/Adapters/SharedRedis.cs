using Muistot.Infrastructure.Redis;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>One Redis server for the tests of the adapters over it, started by the first of them.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class SharedRedis
{
    private static readonly Lazy<(RedisServer Server, ConnectionMultiplexer Multiplexer)> Started =
        new(() => StartAsync().GetAwaiter().GetResult());

    internal static RedisConnection Connection => new(Started.Value.Multiplexer);

    internal static IDatabase Database => Started.Value.Multiplexer.GetDatabase();

    private static IServer Server => Started.Value.Multiplexer.GetServers()[0];

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (!Started.IsValueCreated)
            return;
        await Started.Value.Multiplexer.DisposeAsync();
        await Started.Value.Server.DisposeAsync();
    }

    private static async Task<(RedisServer Server, ConnectionMultiplexer Multiplexer)> StartAsync()
    {
        NeedsServersAttribute.Check();
        var server = await RedisServer.StartAsync();
        return (server, await ConnectionMultiplexer.ConnectAsync($"{server.Connection},allowAdmin=true"));
    }

    internal static Task EmptyAsync() => Server.FlushDatabaseAsync();

    internal static async Task<IReadOnlyList<RedisKey>> KeysAsync() => await Server.KeysAsync().ToListAsync();

    /// <summary>Takes time away from everything that ends by itself, which is what waiting would do.</summary>
    internal static async Task PassAsync(TimeSpan time)
    {
        foreach (var key in await KeysAsync())
        {
            if (await Database.KeyTimeToLiveAsync(key) is { } rest)
                await Database.KeyExpireAsync(key, rest - time);
        }
    }

    /// <summary>Checks that nothing stays for ever.</summary>
    /// <param name="limit">The longest that anything may stay.</param>
    internal static async Task AssertAllEndAsync(TimeSpan limit)
    {
        foreach (var key in await KeysAsync())
            Assert.That(await Database.KeyTimeToLiveAsync(key), Is.Not.Null.And.LessThanOrEqualTo(limit).And.GreaterThan(TimeSpan.Zero),
                key.ToString());
    }
}
