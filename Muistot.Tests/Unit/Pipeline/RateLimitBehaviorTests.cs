using Moq;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Application.Me;
using Muistot.Application.Pipeline;
using Muistot.Domain.Users;
using NUnit.Framework;
using static Muistot.Tests.Unit.Pipeline.Samples;

namespace Muistot.Tests.Unit.Pipeline;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RateLimitBehaviorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly Limited Request = new(new RateLimit("a", Second), new RateLimit("b", 2 * Second, "Too many b"),
        new RateLimit("c", 3 * Second));

    private readonly List<string> steps = [];
    private readonly Mock<IRateLimiter> limiter = new();

    [Test]
    public async Task AsksForEveryLimitInOrderThenGoesOn()
    {
        Assert.That(await SendAsync(), Is.EqualTo("answer"));
        Assert.That(steps, Is.EqualTo(["10.0.0.1 a 1", "10.0.0.1 b 2", "10.0.0.1 c 3", "handle"]));
    }

    [TestCase("a", "Too Many Requests", 1)]
    [TestCase("b", "Too many b", 2)]
    [TestCase("c", "Too Many Requests", 3)]
    public void TheFirstLimitThatIsReachedAnswers(string reached, string message, int asked)
    {
        Assert.That(
            () => SendAsync(reached),
            Throws.TypeOf<TooManyRequestsException>().With.Message.EqualTo(message)
                .And.Property(nameof(TooManyRequestsException.RetryAfter)).EqualTo(Second / 2));
        Assert.That(steps, Has.Count.EqualTo(asked));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void WhatAnOutageLeftUndoneDoesNotCount(bool isKnown)
    {
        Exception fault = isKnown ? new UnavailableException() : new InvalidOperationException("away");

        Assert.That(() => SendAsync(fault: fault), Throws.Exception.SameAs(fault));

        foreach (var limit in Request.Limits(new RateLimitCaller("10.0.0.1")))
            limiter.Verify(limiter => limiter.ReleaseAsync(limit.Key), Times.Once);
    }

    [Test]
    public void WhatWasRefusedCounts()
    {
        Assert.That(() => SendAsync(fault: new NotFoundException("Not found")), Throws.TypeOf<NotFoundException>());

        limiter.Verify(limiter => limiter.ReleaseAsync(It.IsAny<string>()), Times.Never);
    }

    [Test]
    public void LoginMailsAreLimitedByClientAndAddressThenByMinute() => Assert.That(
        Windows(new RequestLoginMail(new EmailAddress("Someone@Example.com"))),
        Is.EqualTo([(6, "Too Many Requests"), (6, "Too Many Requests"), (60, "Too many emails")]));

    [Test]
    public void TokensAreLimitedBySixSeconds() =>
        Assert.That(Windows(new ExchangeLoginToken("Someone", "token")), Is.EqualTo([(6, "Too Many Requests")]));

    [Test]
    public void StatusIsLimitedByASecond() => Assert.That(Windows(new GetLoginStatus()), Is.EqualTo([(1, "Too Many Requests")]));

    [Test]
    public void ErasureMailsAreLimitedByMinuteForEachAccountWhereverItIs()
    {
        var request = new RequestErasure(Contributions.Keep);

        Assert.That(Windows(request), Is.EqualTo([(60, "Too many emails")]));
        Assert.That(Keys(request, "1", 7), Is.EqualTo(Keys(request, "2", 7)).And.Not.EqualTo(Keys(request, "1", 8)));
    }

    [Test]
    public void LimitsCountDifferentThings()
    {
        const string same = "a@example.com";
        IRateLimitedRequest[] requests = [new RequestLoginMail(new EmailAddress(same)), new ExchangeLoginToken(same, "token"),
            new GetLoginStatus(), new RequestErasure(Contributions.Keep)];

        Assert.That(requests.SelectMany(request => Keys(request, same)), Is.Unique);
    }

    [Test]
    public void SpellingsOfAnAddressCountTogether()
    {
        var one = Keys(new RequestLoginMail(new EmailAddress("Someone@Example.com")), "1");
        var other = Keys(new RequestLoginMail(new EmailAddress("someone@example.com")), "2");

        Assert.That(one.Skip(1), Is.EqualTo(other.Skip(1)));
        Assert.That(one[0], Is.Not.EqualTo(other[0]));
    }

    [TestCase("Nopea Kettu#1", "nopea kettu#1")]
    [TestCase("Nopea Kettu#1", "Nopea%20Kettu%231")]
    [TestCase("Nopea Kettu#1", "Nopea%2520Kettu%25231")]
    [TestCase("Nopea Kettu#1", "Nopea+Kettu%231")]
    [TestCase("Päivi", "Pa\u0308ivi")]
    public void SpellingsOfANameCountTogether(string name, string other) =>
        Assert.That(Keys(new ExchangeLoginToken(name, "a"), "1"), Is.EqualTo(Keys(new ExchangeLoginToken(other, "b"), "1")));

    [Test]
    public void TriesAreCountedForEachClientAndUser()
    {
        string[] keys =
        [
            .. Keys(new ExchangeLoginToken("Someone", "token"), "1"), .. Keys(new ExchangeLoginToken("Someone", "token"), "2"),
            .. Keys(new ExchangeLoginToken("Another", "token"), "1"),
        ];

        Assert.That(keys, Is.Unique);
    }

    private static List<string> Keys(IRateLimitedRequest request, string client, int? user = null) =>
        [.. request.Limits(new RateLimitCaller(client, user)).Select(limit => limit.Key)];

    private static IEnumerable<(int Seconds, string Message)> Windows(IRateLimitedRequest request) =>
        request.Limits(new RateLimitCaller("10.0.0.1", 1)).Select(limit => ((int)limit.Window.TotalSeconds, limit.Message));

    private Task<string> SendAsync(string? reached = null, Exception? fault = null)
    {
        limiter.Setup(limiter => limiter.TryAcquireAsync(It.IsAny<string>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string key, TimeSpan window, CancellationToken _) =>
            {
                steps.Add($"{key} {window.TotalSeconds:F0}");
                return reached is not null && key.EndsWith(reached, StringComparison.Ordinal) ? Second / 2 : null;
            });
        var behavior = new RateLimitBehavior<Limited,
            string>(limiter.Object, Mock.Of<IRequestContext>(around => around.ClientAddress == "10.0.0.1"),
            new ResourceContext(),
            Mock.Of<ITransientFaults>(transientFaults => transientFaults.Caused(It.IsAny<InvalidOperationException>())));
        return behavior.Handle(Request, CancellationToken.None, () =>
        {
            steps.Add("handle");
            return fault is null ? Task.FromResult("answer") : Task.FromException<string>(fault);
        });
    }
}
