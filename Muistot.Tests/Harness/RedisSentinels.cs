using System.Globalization;

namespace Muistot.Tests.Harness;

/// <summary>A Redis server, a replica, and three Sentinels that say which of the two to write to.</summary>
internal sealed class RedisSentinels : IAsyncDisposable
{
    private const string Name = "muistot";

    private readonly IReadOnlyList<RedisServer> others;

    private RedisSentinels(RedisServer primary, RedisServer replica, IReadOnlyList<RedisServer> sentinels) =>
        (Primary, Connection, others) =
        (primary, $"{string.Join(',', sentinels.Select(sentinel => sentinel.Connection))},serviceName={Name}", [replica, .. sentinels]);

    /// <summary>The server that was written to at the start.</summary>
    public RedisServer Primary { get; }

    /// <summary>Where the Sentinels are, and what they call the server.</summary>
    public string Connection { get; }

    /// <summary>Starts them.</summary>
    public static async Task<RedisSentinels> StartAsync()
    {
        var primary = await RedisServer.StartAsync(durable: false, "--repl-diskless-sync-delay", "0");
        var replica = await RedisServer.StartAsync(durable: false, "--replicaof", $"127.0.0.1 {Text(primary.Port)}");
        await replica.UntilAsync("INFO replication", "master_link_status:up");
        var sentinels = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RedisServer.StartSentinelAsync(
            $"sentinel monitor {Name} 127.0.0.1 {Text(primary.Port)} 2", $"sentinel down-after-milliseconds {Name} 500",
            $"sentinel failover-timeout {Name} 3000")));
        foreach (var sentinel in sentinels)
            await sentinel.UntilAsync("INFO sentinel", "slaves=1,sentinels=3");
        return new RedisSentinels(primary, replica, sentinels);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in others.Append(Primary))
            await server.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
