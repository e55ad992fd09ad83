using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Login;
using Muistot.Tests.Contract;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Faults.Outages;

public sealed class SessionStoreFaultTests : FaultTest
{
    private protected override Stage Stage => Stages.OnFolder;

    [Test]
    public Task LosesNothingWhenRedisIsKilled() => LosesNothingAsync(redis => redis.KillAsync(), redis => redis.StartAgainAsync());

    [Test]
    public Task LosesNothingWhenRedisStandsStill() => LosesNothingAsync(redis => redis.PauseAsync(), redis => redis.ResumeAsync());

    [Test]
    public async Task AnswersKnownAndUnknownAddressesAlikeWhileRedisIsAway()
    {
        var (stage, redis) = (Stage, Stage.Production.Redis.Process);
        var unknown = $"{World.Fresh("mail")}@example.com";

        await redis.KillAsync();
        var answers = new[] { await AskAsync(TestHost.Root), await AskAsync(unknown) };
        var accounts = await AccountsAsync();
        var mails = await stage.World.Read(db => db.Jobs.CountAsync(job => job.Kind == LoginMailJob.Kind));
        await redis.StartAgainAsync();
        await UntilAsync(async () => (await AskAsync(unknown)).Status == 204);

        Assert.That(answers.Select(answer => answer.Verdict), Is.All.EqualTo("503 Service Unavailable"));
        Assert.That((accounts, mails), Is.EqualTo((0, 0)));
        Assert.That(await AccountsAsync(), Is.EqualTo(1));

        Task<Answer> AskAsync(string email) => stage.Api.PostAsync($"/auth/email?email={email}");

        Task<int> AccountsAsync() => stage.World.Read(db => db.Users.CountAsync(user => user.Email == unknown));
    }

    /// <summary>Redis answers reads and refuses writes, as when it has lost its replicas (min-replicas-to-write).</summary>
    [Test]
    public async Task ChangesNobodyWhoseSessionsCannotEnd()
    {
        var stage = Stage;
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{Stage.Production.Redis.Connection},allowAdmin=true");
        var (name, token) = await new SignIn(stage.Api, stage.Host.Mail).OfAsync($"{World.Fresh("mail")}@example.com");
        var (person, email) = (new Person(0, name, "", token), $"{World.Fresh("mail")}@example.com");
        await stage.Api.GetAsync("/me", person);

        var refused = await WithoutWritesAsync(redis.GetServers()[0], () => stage.Api.PostAsync($"/me/email?email={email}", by: person));
        var isChanged = await stage.World.Read(db => db.Users.AnyAsync(user => user.Email == email));
        var changed = await stage.Api.PostAsync($"/me/email?email={email}", by: person);

        Assert.That((refused.Status, isChanged, changed.Status), Is.EqualTo((503, false, 200)));
        Assert.That((await stage.Api.GetAsync("/me", person)).Status, Is.EqualTo(401));
        Assert.That((await stage.Api.GetAsync("/me", person with { Token = changed.Token })).Status, Is.EqualTo(200));
    }

    private static async Task<Answer> WithoutWritesAsync(IServer redis, Func<Task<Answer>> ask)
    {
        await redis.ConfigSetAsync("min-replicas-to-write", 1);
        try
        {
            return await ask();
        }
        finally
        {
            await redis.ConfigSetAsync("min-replicas-to-write", 0);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isDone)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isDone())
        {
            Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(Recovery));
            await Task.Delay(50);
        }
    }

    private async Task LosesNothingAsync(Func<ServerProcess, Task> breaking, Func<ServerProcess, Task> repairing)
    {
        var (stage, redis) = (Stage, Stage.Production.Redis.Process);
        await using var load = new Load().SendWrites(stage).SendReads(stage).SendLogins(stage);

        var outage = await BreakAsync(load, () => breaking(redis), () => repairing(redis), Requests.Memory, Requests.Photo, Requests.Site,
            Requests.Own);

        // Sessions outlive it, and a session that cannot be looked up is not one that is not there: 401 is in no answer.
        Ledger.AssertAnswered(outage.Measured);
        await Ledger.AssertKeptAsync(stage, outage.Answers);
        foreach (var kind in new[] { Requests.Memory, Requests.Photo, Requests.Site, Requests.Own })
            Assert.That(outage.Within(kind).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(503), kind);
        foreach (var kind in new[] { Requests.Cached, Requests.Fresh })
            Assert.That(outage.Answers.Where(one => one.Kind == kind).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(200), kind);
    }
}
