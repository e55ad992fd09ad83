using Microsoft.Extensions.Time.Testing;
using Muistot.Application.Jobs;
using Muistot.Infrastructure.Jobs;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Jobs;

/// <summary>Two nodes on one database.</summary>
[OnEveryBackend]
public sealed class JobTests(Backend backend) : IntegrationTest(backend)
{
    private const int Secret = 424_242;

    private static readonly TimeSpan Lease = ErrandHandler.Policy.Lease;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 21, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task EachJobIsRunByOneOfTwoNodes()
    {
        await using var one = new JobNode(Host, clock);
        await using var two = new JobNode(Host, clock);
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var node in new[] { one, two })
        {
            node.Book.Do = (_, _) =>
            {
                if (one.Book.Begun.IsEmpty || two.Book.Begun.IsEmpty)
                    return both.Task;
                both.TrySetResult();
                return Task.CompletedTask;
            };
        }

        await one.EnqueueAsync(outbox =>
        {
            foreach (var number in Enumerable.Range(0, 200))
                outbox.Enqueue(new Errand(number));
        });
        await Task.WhenAll(one.StartAsync(), two.StartAsync());
        await JobNode.UntilAsync(async () => (await one.JobsAsync()).Count == 0);

        Assert.That(one.Book.Begun.Concat(two.Book.Begun).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That(new[] { one, two }.Select(node => node.Book.Begun.Count), Is.All.GreaterThan(0));
    }

    [Test]
    public async Task WhatADeadNodeHeldIsRunByAnotherOne()
    {
        await using var node = new JobNode(Host, clock);
        await node.EnqueueAsync(outbox => outbox.Enqueue(new Errand(1)));
        var id = (await node.JobsAsync()).Single().Id;
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = await node.Store.TryLeaseAsync(id, "dead", now, now + Lease, keepsKey: false, CancellationToken.None);
        var again = await node.Store.TryLeaseAsync(id, "late", now, now + Lease, keepsKey: false, CancellationToken.None);

        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Book.Do = (job, token) => job.Payload.Number == 1 ? release.Task.WaitAsync(token) : Task.CompletedTask;
        await node.StartAsync();
        clock.Advance(Lease - Moment);
        await node.PollAsync(2);
        var early = node.Book.Begun.ToList();
        clock.Advance(Moment);
        await node.PollAsync(3);
        await JobNode.UntilAsync(() => node.Book.Begun.Contains(1));

        // It was not dead, only late: what it says does not count any more.
        await node.Store.SettleAsync(new JobSettlement(id, "dead", DueAt: null, StartsOver: false), CancellationToken.None);
        var (extended, job) = (await node.Store.ExtendAsync(id, "dead", now, CancellationToken.None), (await node.JobsAsync())[0]);
        release.SetResult();
        await JobNode.UntilAsync(async () => (await node.JobsAsync()).Count == 0);

        Assert.That((taken, again, extended), Is.EqualTo((true, false, false)));
        Assert.That(early, Is.EqualTo(new[] { 2 }));
        Assert.That((job.Id, job.Attempts), Is.EqualTo((id, 2)));
        Assert.That(node.Book.Begun.Count(number => number == 1), Is.EqualTo(1));
    }

    [Test]
    public async Task ALongRunKeepsItsLeaseAndAStoppedOneLeavesIt()
    {
        await using var one = new JobNode(Host, clock);
        await using var two = new JobNode(Host, clock);
        var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Book.Do = async (_, token) =>
        {
            await using var registration = token.Register(() => end.TrySetResult(true));
            await Task.Delay(Timeout.Infinite, token);
        };

        // One node is full of them, so that it takes none of those that show what the other one finds.
        int[] held = [.. Enumerable.Range(1, ErrandHandler.Policy.Concurrency)];
        await one.EnqueueAsync(outbox => Array.ForEach(held, number => outbox.Enqueue(new Errand(number))));
        await one.StartAsync();
        await JobNode.UntilAsync(() => one.Book.Begun.Count == held.Length);

        // Each third of the lease it is renewed, so that it never ends.
        for (var thirds = 0; thirds < 4; thirds++)
        {
            var until = (await one.JobsAsync()).Max(job => job.LeasedUntil);
            await JobNode.UntilAsync(async () =>
            {
                clock.Advance(Moment);
                return (await one.JobsAsync()).All(job => job.LeasedUntil > until);
            });
        }

        await two.StartAsync();
        await two.PollAsync(12);
        await one.StopAsync();
        var wasCanceled = await end.Task;
        await two.PollAsync(13);
        var early = two.Book.Begun.ToList();
        clock.Advance(Lease);
        await two.PollAsync(14);
        await JobNode.UntilAsync(async () => (await two.JobsAsync()).Count == 0);

        Assert.That((wasCanceled, one.Book.Begun.Count), Is.EqualTo((true, held.Length)));
        Assert.That(early, Is.EqualTo(new[] { 12, 13 }));
        Assert.That(two.Book.Begun.Intersect(held), Is.EquivalentTo(held));
        Assert.That(two.Book.Begun, Is.Unique);
    }

    [Test]
    public async Task FailuresAreTriedAgainLaterEachTimeAndHoldUpNoOtherKind()
    {
        await using var node = new JobNode(Host, clock);
        node.Book.Do = (_, _) => throw new InvalidOperationException($"{Secret}");
        await node.EnqueueAsync(outbox => outbox.Enqueue(new Errand(Secret)));
        await node.StartAsync();

        List<double> delays = [];
        while (delays.Count < 4)
        {
            await JobNode.UntilAsync(async () => (await node.JobsAsync())[0] is { LeaseOwner: null } job && job.Attempts > delays.Count);
            var delay = (await node.JobsAsync())[0].DueAt - clock.GetUtcNow().UtcDateTime;
            delays.Add(delay.TotalSeconds);
            await node.EnqueueAsync(outbox => outbox.Enqueue(new OtherErrand()));
            await JobNode.UntilAsync(() => node.Book.Others == delays.Count);
            clock.Advance(delay);
            node.Wake();
        }

        await JobNode.UntilAsync(async () =>
        {
            node.Wake();
            return (await node.JobsAsync()).Count == 0;
        });

        foreach (var (delay, longest) in delays.Zip([2.0, 4, 8, 10]))
            Assert.That(delay, Is.InRange(longest * 0.8 - 0.001, longest + 0.001));
        Assert.That((node.Book.Begun.Count, node.Book.Dropped), Is.EqualTo((5, new[] { Secret })));
        Assert.That(node.Log.Lines, Has.Some.Contains("(errand) failed in attempt 4").And.None.Contains($"{Secret}"));
    }

    [Test]
    public async Task WhatExpiredIsDroppedAndWhatWaitsIsNotRunYet()
    {
        await using var node = new JobNode(Host, clock);
        await node.EnqueueAsync(outbox =>
        {
            outbox.Enqueue(new Errand(1), new JobOptions { Lifetime = TimeSpan.FromMinutes(5) });
            outbox.Enqueue(new Errand(2), new JobOptions { Lifetime = TimeSpan.FromMinutes(15) });
            outbox.Enqueue(new Errand(3), new JobOptions { Delay = TimeSpan.FromMinutes(15) });
        });
        clock.Advance(TimeSpan.FromMinutes(10));
        await node.StartAsync();
        await JobNode.UntilAsync(async () => (await node.JobsAsync()).Count == 1);
        var early = node.Book.Begun.ToList();
        clock.Advance(TimeSpan.FromMinutes(5));
        node.Wake();
        await JobNode.UntilAsync(async () => (await node.JobsAsync()).Count == 0);

        Assert.That((early, node.Book.Dropped), Is.EqualTo((new[] { 2 }, new[] { 1 })));
        Assert.That(node.Book.Begun, Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public async Task AnOutageIsToldOfOnceAndPasses()
    {
        await using var node = new JobNode(Host, clock);
        await node.StartAsync();
        await node.PollAsync(1);
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Book.Do = (_, _) => hold.Task;
        await node.PollAsync(2);

        // The second errand is done while the database is away, and is not done again.
        node.Scopes.AreAway = true;
        hold.SetResult();
        await node.Log.WaitAsync("its row could not be changed", after: 0);
        var asked = node.Scopes.Asked;
        await JobNode.UntilAsync(() =>
        {
            clock.Advance(Lease);
            return node.Scopes.Asked > asked + 6;
        });
        node.Scopes.AreAway = false;
        await node.PollAsync(3);
        await JobNode.UntilAsync(async () => (await node.JobsAsync()).Count == 0);

        Assert.That(node.Book.Begun, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(node.Log.Lines.Count(line => line.Contains("Looking for jobs failed")), Is.EqualTo(1));
    }

    [Test]
    public async Task ARecurringJobIsOneRowThatIsRunEachHour()
    {
        await using var one = new JobNode(Host, clock);
        await using var two = new JobNode(Host, clock);
        using var runner = one.RunnerOf(JobKind.Of<HourlyErrand, HourlyErrandHandler>());
        var noon = clock.GetUtcNow().UtcDateTime;
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(index => (index % 2 == 0 ? one : two).Store.PlantAsync(HourlyErrand.Kind, noon, noon,
            CancellationToken.None)));
        await runner.StartAsync(CancellationToken.None);

        // Runs that were missed are made up for by one.
        await JobNode.UntilAsync(async () => (await one.JobsAsync()).Single().DueAt == noon.AddHours(1));
        clock.Advance(TimeSpan.FromMinutes(150));
        one.Wake(HourlyErrand.Kind);
        await JobNode.UntilAsync(async () => (await one.JobsAsync()).Single().DueAt == noon.AddHours(3));
        await runner.StopAsync(CancellationToken.None);

        var job = (await one.JobsAsync()).Single();
        Assert.That((one.Book.Hours, job.Attempts, job.Key, job.LeaseOwner), Is.EqualTo((2, 0, HourlyErrand.Kind, (string?)null)));
    }
}
