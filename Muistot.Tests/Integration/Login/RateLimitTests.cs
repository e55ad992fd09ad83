using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

[OnEveryBackend]
public sealed class RateLimitTests(Backend backend) : LoginTest(backend)
{
    private static readonly TimeSpan SixSeconds = TimeSpan.FromSeconds(6);

    private static int addresses;

    private readonly long started = Stopwatch.GetTimestamp();

    private ApiClient limited = null!;

    /// <summary>Speaks to a node that limits, and believes this machine what it says about where requests come from.</summary>
    [SetUp]
    public void Limit() =>
        limited = new ApiClient(
        Host.Node(("RateLimiting:Enabled", "true"), ("ForwardedHeaders:KnownProxies", "127.0.0.1,10.0.0.0/16")).Address);

    [TearDown]
    public void Unlimit() => limited.Dispose();

    [Test]
    public async Task OneMailInSixSecondsForAnAddress()
    {
        var from = FreshAddress();

        var first = await AskAsync(limited, FreshEmail(), from);
        var tooSoon = await AskAsync(limited, FreshEmail(), from);
        await Host.LetPassAsync(SixSeconds);
        var later = await AskAsync(limited, FreshEmail(), from);

        Assert.That((first.Status, later.Status), Is.EqualTo((204, 204)));
        AssertTooMany(tooSoon, 6);
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task OneMailInSixSecondsForAnEmail(bool known)
    {
        var email = known ? (await World.PersonAsync()).Email : FreshEmail();

        var first = await AskAsync(limited, email, FreshAddress());
        var tooSoon = await AskAsync(limited, email.ToUpperInvariant(), FreshAddress());

        Assert.That(first.Status, Is.EqualTo(204));
        AssertTooMany(tooSoon, 6);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task OneMailAMinuteForAnEmail(bool known)
    {
        var (from, email) = (FreshAddress(), known ? (await World.PersonAsync()).Email : FreshEmail());

        var first = await AskAsync(limited, email, from);
        await Host.LetPassAsync(SixSeconds);
        var tooSoon = await AskAsync(limited, email, from);
        await Host.LetPassAsync(TimeSpan.FromSeconds(54));
        var later = await AskAsync(limited, email, from);

        Assert.That((first.Status, later.Status), Is.EqualTo((204, 204)));
        AssertTooMany(tooSoon, 54);
        Assert.That(tooSoon.Message, Is.EqualTo("Too many emails"));
        await Host.Mail.WaitAsync(email, 2);
    }

    /// <summary>What is malformed does not count. Another name or address does not make it another account.</summary>
    [Test]
    public async Task OneMailOfErasureAMinuteForAnAccount()
    {
        const string path = "/me/account?contributions=";
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());

        var anonymous = await limited.DeleteAsync($"{path}keep");
        var malformed = await limited.DeleteAsync($"{path}everything", person);
        var first = await limited.DeleteAsync($"{path}keep", person);

        // A mail that meets another change of its account is tried again later, by a clock that stands here.
        await Host.Mail.WaitAsync(person.Email);
        var tooSoon = await limited.DeleteAsync($"{path}delete", person);
        var others = await limited.DeleteAsync($"{path}keep", other);
        var renamed = person with { Token = (await limited.PostAsync($"/me/username?username={World.Fresh("new")}", null, person)).Token };
        var stillTooSoon = await limited.DeleteAsync($"{path}keep", renamed);
        await Host.LetPassAsync(TimeSpan.FromMinutes(1));
        var later = await limited.DeleteAsync($"{path}keep", renamed);

        Assert.That((anonymous.Status, malformed.Status), Is.EqualTo((401, 422)));
        Assert.That((first.Status, others.Status, later.Status), Is.EqualTo((202, 202, 202)));
        AssertTooMany(tooSoon, 60);
        AssertTooMany(stillTooSoon, 60);
        Assert.That(tooSoon.Message, Is.EqualTo("Too many emails"));
        await Host.Mail.WaitAsync(person.Email, 2);
        Assert.That(Host.Mail.To(person.Email), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task OneOfTenFirstSignInsAtOnce()
    {
        var email = FreshEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(limited, email, FreshAddress())));

        Assert.That(answers.Select(answer => answer.Status).Order(),
            Is.EqualTo(new[] { 204, 429, 429, 429, 429, 429, 429, 429, 429, 429 }));
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task OneExchangeInSixSecondsForAnAddressAndUser()
    {
        var (from, link) = (FreshAddress(), await LinkAsync(FreshEmail()));

        var first = await ExchangeAsync(limited, link.User, "wrong", from);
        var tooSoon = await ExchangeAsync(limited, link.User, link.Token, from);
        var encoded = await ExchangeAsync(limited, Uri.EscapeDataString(link.User), link.Token, from);
        var otherCase = await ExchangeAsync(limited, link.User.ToUpperInvariant(), link.Token, from);
        var otherUser = await ExchangeAsync(limited, World.Fresh("other"), link.Token, from);
        await Host.LetPassAsync(SixSeconds);
        var later = await ExchangeAsync(limited, link.User, link.Token, from);

        Assert.That((first.Status, otherUser.Status, later.Status), Is.EqualTo((404, 404, 200)));
        foreach (var answer in new[] { tooSoon, encoded, otherCase })
            AssertTooMany(answer, 6);
    }

    [Test]
    public async Task AnotherAddressMayExchange()
    {
        var link = await LinkAsync(FreshEmail());

        await ExchangeAsync(limited, link.User, "wrong", FreshAddress());

        Assert.That((await ExchangeAsync(limited, link.User, link.Token, FreshAddress())).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task OneStatusASecondForAnAddress()
    {
        var (from, person) = (FreshAddress(), await World.PersonAsync());

        var first = await limited.GetAsync("/auth/status", person, from);
        var tooSoon = await limited.GetAsync("/auth/status", null, from);
        var elsewhere = await limited.GetAsync("/auth/status", null, FreshAddress());
        await Host.LetPassAsync(TimeSpan.FromSeconds(1));
        var later = await limited.GetAsync("/auth/status", null, from);

        Assert.That((first.Status, elsewhere.Status, later.Status), Is.EqualTo((200, 401, 401)));
        AssertTooMany(tooSoon, 1);
    }

    [TestCase("{1}, {0}", TestName = "WhatClientsPutBeforeTheProxysWordIsNotBelieved")]
    [TestCase("{1}, {0}, 10.0.0.1", TestName = "ProxiesBehindProxiesAreBelieved")]
    public async Task ProxiesAreBelieved(string forwarded)
    {
        var (client, link) = (FreshAddress().Value, await LinkAsync(FreshEmail()));

        var answers = new List<int>();
        foreach (var invented in new[] { FreshAddress().Value, FreshAddress().Value })
            answers.Add(
                (await ExchangeAsync(limited, link.User, "wrong",
                ("X-Forwarded-For", string.Format(CultureInfo.InvariantCulture, forwarded, client, invented)))).Status);
        var other = await ExchangeAsync(
            limited, link.User, "wrong", ("X-Forwarded-For",
            string.Format(CultureInfo.InvariantCulture, forwarded, FreshAddress().Value, client)));

        Assert.That(answers, Is.EqualTo(new[] { 404, 429 }));
        Assert.That(other.Status, Is.EqualTo(404));
    }

    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:127.0.0.0/104")]
    public async Task AProxyMayBeNamedAsIPv6SeesIt(string proxy)
    {
        await using var node = Host.StartNode(changes: [("RateLimiting:Enabled", "true"), ("ForwardedHeaders:KnownProxies", proxy)]);
        using var api = new ApiClient(node.Address);

        var (first, second) = (await AskAsync(api, FreshEmail(), FreshAddress()), await AskAsync(api, FreshEmail(), FreshAddress()));

        Assert.That((first.Status, second.Status), Is.EqualTo((204, 204)));
    }

    [Test]
    public async Task StrangersAreNotBelieved()
    {
        await using var node = Host.StartNode(changes: [("RateLimiting:Enabled", "true"), ("ForwardedHeaders:KnownProxies", "10.9.9.9")]);
        using var api = new ApiClient(node.Address);

        var first = await AskAsync(api, FreshEmail(), FreshAddress());
        var second = await AskAsync(api, FreshEmail(), FreshAddress());
        var third = await AskAsync(api, FreshEmail(), ("Forwarded", "for=192.0.2.1"), ("X-Real-IP", "192.0.2.1"),
            ("X-Client-IP", "192.0.2.1"));

        Assert.That((first.Status, second.Status, third.Status), Is.EqualTo((204, 429, 429)));
    }

    private static (string Name, string Value) FreshAddress()
    {
        var number = Interlocked.Increment(ref addresses);
        return ("X-Forwarded-For", $"192.168.{number / 250}.{number % 250 + 1}");
    }

    private void AssertTooMany(Answer answer, int atMost)
    {
        Assert.That(answer.Status, Is.EqualTo(429), answer.ToString());
        Assert.That(answer.Json["error"]!["code"]!.GetValue<int>(), Is.EqualTo(429));

        // What the test itself has taken may be over already.
        var atLeast = Math.Max(1, Math.Ceiling(atMost - Stopwatch.GetElapsedTime(started).TotalSeconds));
        Assert.That(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, Is.InRange(atLeast, atMost));
    }
}
