using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
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
        var (transport, job, next) = (new Transport { Dies = true }, await JobAsync(person), await JobAsync(person));

        Assert.That(() => RunAsync(person, job, transport, transport.Death.Token), Throws.InstanceOf<OperationCanceledException>());
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
        var (transport, job, next) = (new Transport { Dies = true }, await JobAsync(person), await JobAsync(person));
        Assert.That(() => RunAsync(person, job, transport, transport.Death.Token), Throws.InstanceOf<OperationCanceledException>());

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

    private async Task RunAsync(Person person, long job, Transport transport, CancellationToken cancellationToken = default)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var handler = ActivatorUtilities.CreateInstance<DigestMailHandler>(scope.ServiceProvider, transport);
        await handler.HandleAsync(
            new RunningJob<DigestMailJob>(job, new DigestMailJob(IsDaily: true), person.Id, Now, 1, new Lease()), cancellationToken);
    }

    private sealed class Lease : IJobLease
    {
        public Task ExtendAsync(TimeSpan time, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Counts mails. It holds the first, fails with it, or takes it when its node dies.</summary>
    private sealed class Transport : IMailTransport
    {
        internal bool Holds { get; init; }

        internal bool Fails { get; set; }

        internal bool Dies { get; set; }

        internal int Sent { get; private set; }

        internal CancellationTokenSource Death { get; } = new();

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
            if (Dies)
            {
                Dies = false;
                await Death.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (Begun.TrySetResult() && Holds)
                await Release.Task;
        }
    }
}
