using System.Diagnostics;
using Muistot.Application.Common;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

[NeedsServers]
public sealed class RedisConnectionTests : AdapterTests
{
    // What is waited for at first, what is waited for an answer of whether anyone answers, and room for a busy machine.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    /// <summary>Of many that are answered as they are missed, some are so between the one and the other.</summary>
    [Test]
    public void TakesAnAnswerThatComesAsItIsMissed()
    {
        var connection = SharedRedis.On(RedisForm.OneServer).Connection;

        Assert.That(
            () => Task.WhenAll(Enumerable.Range(0, 4000).Select(number => connection.RunAsync("key", async _ =>
            {
                await Task.Delay(980 + (number % 40));
                return number;
            }))),
            Throws.Nothing);
    }

    /// <summary>That the other servers of a cluster answer does not help who asks for what this one has.</summary>
    [Test]
    public async Task GivesUpTheServerThatStandsStill()
    {
        var redis = SharedRedis.On(RedisForm.Cluster);
        var cluster = (RedisCluster)redis.Server;
        var still = cluster.Servers[0];
        var key = Enumerable.Range(0, 100).Select(number => $"key-{number}")
            .First(key => redis.Database.Multiplexer.GetServer((RedisKey)key).EndPoint.ToString() == still.Connection);
        await redis.Connection.RunAsync(key, database => database.StringGetAsync(key));

        await still.Process.PauseAsync();
        var started = Stopwatch.GetTimestamp();
        Assert.That(() => redis.Connection.RunAsync(key, database => database.StringGetAsync(key)),
            Throws.InstanceOf<UnavailableException>());
        var took = Stopwatch.GetElapsedTime(started);
        await still.Process.ResumeAsync();
        foreach (var server in cluster.Servers)
            await server.UntilAsync("CLUSTER INFO", "cluster_state:ok", "cluster_slots_ok:16384");

        Assert.That(took, Is.LessThan(Soon));
        Assert.That(() => redis.Connection.RunAsync(key, database => database.StringGetAsync(key)),
            Throws.Nothing.After(5).Seconds.PollEvery(50).MilliSeconds);
    }
}
