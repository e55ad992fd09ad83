using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Integration.Me;

/// <summary>What other services that share Redis find there.</summary>
[TestFixture]
[NeedsServers]
public sealed class RedisSessionTests() : IntegrationTest(Backend.Production)
{
    private IDatabase redis = null!;

    [SetUp]
    public async Task ConnectAsync() => redis = await ((ProductionHost)Host).RedisAsync();

    [Test]
    public async Task StandUnderTheDigestOfTheirToken()
    {
        var (admin, person) = (await World.PersonAsync("Ripeä Kettu", superuser: true), await World.PersonAsync());
        string[] projects = [await World.ProjectAsync(admin: admin), await World.ProjectAsync(admin: admin)];

        var token = (await Api.PostAsync("/me/username?username=Uusi%20N%C3%A4imi", by: admin)).Token;
        var plain = (await Api.PostAsync("/me/username?username=Toinen", by: person)).Token;

        Assert.That(JsonNode.DeepEquals(await StoredAsync(token), new JsonObject
        {
            ["user"] = "Uusi Näimi",
            ["data"] = new JsonObject
            {
                ["scopes"] = new JsonArray("authenticated", "admin", "superuser"),
                ["projects"] = new JsonArray([.. projects])
            },
        }), Is.True, $"{await StoredAsync(token)}");
        Assert.That((await StoredAsync(plain))["data"]!.ToJsonString(), Is.EqualTo("""{"scopes":["authenticated"],"projects":[]}"""));
    }

    [Test]
    public async Task AreListedForTheirPersonAndEnd()
    {
        var person = await World.PersonAsync("Ripeä Kettu");
        var second = await World.SignInAsync(person.Name);

        var listed = await redis.SetMembersAsync("user:Ripeä Kettu");
        await Api.DeleteAsync("/me", person);
        var left = await redis.SetMembersAsync("user:Ripeä Kettu");
        var lifetime = await redis.KeyTimeToLiveAsync(Digest(second));

        Assert.That(listed, Is.EquivalentTo(new RedisValue[] { Digest(person.Token), Digest(second) }));
        Assert.That(left, Is.EqualTo(new RedisValue[] { Digest(second) }));
        Assert.That(lifetime, Is.EqualTo(TimeSpan.FromMinutes(16)).Within(TimeSpan.FromMinutes(1)));
        Assert.That(await redis.KeyExistsAsync(Digest(person.Token)), Is.False);
    }

    [Test]
    public async Task GoWithTheNameOfTheirPerson()
    {
        var person = await World.PersonAsync("Ripeä Kettu");

        var renamed = await Api.PostAsync("/me/username?username=Uusi%20Nimi", by: person);

        Assert.That(await redis.KeyExistsAsync([Digest(person.Token), "user:Ripeä Kettu"]), Is.Zero);
        Assert.That(await redis.SetMembersAsync("user:Uusi Nimi"), Is.EqualTo(new RedisValue[] { Digest(renamed.Token) }));
    }

    [Test]
    public async Task LeaveTheListAtTheNextSignInOnceTheyHaveEnded()
    {
        var person = await World.PersonAsync("Ripeä Kettu");
        await Host.LetPassAsync(TimeSpan.FromMinutes(17));

        var next = await World.SignInAsync(person.Name);

        Assert.That(await redis.SetMembersAsync("user:Ripeä Kettu"), Is.EqualTo(new RedisValue[] { Digest(next) }));
    }

    [Test]
    public async Task OfOtherServicesAreTaken()
    {
        var person = await World.PersonAsync();
        byte[] bytes = [.. "token:"u8, .. RandomNumberGenerator.GetBytes(32)];
        var session = new JsonObject
        {
            ["user"] = person.Name,
            ["data"] = new JsonObject { ["scopes"] = new JsonArray("authenticated"), ["projects"] = new JsonArray() }
        };
        await redis.StringSetAsync(SHA256.HashData(bytes), session.ToJsonString(), TimeSpan.FromMinutes(16));
        var token = Convert.ToBase64String(bytes).Replace('+', ':').Replace('/', '-');

        var me = await Api.GetAsync("/me", headers: ("Authorization", $"Bearer {token}"));

        Assert.That(me.Json["username"]!.GetValue<string>(), Is.EqualTo(person.Name));
    }

    [Test]
    public async Task AreKeptWithoutTokensAndNothingStaysForEver()
    {
        var person = await World.PersonAsync();
        using var limited = new ApiClient(Host.Node(("RateLimiting:Enabled", "true")).Address);
        await limited.PostAsync($"/auth/email?email={person.Email}");
        var login = Mailbox.LinkOf(await Host.Mail.WaitAsync(person.Email));
        await Api.GetAsync("/me", person);

        var keys = redis.Multiplexer.GetServers()[0].Keys().ToList();
        var content = string.Join('\n', keys.Select(key => $"{key} {Dump(key)}"));

        Assert.That(keys, Has.Count.GreaterThanOrEqualTo(6));
        Assert.That(keys.Where(key => redis.KeyTimeToLive(key) is null), Is.Empty);
        foreach (var secret in new[] { person.Token, login["token"], person.Email })
            Assert.That(content, Does.Not.Contain(secret));
    }

    private static byte[] Digest(string token) => SHA256.HashData(Convert.FromBase64String(token.Replace(':', '+').Replace('-', '/')));

    private async Task<JsonNode> StoredAsync(string token) => JsonNode.Parse((byte[])(await redis.StringGetAsync(Digest(token)))!)!;

    private string Dump(RedisKey key) => redis.KeyType(key) switch
    {
        RedisType.String => redis.StringGet(key).ToString(),
        RedisType.Hash => string.Join(' ', redis.HashGetAll(key)),
        _ => "",
    };
}
