using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Muistot.Application.Login;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Sessions;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>Sessions that the service which this one replaces has begun, on the Redis that both share.</summary>
[NeedsServers]
public sealed class ForeignSessionTests : SessionTests
{
    private static readonly RedisKey Person = $"user:{Name}";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(16);
    private static readonly TimeSpan Limit = TimeSpan.FromDays(30);

    private readonly StartedRedis redis = SharedRedis.On(RedisForm.OneServer);

    private RedisSessionStore store = null!;

    [SetUp]
    public Task EmptyAsync()
    {
        store = (RedisSessionStore)Open(new SessionOptions());
        return redis.EmptyAsync();
    }

    [TearDown]
    public void Close() => store.Dispose();

    [TestCase(5)]
    [TestCase(null, Description = "without an end")]
    public async Task ASessionOfAnotherServiceWorks(int? minutes)
    {
        var token = await BeginElsewhereAsync(minutes is { } rest ? TimeSpan.FromMinutes(rest) : null);

        Assert.That((await FindAsync(store, token))?.Username, Is.EqualTo(Name));
        Assert.That(await redis.Database.KeyTimeToLiveAsync(KeyOf(token)), Is.EqualTo(Lifetime).Within(TimeSpan.FromSeconds(10)));
        Assert.That(await redis.Database.KeyTimeToLiveAsync(LifetimeOf(token)), Is.EqualTo(Limit).Within(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task ASessionOfAnotherServiceHasALimitFromNowOn()
    {
        var token = await BeginElsewhereAsync(Lifetime);
        await FindAsync(store, token);

        await PassAsync(TimeSpan.FromSeconds(2));
        await redis.Database.KeyExpireAsync(LifetimeOf(token), TimeSpan.FromMinutes(1));
        await FindAsync(store, token);

        Assert.That(await redis.Database.KeyTimeToLiveAsync(KeyOf(token)), Is.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task SessionsOfOtherServicesEndToo([Values] bool found)
    {
        var token = await BeginElsewhereAsync(Lifetime);
        if (found)
            await FindAsync(store, token);

        await store.EndAllAsync(Name, CancellationToken.None);

        Assert.That(await FindAsync(store, token), Is.Null);
        Assert.That(await redis.KeysAsync(), Is.Empty);
    }

    [TestCase("", 5)]
    [TestCase("", null)]
    [TestCase(null, 5)]
    public async Task SessionsWithoutARecordAreListedUnderAnIdAndEnd(string? record, int? minutes)
    {
        var token = await BeginElsewhereAsync(minutes is { } rest ? TimeSpan.FromMinutes(rest) : null);
        if (record is not null)
            await redis.Database.StringSetAsync(LifetimeOf(token), record, Limit - TimeSpan.FromHours(1));

        var listed = (await ListAsync(store)).Single();
        await PassAsync(TimeSpan.FromSeconds(2));
        await FindAsync(store, token);
        var used = (await ListAsync(store)).Single();

        var began = Clock.GetUtcNow() - TimeSpan.FromSeconds(2) - (record is null ? TimeSpan.Zero : TimeSpan.FromHours(1));
        Assert.That(listed.CreatedAt, Is.EqualTo(began).Within(TimeSpan.FromSeconds(10)));
        Assert.That(listed.LastUsedAt, Is.InRange(listed.CreatedAt, Clock.GetUtcNow()));
        Assert.That(used, Is.EqualTo(listed with { Key = used.Key, LastUsedAt = Clock.GetUtcNow() }));
        Assert.That(used.Id.Value, Has.Length.EqualTo(SessionId.Length));
        Assert.That(await store.EndAsync(Name, used.Id, CancellationToken.None), Is.True);
        Assert.That(await FindAsync(store, token), Is.Null);
        Assert.That(await redis.KeysAsync(), Is.Empty);
    }

    protected override ISessionStore Open(SessionOptions options) =>
        new RedisSessionStore(redis.Connection, Options.Create(options), Clock);

    protected override Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return redis.PassAsync(time);
    }

    private static RedisKey KeyOf(string token) => SHA256.HashData(BytesOf(token));

    private static RedisKey LifetimeOf(string token) => (byte[])[.. "lifetime:"u8, .. (byte[])KeyOf(token)!];

    /// <summary>A session as the service that this one replaces writes it.</summary>
    private async Task<string> BeginElsewhereAsync(TimeSpan? lifetime)
    {
        var token = Written("token:");
        var content = $$$"""{"user": "{{{Name}}}", "data": {"scopes": ["authenticated"], "projects": [], "more": {"than": "known"}} }""";
        await redis.Database.StringSetAsync(KeyOf(token), content);
        await redis.Database.KeyExpireAsync(KeyOf(token), lifetime);
        await redis.Database.SetAddAsync(Person, (byte[])KeyOf(token)!);
        return token;
    }
}
