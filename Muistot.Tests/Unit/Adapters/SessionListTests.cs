using System.Security.Cryptography;
using Muistot.Application.Login;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Sessions;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>What people see of their sessions.</summary>
public abstract class SessionListTests : SessionTests
{
    [Test]
    public async Task IsListedForItsPersonAlone()
    {
        var store = Open(new SessionOptions());
        var (began, first) = (Clock.GetUtcNow(), await BeginAsync(store));
        await BeginAsync(store, "Stranger");
        await PassAsync(2 * Minute);
        var second = await BeginAsync(store);
        await PassAsync(Minute);
        await FindAsync(store, first);

        var listed = (await ListAsync(store)).ToDictionary(session => Convert.ToHexString(session.Key.Span));

        Assert.That(listed.Keys, Is.EquivalentTo(new[] { first, second }.Select(DigestOf)));
        Assert.That(Shown(listed[DigestOf(first)]), Is.EqualTo((began, began + (3 * Minute), Agent)));
        Assert.That(Shown(listed[DigestOf(second)]), Is.EqualTo((began + (2 * Minute), began + (2 * Minute), Agent)));

        static (DateTimeOffset, DateTimeOffset, string?) Shown(SessionRecord session) =>
            (session.CreatedAt, session.LastUsedAt, session.UserAgent);
    }

    [Test]
    public async Task KeepsItsIdWhichHoldsNothingOfItsTokenOrDigest()
    {
        var store = Open(new SessionOptions());
        var token = await BeginAsync(store);

        var ids = new List<string> { (await ListAsync(store)).Single().Id.Value };
        await PassAsync(Minute);
        await FindAsync(store, token);
        ids.Add((await ListAsync(store)).Single().Id.Value);
        await store.RestartAsync(Name, Name, Rights, null, CancellationToken.None);
        var (next, agent) = (await ListAsync(store)).Select(session => (session.Id.Value, session.UserAgent)).Single();

        Assert.That(ids.Distinct().Single(), Has.Length.EqualTo(22).And.Not.EqualTo(next));
        Assert.That(agent, Is.Null);
        foreach (var bytes in new[] { BytesOf(token), SHA256.HashData(BytesOf(token)) })
            Assert.That(Spellings(bytes), Has.None.Contains(ids[0][..8]).IgnoreCase);

        static IEnumerable<string> Spellings(byte[] bytes) =>
            [Convert.ToHexString(bytes), .. Enumerable.Range(0, 3).Select(skip => Convert.ToBase64String(bytes[skip..]))];
    }

    [Test]
    public async Task IsNotListedOnceItHasEndedByItself()
    {
        var store = Open(new SessionOptions());
        var (kept, _) = (await BeginAsync(store), await BeginAsync(store));
        await PassAsync(15 * Minute);
        await FindAsync(store, kept);
        await PassAsync(2 * Minute);

        Assert.That((await ListAsync(store)).Select(session => Convert.ToHexString(session.Key.Span)), Is.EqualTo([DigestOf(kept)]));
    }

    [Test]
    public async Task EndsByItsIdOnceAndForItsPersonAlone()
    {
        var store = Open(new SessionOptions());
        var (one, other) = (await BeginAsync(store), await BeginAsync(store));
        var id = (await ListAsync(store)).Single(session => Convert.ToHexString(session.Key.Span) == DigestOf(one)).Id;
        await BeginAsync(store, "Stranger");

        Assert.That(await EndAsync("Stranger", id), Is.False);
        Assert.That(await EndAsync(Name, new SessionId("unknown")), Is.False);
        Assert.That(await FindAsync(store, one), Is.Not.Null);
        Assert.That(await EndAsync(Name, id), Is.True);
        Assert.That(await EndAsync(Name, id), Is.False);
        Assert.That(await FindAsync(store, one), Is.Null);
        Assert.That(await FindAsync(store, other), Is.Not.Null);
        Assert.That(await ListAsync(store), Has.Count.EqualTo(1));

        Task<bool> EndAsync(string name, SessionId session) => store.EndAsync(name, session, CancellationToken.None);
    }

    private static string DigestOf(string token) => Convert.ToHexString(SHA256.HashData(BytesOf(token)));
}
