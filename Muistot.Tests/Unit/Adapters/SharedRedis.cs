using Muistot.Infrastructure.Redis;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>One Redis server for the tests of the adapters over it.</summary>
[SetUpFixture]
public sealed class SharedRedis
{
    private static RedisServer? server;
    private static ConnectionMultiplexer? multiplexer;

    internal static RedisConnection Connection => new(multiplexer!);

    internal static IDatabase Database => multiplexer!.GetDatabase();

    private static IServer Server => multiplexer!.GetServers()[0];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RedisServer.StartAsync();
        multiplexer = await ConnectionMultiplexer.ConnectAsync($"{server.Connection},allowAdmin=true");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await multiplexer!.DisposeAsync();
        await server!.DisposeAsync();
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
            Assert.That(await Database.KeyTimeToLiveAsync(key), Is.Not.Null.And.LessThanOrEqualTo(limit).And.GreaterThan(TimeSpan.Zero), key.ToString());
    }
}
