using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Muistot.Application.Login;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Sessions;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

[NeedsServers]
public sealed class RedisSessionStoreTests : SessionStoreTests
{
    private static readonly RedisKey Person = $"user:{Name}";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(16);
    private static readonly TimeSpan Limit = TimeSpan.FromDays(30);

    private RedisSessionStore store = null!;

    [SetUp]
    public Task EmptyAsync()
    {
        store = new RedisSessionStore(SharedRedis.Connection, Wrap(new SessionOptions()), Clock);
        return SharedRedis.EmptyAsync();
    }

    [TearDown]
    public void Close() => store.Dispose();

    [Test]
    public async Task StandsUnderTheDigestOfItsToken()
    {
        var key = KeyOf(await BeginAsync(store));

        var content = JsonNode.Parse((byte[])(await SharedRedis.Database.StringGetAsync(key))!);

        Assert.That(
            JsonNode.DeepEquals(
            content, JsonNode.Parse(
            $$$"""{"user": "{{{Name}}}", "data": {"scopes": ["authenticated", "admin"], "projects": ["project"]}}""")),
            Is.True, content!.ToJsonString());
        Assert.That(await SharedRedis.Database.SetMembersAsync(Person), Is.EqualTo([(RedisValue)(byte[])key!]));
    }

    [Test]
    public async Task NothingStaysForEver()
    {
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        await SharedRedis.AssertAllEndAsync(Limit);
        await FindAsync(store, first);
        await SharedRedis.AssertAllEndAsync(Limit);
        await store.EndAsync((await FindAsync(store, second))!, CancellationToken.None);
        await SharedRedis.AssertAllEndAsync(Limit);

        Assert.That(await SharedRedis.KeysAsync(), Is.Not.Empty);
        Assert.That(await SharedRedis.Database.KeyTimeToLiveAsync(KeyOf(first)), Is.LessThanOrEqualTo(Lifetime));
    }

    [Test]
    public async Task NothingIsLeftAfterTheEnd([Values] bool all)
    {
        var session = (await FindAsync(store, await BeginAsync(store)))!;

        await (all ? store.EndAllAsync(Name, CancellationToken.None) : store.EndAsync(session, CancellationToken.None));

        Assert.That(await SharedRedis.KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task TheTokenStandsNowhere()
    {
        var token = await BeginAsync(store);
        byte[][] spellings = [Encoding.UTF8.GetBytes(token), BytesOf(token), BytesOf(token)[6..]];

        foreach (var key in await SharedRedis.KeysAsync())
        {
            var dump = (await SharedRedis.Database.KeyDumpAsync(key))!;
            Assert.That(spellings.Any(spelling => dump.AsSpan().IndexOf(spelling) >= 0
                || ((byte[])key!).AsSpan().IndexOf(spelling) >= 0), Is.False);
        }
    }

    [Test]
    public async Task EndedOnesLeaveThePersonAtTheNextLogin()
    {
        var ended = KeyOf(await BeginAsync(store));
        await SharedRedis.PassAsync(Lifetime + TimeSpan.FromSeconds(1));

        var key = KeyOf(await BeginAsync(store));

        Assert.That(await SharedRedis.Database.KeyExistsAsync(ended), Is.False);
        Assert.That(await SharedRedis.Database.SetMembersAsync(Person), Is.EqualTo([(RedisValue)(byte[])key!]));
    }

    [TestCase(5)]
    [TestCase(null, Description = "without an end")]
    public async Task ASessionOfAnotherServiceWorks(int? minutes)
    {
        var token = await BeginElsewhereAsync(minutes is { } rest ? TimeSpan.FromMinutes(rest) : null);

        Assert.That((await FindAsync(store, token))?.Username, Is.EqualTo(Name));
        Assert.That(await SharedRedis.Database.KeyTimeToLiveAsync(KeyOf(token)), Is.EqualTo(Lifetime).Within(TimeSpan.FromSeconds(10)));
        Assert.That(await SharedRedis.Database.KeyTimeToLiveAsync(LifetimeOf(token)), Is.EqualTo(Limit).Within(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task ASessionOfAnotherServiceHasALimitFromNowOn()
    {
        var token = await BeginElsewhereAsync(Lifetime);
        await FindAsync(store, token);

        await PassAsync(TimeSpan.FromSeconds(2));
        await SharedRedis.Database.KeyExpireAsync(LifetimeOf(token), TimeSpan.FromMinutes(1));
        await FindAsync(store, token);

        Assert.That(await SharedRedis.Database.KeyTimeToLiveAsync(KeyOf(token)), Is.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task SessionsOfOtherServicesEndToo([Values] bool found)
    {
        var token = await BeginElsewhereAsync(Lifetime);
        if (found)
            await FindAsync(store, token);

        await store.EndAllAsync(Name, CancellationToken.None);

        Assert.That(await FindAsync(store, token), Is.Null);
        Assert.That(await SharedRedis.KeysAsync(), Is.Empty);
    }

    [TestCase("", 5)]
    [TestCase("", null)]
    [TestCase(null, 5)]
    public async Task SessionsWithoutARecordAreListedUnderAnIdAndEnd(string? record, int? minutes)
    {
        var token = await BeginElsewhereAsync(minutes is { } rest ? TimeSpan.FromMinutes(rest) : null);
        if (record is not null)
            await SharedRedis.Database.StringSetAsync(LifetimeOf(token), record, Limit - TimeSpan.FromHours(1));

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
        Assert.That(await SharedRedis.KeysAsync(), Is.Empty);
    }

    // A node that has just renewed it does not ask for it by the script, and meets its end all the same.
    [Test]
    public async Task EndsByItsIdOnOtherNodesAtOnce()
    {
        using var other = new RedisSessionStore(SharedRedis.Connection, Wrap(new SessionOptions()), Clock);
        var token = await BeginAsync(store);
        await PassAsync(TimeSpan.FromSeconds(2));
        await FindAsync(store, token);
        await FindAsync(other, token);

        await other.EndAsync(Name, (await ListAsync(other)).Single().Id, CancellationToken.None);

        Assert.That(await FindAsync(store, token), Is.Null);
    }

    protected override ISessionStore Open(SessionOptions options) => new RedisSessionStore(SharedRedis.Connection, Wrap(options), Clock);

    protected override Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return SharedRedis.PassAsync(time);
    }

    private static RedisKey KeyOf(string token) => SHA256.HashData(BytesOf(token));

    private static RedisKey LifetimeOf(string token) => (byte[])[.. "lifetime:"u8, .. (byte[])KeyOf(token)!];

    /// <summary>A session as the service that this one replaces writes it.</summary>
    private static async Task<string> BeginElsewhereAsync(TimeSpan? lifetime)
    {
        var token = Written("token:");
        var content = $$$"""{"user": "{{{Name}}}", "data": {"scopes": ["authenticated"], "projects": [], "more": {"than": "known"}} }""";
        await SharedRedis.Database.StringSetAsync(KeyOf(token), content);
        await SharedRedis.Database.KeyExpireAsync(KeyOf(token), lifetime);
        await SharedRedis.Database.SetAddAsync(Person, (byte[])KeyOf(token)!);
        return token;
    }
}
