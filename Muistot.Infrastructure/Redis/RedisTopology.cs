using System.Globalization;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Redis;

/// <summary>Which servers Redis consists of: one, perhaps with replicas, or several that share the keys as a cluster.</summary>
/// <param name="multiplexer">Knows them.</param>
internal sealed class RedisTopology(IConnectionMultiplexer multiplexer)
{
    // Many times as many as it takes to find one for each slot.
    private const int MostKeys = 1 << 20;

    private volatile ServerKind? kind;

    /// <summary>True when several servers share the keys. Nobody knows it before one of them has answered.</summary>
    /// <exception cref="RedisConnectionException">No server has answered yet.</exception>
    internal bool IsCluster => (kind ??= new ServerKind(Known().ServerType == ServerType.Cluster)).IsCluster;

    /// <summary>The server that has a key, to write to.</summary>
    /// <exception cref="RedisException">It is unavailable.</exception>
    internal IServer ServerOf(RedisKey key)
    {
        try
        {
            return multiplexer.GetServer(key, flags: CommandFlags.DemandMaster);
        }
        catch (InvalidOperationException)
        {
            throw Unknown();
        }
    }

    /// <summary>A key on each of the servers that share the keys.</summary>
    /// <exception cref="RedisConnectionException">No server tells of the cluster.</exception>
    internal IReadOnlyList<RedisKey> KeysOnEachServer(string name)
    {
        if (!IsCluster)
            return [name];
        var without = (Known().ClusterConfiguration?.Nodes ?? []).Where(node => !node.IsReplica && node.Slots.Count > 0)
            .Select(node => node.Slots).ToList();
        var keys = new List<RedisKey>(without.Count);
        for (var number = 0; without.Count > 0 && number < MostKeys; number++)
        {
            RedisKey key = $"{name}:{number.ToString(CultureInfo.InvariantCulture)}";
            var slot = multiplexer.HashSlot(key);
            if (without.RemoveAll(slots => slots.Any(range => range.From <= slot && slot <= range.To)) > 0)
                keys.Add(key);
        }

        return without.Count == 0 && keys.Count > 0 ? keys : throw Unknown();
    }

    private IServer Known() => multiplexer.GetServers().FirstOrDefault(server => server.IsConnected) ?? throw Unknown();

    private static RedisConnectionException Unknown() =>
        new(ConnectionFailureType.UnableToConnect, CommandFlags.None, "No server of Redis has answered.");

    private sealed record ServerKind(bool IsCluster);
}
