using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Muistot.Application;
using Muistot.Application.History;
using Muistot.Application.Jobs;
using Muistot.Application.Me;
using Muistot.Application.Notifications;
using Muistot.Application.Search;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Jobs;

/// <summary>Jobs are saved with the command that enqueues them.</summary>
[OnEveryBackend]
public sealed class JobOutboxTests(Backend backend) : IntegrationTest(backend)
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 21, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task AJobIsSavedWithItsCommandOrNotAtAll()
    {
        await using var node = new JobNode(Host, clock);
        Assert.That(
            () => node.EnqueueAsync(outbox =>
            {
                outbox.Enqueue(new Errand(1));
                throw new InvalidOperationException("The command fails.");
            }),
            Throws.InvalidOperationException);
        var afterFailure = await node.JobsAsync();

        // The node is woken when the command is saved, not before.
        var (woken, wasEarly) = (Task.CompletedTask, false);
        await node.EnqueueAsync(outbox =>
        {
            outbox.Enqueue(new Errand(2));
            woken = node.Signal.WaitAsync(Errand.Kind, TimeSpan.FromHours(1), CancellationToken.None);
            wasEarly = woken.IsCompleted;
        });
        await woken;
        await node.StartAsync();
        await JobNode.UntilAsync(async () => (await node.JobsAsync()).Count == 0);

        Assert.That((afterFailure.Count, wasEarly, node.Book.Begun), Is.EqualTo((0, false, new[] { 2 })));
        Assert.That(
            () => node.EnqueueAsync(outbox => outbox.Enqueue(new Wordy(new string('x', 2_000)))), Throws.ArgumentException);
    }

    [Test]
    public async Task OneJobWaitsForAKeyUntilItIsBegun()
    {
        await using var node = new JobNode(Host, clock);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            () => node.CommandAsync(outbox => outbox.EnqueueOnceAsync("errand:1", new Errand(number), null, CancellationToken.None)))));
        var waiting = (await node.JobsAsync()).Count;

        node.Book.Do = async (job, token) =>
        {
            if (job.Attempt == 1 && job.Payload.Number < 8)
                await node.CommandAsync(outbox => outbox.EnqueueOnceAsync("errand:1", new Errand(8), null, token));
        };
        await node.StartAsync();
        await JobNode.UntilAsync(() => node.Book.Begun.Contains(8));
        await JobNode.UntilAsync(async () => (await node.JobsAsync()).Count == 0);

        Assert.That((waiting, node.Book.Begun.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task AJobGoesWithItsAccount()
    {
        await using var node = new JobNode(Host, clock);
        var (one, other) = (await World.PersonAsync(), await World.PersonAsync());
        await node.EnqueueAsync(outbox =>
        {
            outbox.Enqueue(new Errand(1), new JobOptions { UserId = one.Id });
            outbox.Enqueue(new Errand(2), new JobOptions { UserId = other.Id });
        });

        await World.Read(db => db.Users.Where(user => user.Id == one.Id).ExecuteDeleteAsync());

        Assert.That((await node.JobsAsync()).Select(job => job.UserId), Is.EqualTo(new int?[] { other.Id }));
    }

    /// <summary>
    /// With every module, a node runs whatever can be enqueued. Test hosts leave recurring jobs to their own tests.
    /// </summary>
    [Test]
    public void EveryJobHasAHandlerOnThisNode() => Assert.That(
        Host.Application.Services.GetServices<JobKind>().Select(kind => kind.Name),
        Is.EquivalentTo(
            typeof(ApplicationServices).Assembly.GetTypes().Where(type => type.IsClass && typeof(IJobPayload).IsAssignableFrom(type))
            .Select(type => (string)type.GetProperty(nameof(IJobPayload.Kind))!.GetValue(null)!)
            .Except([SearchUpkeepJob.Kind, SearchBatchJob.Kind, RemoveDeletedJob.Kind, SweepExportsJob.Kind, PlanDigestsJob.Kind])));

    private sealed record Wordy(string Text) : IJobPayload
    {
        public static string Kind => "wordy";
    }
}
