using System.Globalization;

namespace Muistot.Tests.Harness;

/// <summary>A cluster of three Redis servers that share the keys, and of a replica of each if the test breaks one.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16384;
    private const int Size = 3;

    private RedisCluster(IReadOnlyList<RedisServer> servers, IReadOnlyList<RedisServer> replicas) =>
        (Servers, Replicas) = (servers, replicas);

    /// <summary>The servers that shared the keys at the start.</summary>
    public IReadOnlyList<RedisServer> Servers { get; }

    /// <summary>A replica of each.</summary>
    public IReadOnlyList<RedisServer> Replicas { get; }

    /// <summary>Where two of its servers are. They name the others.</summary>
    public string Connection => string.Join(',', Servers.Take(2).Select(server => server.Connection));

    /// <summary>Starts a cluster.</summary>
    /// <param name="replicas">True for a replica of each server.</param>
    public static async Task<RedisCluster> StartAsync(bool replicas = false)
    {
        var starting = Enumerable.Range(0, replicas ? 2 * Size : Size).Select(_ => RedisServer.StartForClusterAsync()).ToList();
        try
        {
            var all = await Task.WhenAll(starting);
            return await JoinAsync(all, new RedisCluster(all[..Size], all[Size..]));
        }
        catch
        {
            foreach (var started in starting.Where(start => start.IsCompletedSuccessfully))
                await (await started).DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers.Concat(Replicas))
            await server.DisposeAsync();
    }

    private static async Task<RedisCluster> JoinAsync(RedisServer[] all, RedisCluster cluster)
    {
        for (var number = 0; number < Size; number++)
        {
            await all[number].AskAsync($"CLUSTER SET-CONFIG-EPOCH {Text(number + 1)}");
            await all[number].AskAsync(
                $"CLUSTER ADDSLOTSRANGE {Text(Slots * number / Size)} {Text((Slots * (number + 1) / Size) - 1)}");
        }

        for (var number = 1; number < all.Length; number++)
        {
            foreach (var earlier in all[..number])
                await earlier.AskAsync($"CLUSTER MEET 127.0.0.1 {Text(all[number].Port)} {Text(all[number].BusPort)}");
        }

        foreach (var server in all)
            await server.UntilAsync("CLUSTER INFO", $"cluster_known_nodes:{Text(all.Length)}", "cluster_slots_assigned:16384");
        await cluster.ReplicateAsync();
        foreach (var server in all)
            await server.UntilAsync("CLUSTER INFO", "cluster_state:ok");
        return cluster;
    }

    private async Task ReplicateAsync()
    {
        foreach (var (server, replica) in Servers.Zip(Replicas))
            await replica.AskAsync($"CLUSTER REPLICATE {await server.AskAsync("CLUSTER MYID")}");
        foreach (var replica in Replicas)
            await replica.UntilAsync("INFO replication", "master_link_status:up");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
