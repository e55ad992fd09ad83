using Muistot.Application.Posting;
using Muistot.Infrastructure.RateLimiting;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

public abstract class PostingLimiterTests : AdapterTests
{
    private const int Author = 1;
    private const int Limit = 5;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected abstract IPostingLimiter Limiter { get; }

    [Test]
    public async Task TakesAsMuchAsTheLimitAndSaysHowLongTheNextWaits()
    {
        for (var taken = 0; taken < Limit; taken++)
            Assert.That(await TakeAsync(Memory), Is.Null);

        var refusal = await TakeAsync(Memory);

        Assert.That(refusal!.Kind, Is.EqualTo(PostingKind.Memories));
        Assert.That(refusal.Wait, Is.EqualTo(Hour).Within(Minute));
    }

    [Test]
    public async Task TakesAllSharesOrNone()
    {
        await TakeAsync(Image(100));

        Assert.That((await TakeAsync(Memory, Image(1)))!.Kind, Is.EqualTo(PostingKind.Images));

        for (var taken = 0; taken < Limit; taken++)
            Assert.That(await TakeAsync(Memory), Is.Null);
    }

    [Test]
    public async Task CountsEachKindAndEachAccountAlone()
    {
        for (var taken = 0; taken < Limit; taken++)
            await TakeAsync(Memory);

        Assert.That(await TakeAsync(Memory), Is.Not.Null);
        Assert.That(await TakeAsync(new PostingShare(PostingKind.Sites, 1, Limit)), Is.Null);
        Assert.That(await Limiter.TryTakeAsync(Author + 1, [Memory], Clock.GetUtcNow(), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task WaitsForAsMuchAsIsWanted()
    {
        await TakeAsync(Image(30));
        await PassAsync(10 * Minute);
        await TakeAsync(Image(60));
        await PassAsync(10 * Minute);

        Assert.That(await TakeAsync(Image(10)), Is.Null);
        Assert.That((await TakeAsync(Image(20)))!.Wait, Is.EqualTo(40 * Minute).Within(Minute));
        Assert.That((await TakeAsync(Image(50)))!.Wait, Is.EqualTo(50 * Minute).Within(Minute));
        Assert.That((await TakeAsync(Image(101)))!.Wait, Is.EqualTo(Hour).Within(Minute));
    }

    [Test]
    public async Task TheHourSlides()
    {
        await TakeAsync(Image(60));
        await PassAsync(30 * Minute);
        await TakeAsync(Image(40));

        await PassAsync(29 * Minute);
        Assert.That(await TakeAsync(Image(1)), Is.Not.Null);
        await PassAsync(Minute);
        Assert.That(await TakeAsync(Image(61)), Is.Not.Null);
        Assert.That(await TakeAsync(Image(60)), Is.Null);
        await PassAsync(Hour);
        Assert.That(await TakeAsync(Image(100)), Is.Null);
    }

    [Test]
    public async Task WhatIsReturnedIsFreeAgain()
    {
        await TakeAsync(Memory, Image(100));

        await Limiter.ReturnAsync(Author, [Memory, Image(100)], Clock.GetUtcNow());

        Assert.That(await TakeAsync(Image(100)), Is.Null);
        Assert.That(await TakeAsync(Image(1)), Is.Not.Null);
    }

    [Test]
    public async Task WhatWasNeverTakenIsNotReturned()
    {
        await Limiter.ReturnAsync(Author, [Image(100)], Clock.GetUtcNow());
        await TakeAsync(Memory);
        await Limiter.ReturnAsync(Author, [Image(100)], Clock.GetUtcNow());

        Assert.That(await TakeAsync(Image(101)), Is.Not.Null);
    }

    [Test]
    public async Task TakesNoMoreThanTheLimitOfManyAtOnce() =>
        Assert.That(await AtOnceAsync(32, () => TakeAsync(Memory)), Has.Exactly(Limit).Null);

    protected static PostingShare Memory => new(PostingKind.Memories, 1, Limit);

    protected static PostingShare Image(long bytes) => new(PostingKind.Images, bytes, 100);

    protected Task<PostingRefusal?> TakeAsync(params PostingShare[] shares) =>
        Limiter.TryTakeAsync(Author, shares, Clock.GetUtcNow(), CancellationToken.None);
}

public sealed class InProcessPostingLimiterTests : PostingLimiterTests
{
    public InProcessPostingLimiterTests() => Limiter = new InProcessPostingLimiter(Clock);

    protected override IPostingLimiter Limiter { get; }
}

[TestFixture(RedisForm.OneServer)]
[TestFixture(RedisForm.Cluster)]
[NeedsServers]
public sealed class RedisPostingLimiterTests(RedisForm form) : PostingLimiterTests
{
    private readonly StartedRedis redis = SharedRedis.On(form);

    protected override IPostingLimiter Limiter { get; } = new RedisPostingLimiter(SharedRedis.On(form).Connection);

    [SetUp]
    public Task EmptyAsync() => redis.EmptyAsync();

    [Test]
    public async Task NothingStaysForEver()
    {
        await TakeAsync(Memory);
        await TakeAsync(Image(200));
        await Limiter.ReturnAsync(1, [Memory, Image(1)], Clock.GetUtcNow());
        await Limiter.ReturnAsync(2, [Memory], Clock.GetUtcNow());

        Assert.That(await redis.KeysAsync(), Has.Count.EqualTo(1));
        await redis.AssertAllEndAsync(TimeSpan.FromHours(1));
    }

    [Test]
    public async Task WhatHasEndedIsForgotten()
    {
        for (var minute = 0; minute < 90; minute++)
        {
            await TakeAsync(Image(1));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(await redis.Database.HashLengthAsync((await redis.KeysAsync())[0]), Is.LessThanOrEqualTo(60));
    }

    protected override async Task PassAsync(TimeSpan time)
    {
        await base.PassAsync(time);
        await redis.PassAsync(time);
    }
}
