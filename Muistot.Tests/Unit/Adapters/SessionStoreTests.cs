using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Muistot.Application.Login;
using Muistot.Infrastructure.Sessions;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

public abstract class SessionStoreTests : SessionListTests
{
    private static readonly string[] Malformed =
    [
        "", " ", "token", "token:", "dG9rZW46", "====", "\0", "ö", new string('a', 100_000),
        Written("tokem:"), Written("Token:"), Written(""), Written("token:") + "=", Written("token:").TrimEnd('='),
        " " + Written("token:"), Written("token:") + "\n",
    ];

    /// <summary>Bytes of a token that say where its session is.</summary>
    protected virtual int TagBytes => 0;

    [Test]
    public async Task ATokenLeadsToItsSession()
    {
        var store = Open(new SessionOptions());
        var token = await BeginAsync(store);

        var session = await FindAsync(store, token);

        Assert.That(session!.Username, Is.EqualTo(Name));
        Assert.That(session.Key.ToArray(), Is.EqualTo(SHA256.HashData(BytesOf(token))));
    }

    [TestCase(32)]
    [TestCase(16)]
    [TestCase(64)]
    public async Task ATokenIsRandomBytesAfterAWord(int length)
    {
        var store = Open(new SessionOptions { TokenBytes = length });

        var tokens = new[] { BytesOf(await BeginAsync(store)), BytesOf(await BeginAsync(store)) };

        Assert.That(tokens, Is.All.Length.EqualTo(length + 6 + TagBytes));
        Assert.That(tokens.Select(bytes => Encoding.UTF8.GetString(bytes[..6])), Is.All.EqualTo("token:"));
        Assert.That(tokens[0], Is.Not.EqualTo(tokens[1]));
    }

    [TestCaseSource(nameof(Malformed))]
    public async Task NoOtherTextLeadsToASession(string token)
    {
        var store = Open(new SessionOptions());
        await BeginAsync(store);

        Assert.That(await FindAsync(store, token), Is.Null);
    }

    [Test]
    public async Task ATokenThatNobodyWasGivenLeadsToNoSession() =>
        Assert.That(await FindAsync(Open(new SessionOptions()), Written("token:")), Is.Null);

    // Those of base64 proper would make two tokens of one session.
    [Test]
    public async Task LettersOfBase64AreNoneOfATokens()
    {
        var store = Open(new SessionOptions());
        string token;
        do
            token = await BeginAsync(store);
        while (!token.Contains(':') || !token.Contains('-'));

        Assert.That(await FindAsync(store, token.Replace(':', '+')), Is.Null);
        Assert.That(await FindAsync(store, token.Replace('-', '/')), Is.Null);
        Assert.That(await FindAsync(store, token), Is.Not.Null);
    }

    [Test]
    public async Task LivesSixteenMinutesAfterTheLastRequest()
    {
        var store = Open(new SessionOptions());
        var token = await BeginAsync(store);

        await PassAsync(15 * Minute);
        Assert.That(await FindAsync(store, token), Is.Not.Null);
        await PassAsync(15 * Minute);
        Assert.That(await FindAsync(store, token), Is.Not.Null);
        await PassAsync(17 * Minute);
        Assert.That(await FindAsync(store, token), Is.Null);
    }

    [Test]
    public async Task LivesNoLongerThanItsLimit()
    {
        var store = Open(new SessionOptions { LifetimeMinutes = 600, AbsoluteDays = 1 });
        var token = await BeginAsync(store);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await PassAsync(460 * Minute);
            Assert.That(await FindAsync(store, token), Is.Not.Null);
        }

        await PassAsync(61 * Minute);
        Assert.That(await FindAsync(store, token), Is.Null);
    }

    [Test]
    public async Task EndsAlone()
    {
        var store = Open(new SessionOptions());
        var (one, other) = (await BeginAsync(store), await BeginAsync(store));

        await store.EndAsync((await FindAsync(store, one))!, CancellationToken.None);

        Assert.That(await FindAsync(store, one), Is.Null);
        Assert.That(await FindAsync(store, other), Is.Not.Null);
    }

    [Test]
    public async Task EndsTwiceWithoutAFault()
    {
        var store = Open(new SessionOptions());
        var session = (await FindAsync(store, await BeginAsync(store)))!;

        await store.EndAsync(session, CancellationToken.None);

        Assert.That(() => store.EndAsync(session, CancellationToken.None), Throws.Nothing);
    }

    [Test]
    public async Task AllSessionsOfAPersonEndTogether()
    {
        var store = Open(new SessionOptions());
        var (one, other, stranger) = (await BeginAsync(store), await BeginAsync(store), await BeginAsync(store, "Stranger"));

        await store.EndAllAsync(Name, CancellationToken.None);

        Assert.That(await FindAsync(store, one), Is.Null);
        Assert.That(await FindAsync(store, other), Is.Null);
        Assert.That(await FindAsync(store, stranger), Is.Not.Null);
    }

    [Test]
    public async Task ManyRequestsFindOneSessionAtOnce()
    {
        var store = Open(new SessionOptions());
        var token = await BeginAsync(store);

        Assert.That(await AtOnceAsync(32, () => FindAsync(store, token)), Is.All.Not.Null);
    }

    protected static IOptions<SessionOptions> Wrap(SessionOptions options) => Options.Create(options);

    [TestCase("Uusi Nimi")]
    [TestCase(Name)]
    public async Task ARestartEndsTheSessionsOfBothNamesAndBeginsOne(string name)
    {
        var store = Open(new SessionOptions());
        var ended = new[] { await BeginAsync(store), await BeginAsync(store), await BeginAsync(store, name) };
        var stranger = await BeginAsync(store, "Stranger");

        var token = await store.RestartAsync(Name, name, Rights, Agent, CancellationToken.None);

        foreach (var old in ended)
            Assert.That(await FindAsync(store, old), Is.Null);
        Assert.That((await FindAsync(store, token))!.Username, Is.EqualTo(name));
        Assert.That(await FindAsync(store, stranger), Is.Not.Null);
    }
}

public sealed class InProcessSessionStoreTests : SessionStoreTests
{
    protected override ISessionStore Open(SessionOptions options) => new InProcessSessionStore(Wrap(options), Clock);
}
