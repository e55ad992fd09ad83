using Muistot.Application.Common;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

[TestFixture(RedisForm.OneServer)]
[TestFixture(RedisForm.Cluster)]
[NeedsServers]
public sealed class RedisImageAliasKeyTests(RedisForm form) : AdapterTests
{
    private readonly StartedRedis redis = SharedRedis.On(form);

    [SetUp]
    public Task EmptyAsync() => redis.EmptyAsync();

    [Test]
    public async Task IsTheSameOnEveryNode()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => new RedisImageAliasKey(redis.Connection, Clock)).ToList();

        var keys = await Task.WhenAll(nodes.Select(node => node.GetAsync().AsTask()));

        Assert.That(keys, Is.All.EqualTo(keys[0]).And.All.Length.EqualTo(32));
    }

    [Test]
    public async Task IsAnotherOneElsewhere()
    {
        var first = await new RedisImageAliasKey(redis.Connection, Clock).GetAsync();
        await redis.EmptyAsync();

        Assert.That(await new RedisImageAliasKey(redis.Connection, Clock).GetAsync(), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task IsPutBackWhenRedisHasLostIt()
    {
        var node = new RedisImageAliasKey(redis.Connection, Clock);
        var key = await node.GetAsync();

        await redis.EmptyAsync();
        await PassAsync(TimeSpan.FromMinutes(2));

        Assert.That(await node.GetAsync(), Is.EqualTo(key));
        Assert.That(await new RedisImageAliasKey(redis.Connection, Clock).GetAsync(), Is.EqualTo(key));
    }

    [Test]
    public async Task StaysAsLongAsItIsAskedForAndNotForEver()
    {
        var node = new RedisImageAliasKey(redis.Connection, Clock);
        var key = await node.GetAsync();
        for (var hours = 0; hours < 5; hours++)
        {
            await PassAsync(TimeSpan.FromHours(1));
            await redis.PassAsync(TimeSpan.FromHours(1));
            await node.GetAsync();
            await redis.AssertAllEndAsync(TimeSpan.FromHours(2));
        }

        Assert.That(await new RedisImageAliasKey(redis.Connection, Clock).GetAsync(), Is.EqualTo(key));
    }

    [Test]
    public async Task IsGoneOnWithWhileRedisIsUnavailable()
    {
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(redis.Database.Multiplexer.Configuration);
        var node = new RedisImageAliasKey(StartedRedis.Use(multiplexer), Clock);
        var key = await node.GetAsync();

        await multiplexer.DisposeAsync();
        await PassAsync(TimeSpan.FromMinutes(2));

        Assert.That(await node.GetAsync(), Is.EqualTo(key));
        Assert.That(async () => await new RedisImageAliasKey(StartedRedis.Use(multiplexer), Clock).GetAsync(),
            Throws.InstanceOf<UnavailableException>());
    }
}
