using Muistot.Application.Pipeline;
using Muistot.Infrastructure.RateLimiting;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

public abstract class RateLimiterTests : AdapterTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    protected static readonly TimeSpan Window = 60 * Second;

    protected abstract IRateLimiter Limiter { get; }

    [Test]
    public async Task OneIsFreeAndTheNextWaits()
    {
        Assert.That(await AcquireAsync(), Is.Null);
        Assert.That(await AcquireAsync(), Is.EqualTo(Window).Within(10 * Second));

        await PassAsync(30 * Second);
        Assert.That(await AcquireAsync(), Is.EqualTo(Window / 2).Within(10 * Second));
    }

    [Test]
    public async Task IsFreeAgainAfterTheWindow()
    {
        await AcquireAsync();

        await PassAsync(Window + Second);

        Assert.That(await AcquireAsync(), Is.Null);
        Assert.That(await AcquireAsync(), Is.Not.Null);
    }

    [Test]
    public async Task TriesInBetweenDoNotProlongIt()
    {
        await AcquireAsync();
        await PassAsync(50 * Second);
        await AcquireAsync();

        await PassAsync(11 * Second);

        Assert.That(await AcquireAsync(), Is.Null);
    }

    [Test]
    public async Task IsFreeAgainWhenItIsGivenBack()
    {
        await AcquireAsync();
        await AcquireAsync("other");

        await Limiter.ReleaseAsync("someone@example.com");

        Assert.That(await AcquireAsync(), Is.Null);
        Assert.That(await AcquireAsync("other"), Is.Not.Null);
    }

    [Test]
    public async Task CountsEachKeyAlone()
    {
        await AcquireAsync();

        Assert.That(await AcquireAsync("other"), Is.Null);
    }

    [Test]
    public async Task IsFreeOnceForManyAtOnce() => Assert.That(await AtOnceAsync(32, () => AcquireAsync()), Has.Exactly(1).Null);

    protected Task<TimeSpan?> AcquireAsync(string key = "someone@example.com") =>
        Limiter.TryAcquireAsync(key, Window, CancellationToken.None);
}

public sealed class InProcessRateLimiterTests : RateLimiterTests
{
    private readonly InProcessRateLimiter limiter;

    public InProcessRateLimiterTests() => limiter = new InProcessRateLimiter(Clock);

    protected override IRateLimiter Limiter => limiter;

    [Test]
    public async Task KeepsNothingOfTheKeysThemselves()
    {
        var key = await AcquireLongAsync();

        GC.Collect();

        Assert.That(key.IsAlive, Is.False);
        Assert.That(limiter.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task HoldsABoundedNumberOfKeysAndLetsGoOfThoseThatEndSoonest()
    {
        const int most = 100_000;
        await AcquireAsync();

        for (var number = 0; number < most + (most / 5); number++)
            await limiter.TryAcquireAsync($"made up {number}", Window / 10, CancellationToken.None);

        Assert.That(limiter.Count, Is.LessThanOrEqualTo(most));
        Assert.That(await AcquireAsync(), Is.Not.Null);
        Assert.That(await limiter.TryAcquireAsync($"made up {most + (most / 5) - 1}", Window, CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task MakesRoomOfWhatHasEndedFirst()
    {
        for (var number = 0; number < 100_000; number++)
            await limiter.TryAcquireAsync($"made up {number}", TimeSpan.FromMilliseconds(1), CancellationToken.None);
        await PassAsync(TimeSpan.FromMilliseconds(2));

        await AcquireAsync();

        Assert.That(limiter.Count, Is.EqualTo(1));
    }

    // A method of its own: what a method speaks of lives until its end.
    private async Task<WeakReference> AcquireLongAsync()
    {
        var key = new string('a', 15_000);
        await AcquireAsync(key);
        return new WeakReference(key);
    }
}

[TestFixture(RedisForm.OneServer)]
[TestFixture(RedisForm.Cluster)]
[NeedsServers]
public sealed class RedisRateLimiterTests(RedisForm form) : RateLimiterTests
{
    private readonly StartedRedis redis = SharedRedis.On(form);

    protected override IRateLimiter Limiter { get; } = new RedisRateLimiter(SharedRedis.On(form).Connection);

    [SetUp]
    public Task EmptyAsync() => redis.EmptyAsync();

    [Test]
    public async Task NothingStaysForEver()
    {
        await AcquireAsync();
        await AcquireAsync();

        Assert.That(await redis.KeysAsync(), Has.Count.EqualTo(1));
        await redis.AssertAllEndAsync(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task KeysTellNothingOfPeople()
    {
        await AcquireAsync();

        Assert.That((await redis.KeysAsync()).Select(key => key.ToString()), Is.All.Not.Contains("someone")
            .And.All.Not.Contains("example"));
    }

    protected override Task PassAsync(TimeSpan time) => redis.PassAsync(time);
}

public sealed class NoRateLimiterTests
{
    [Test]
    public async Task LimitsNothing()
    {
        var limiter = new NoRateLimiter();

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.That(await limiter.TryAcquireAsync("key", TimeSpan.FromMinutes(1), CancellationToken.None), Is.Null);
    }
}
