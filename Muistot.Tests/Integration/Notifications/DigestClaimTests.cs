using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Notifications;
using Muistot.Domain.Jobs;
using Muistot.Infrastructure.Mail;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>A digest is one mail, whatever nodes there are and whichever of them dies.</summary>
[OnEveryBackend]
public sealed class DigestClaimTests(Backend backend) : NotificationTest(backend)
{
    [Test]
    public async Task OneOfTwoNodesSendsIt()
    {
        var person = await WaitingForAsync();
        await PlanTwiceAsync();
        await EndAsync(DigestMailJob.Kind);
        var planned = Host.Mail.To(person.Email).Count;
        await World.SiteAsync(await World.Read(db => db.Projects.Select(project => project.Name).SingleAsync()), published: false);
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var (one, other) = (await JobAsync(person), await JobAsync(person));
        var transport = new Transport { Holds = true };

        var first = RunAsync(person, one, transport);
        await transport.Begun.Task;
        Assert.That(() => RunAsync(person, other, transport), Throws.InvalidOperationException, "It is tried again later.");
        transport.Release.SetResult();
        await first;
        await RunAsync(person, other, transport);

        Assert.That(planned, Is.EqualTo(1));
        Assert.That(transport.Sent, Is.EqualTo(1), "Who comes later has nothing new to say.");
    }

    [Test]
    public async Task WhatADeadNodeMayHaveSentIsNotSentAgainButStaysNew()
    {
        var person = await WaitingForAsync();
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var (transport, job, next) = (new Transport { Holds = true }, await JobAsync(person), await JobAsync(person));

        await DieAsync(person, job, transport);
        await RunAsync(person, job, transport);
        var afterDeath = transport.Sent;
        await RunAsync(person, next, transport);
        await RunAsync(person, next, transport);

        Assert.That((afterDeath, transport.Sent), Is.EqualTo((1, 2)));
        Assert.That(await World.Read(db => db.NotificationSettings.SingleAsync(settings => settings.UserId == person.Id)),
            Has.Property("DigestJobId").Null);
    }

    [Test]
    public async Task AClaimOfAJobThatIsOverHoldsUpNoOther()
    {
        var person = await WaitingForAsync();
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var (transport, job, next) = (new Transport { Holds = true }, await JobAsync(person), await JobAsync(person));
        await DieAsync(person, job, transport);

        await World.Read(db => db.Jobs.Where(row => row.Id == job).ExecuteDeleteAsync());
        await RunAsync(person, next, transport);

        Assert.That(transport.Sent, Is.EqualTo(2));
    }

    [Test]
    public async Task AMailThatFailedIsTriedAgain()
    {
        var person = await WaitingForAsync();
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var (transport, job) = (new Transport { Fails = true }, await JobAsync(person));

        Assert.That(() => RunAsync(person, job, transport), Throws.InstanceOf<IOException>());
        await RunAsync(person, job, transport);

        Assert.That(transport.Sent, Is.EqualTo(1));
    }

    /// <summary>The job is run again, here by the next node.</summary>
    [Test]
    public async Task AStopBeforeTheHandOverLosesNothing([Values] bool whileItReads)
    {
        var person = await WaitingForAsync();
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var (transport, job) = (new Transport(), await JobAsync(person));
        using var stop = new CancellationTokenSource();
        var (lease, clock) = (new Lease(whileItReads ? null : stop), new StoppingClock(Host.Application.Clock, stop));

        Assert.That(() => RunAsync(person, job, transport, lease, whileItReads ? clock : null, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        await RunAsync(person, job, transport);

        Assert.That(transport.Sent, Is.EqualTo(1));
    }

    /// <summary>Nobody could say whether a mail that was broken off has left.</summary>
    [Test]
    public async Task AStopLetsTheHandOverEnd()
    {
        var person = await WaitingForAsync();
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var (transport, job) = (new Transport { Holds = true }, await JobAsync(person));
        using var stop = new CancellationTokenSource();

        var run = RunAsync(person, job, transport, cancellationToken: stop.Token);
        await transport.Begun.Task;
        await stop.CancelAsync();
        transport.Release.SetResult();
        await run;

        Assert.That(await World.Read(db => db.NotificationSettings.SingleAsync(settings => settings.UserId == person.Id)),
            Has.Property("DigestJobId").Null);
        Assert.That(await World.Read(db => db.ProjectNotificationSettings.SingleAsync(own => own.UserId == person.Id)),
            Has.Property("DigestedUntil").Not.Null);
    }

    private async Task<Person> WaitingForAsync()
    {
        var person = await PersonAsync();
        await World.SiteAsync(await World.ProjectAsync(admin: person), published: false);
        return person;
    }

    // A run of the planning that died, and was made again by another node.
    private async Task PlanTwiceAsync()
    {
        await PlanAsync(5);
        await EndAsync(DigestMailJob.Kind);
        await PlanAsync();
    }

    private async Task<long> JobAsync(Person person)
    {
        var job = new Job { Kind = "held", Payload = "{}", UserId = person.Id, CreatedAt = Now, DueAt = Now };
        await World.InDatabase(db => db.Jobs.Add(job));
        return job.Id;
    }

    // A node that is not heard of again once it has begun to hand a mail over.
    private async Task DieAsync(Person person, long job, Transport transport)
    {
        _ = RunAsync(person, job, transport);
        await transport.Begun.Task;
    }

    private async Task RunAsync(
        Person person, long job, Transport transport, Lease? lease = null, TimeProvider? clock = null,
        CancellationToken cancellationToken = default)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var digests = new Digests(scope.ServiceProvider.GetRequiredService<IMuistotDb>(), clock ?? Host.Application.Clock);
        var handler = ActivatorUtilities.CreateInstance<DigestMailHandler>(scope.ServiceProvider, transport, digests);
        await handler.HandleAsync(
            new RunningJob<DigestMailJob>(job, new DigestMailJob(IsDaily: true), person.Id, Now, 1, lease ?? new Lease(null)),
            cancellationToken);
    }

    /// <summary>The service may stop while it is extended.</summary>
    private sealed class Lease(CancellationTokenSource? stop) : IJobLease
    {
        public async Task ExtendAsync(TimeSpan time, CancellationToken cancellationToken)
        {
            if (stop is not null)
                await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The service stops when the time is asked for.</summary>
    private sealed class StoppingClock(TimeProvider clock, CancellationTokenSource stop) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            stop.Cancel();
            return clock.GetUtcNow();
        }
    }

    /// <summary>Counts mails. It holds the first or fails with it.</summary>
    private sealed class Transport : IMailTransport
    {
        internal bool Holds { get; init; }

        internal bool Fails { get; set; }

        internal int Sent { get; private set; }

        internal TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                Fails = false;
                throw new IOException("The server is away.");
            }

            Sent++;
            if (Begun.TrySetResult() && Holds)
                await Release.Task.WaitAsync(cancellationToken);
        }
    }
}
