using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Muistot.Application.Login;
using Muistot.Infrastructure.Sessions;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Unit.Adapters;

[TestFixture(RedisForm.OneServer)]
[TestFixture(RedisForm.Cluster)]
[NeedsServers]
public sealed class RedisSessionStoreTests(RedisForm form) : SessionStoreTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(16);
    private static readonly TimeSpan Limit = TimeSpan.FromDays(30);

    private readonly StartedRedis redis = SharedRedis.On(form);

    // Of a cluster, what makes all that is one person's lie on one server.
    private readonly string tag = form == RedisForm.Cluster ? $"{{{Convert.ToHexStringLower(TagOf(Name))}}}:" : "";

    private RedisSessionStore store = null!;

    protected override int TagBytes => form == RedisForm.Cluster ? 2 : 0;

    private RedisKey Person => $"user:{tag}{Name}";

    [SetUp]
    public Task EmptyAsync()
    {
        store = new RedisSessionStore(redis.Connection, Wrap(new SessionOptions()), Clock);
        return redis.EmptyAsync();
    }

    [TearDown]
    public void Close() => store.Dispose();

    [Test]
    public async Task StandsUnderTheDigestOfItsToken()
    {
        var key = KeyOf(await BeginAsync(store));

        var content = JsonNode.Parse((byte[])(await redis.Database.StringGetAsync(key))!);

        Assert.That(
            JsonNode.DeepEquals(
            content, JsonNode.Parse(
            $$$"""{"user": "{{{Name}}}", "data": {"scopes": ["authenticated", "admin"], "projects": ["project"]}}""")),
            Is.True, content!.ToJsonString());
        Assert.That(await redis.Database.SetMembersAsync(Person), Is.EqualTo([(RedisValue)(byte[])key!]));
    }

    [Test]
    public async Task NothingStaysForEver()
    {
        var (first, second) = (await BeginAsync(store), await BeginAsync(store));
        await redis.AssertAllEndAsync(Limit);
        await FindAsync(store, first);
        await redis.AssertAllEndAsync(Limit);
        await store.EndAsync((await FindAsync(store, second))!, CancellationToken.None);
        await redis.AssertAllEndAsync(Limit);

        Assert.That(await redis.KeysAsync(), Is.Not.Empty);
        Assert.That(await redis.Database.KeyTimeToLiveAsync(KeyOf(first)), Is.LessThanOrEqualTo(Lifetime));
    }

    [Test]
    public async Task NothingIsLeftAfterTheEnd([Values] bool all)
    {
        var session = (await FindAsync(store, await BeginAsync(store)))!;

        await (all ? store.EndAllAsync(Name, CancellationToken.None) : store.EndAsync(session, CancellationToken.None));

        Assert.That(await redis.KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task TheTokenStandsNowhere()
    {
        var token = await BeginAsync(store);
        byte[][] spellings = [Encoding.UTF8.GetBytes(token), BytesOf(token), BytesOf(token)[6..]];

        foreach (var key in await redis.KeysAsync())
        {
            var dump = (await redis.Database.KeyDumpAsync(key))!;
            Assert.That(spellings.Any(spelling => dump.AsSpan().IndexOf(spelling) >= 0
                || ((byte[])key!).AsSpan().IndexOf(spelling) >= 0), Is.False);
        }
    }

    [Test]
    public async Task EndedOnesLeaveThePersonAtTheNextLogin()
    {
        var ended = KeyOf(await BeginAsync(store));
        await redis.PassAsync(Lifetime + TimeSpan.FromSeconds(1));

        var key = KeyOf(await BeginAsync(store));

        Assert.That(await redis.Database.KeyExistsAsync(ended), Is.False);
        Assert.That(await redis.Database.SetMembersAsync(Person), Is.EqualTo([(RedisValue)(byte[])key!]));
    }

    [Test]
    public async Task PeopleAreSpreadOverTheServersAndLeadThereByTheirTokens()
    {
        var names = Enumerable.Range(0, 40).Select(number => $"Nimi {number}").ToList();
        var tokens = await Task.WhenAll(names.Select(name => BeginAsync(store, name)));

        var found = await Task.WhenAll(tokens.Select(token => FindAsync(store, token)));
        var named = await store.UsernamesAsync(CancellationToken.None).ToListAsync();
        var slots = (await redis.KeysAsync()).Select(redis.Database.Multiplexer.GetHashSlot).Distinct().Count();

        Assert.That(found.Select(session => session!.Username), Is.EqualTo(names));
        Assert.That(named, Is.EquivalentTo(names));
        Assert.That(await store.CountAsync(names[0], CancellationToken.None), Is.EqualTo(1));
        if (form == RedisForm.Cluster)
            Assert.That((tokens.Select(token => BytesOf(token)[^2..]), slots), Is.EqualTo((names.Select(TagOf), names.Count)));
    }

    // A node that has just renewed it does not ask for it by the script, and meets its end all the same.
    [Test]
    public async Task EndsByItsIdOnOtherNodesAtOnce()
    {
        using var other = new RedisSessionStore(redis.Connection, Wrap(new SessionOptions()), Clock);
        var token = await BeginAsync(store);
        await PassAsync(TimeSpan.FromSeconds(2));
        await FindAsync(store, token);
        await FindAsync(other, token);

        await other.EndAsync(Name, (await ListAsync(other)).Single().Id, CancellationToken.None);

        Assert.That(await FindAsync(store, token), Is.Null);
    }

    protected override ISessionStore Open(SessionOptions options) => new RedisSessionStore(redis.Connection, Wrap(options), Clock);

    protected override Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return redis.PassAsync(time);
    }

    private static byte[] TagOf(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name))[..2];

    private RedisKey KeyOf(string token) =>
        form == RedisForm.Cluster ? (byte[])[.. Encoding.UTF8.GetBytes($"session:{tag}"), .. DigestOf(token)] : DigestOf(token);

    private static byte[] DigestOf(string token) => SHA256.HashData(BytesOf(token));
}
