using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

public sealed class SessionStoreFaultTests : FaultTest
{
    [Test]
    public Task LosesNothingWhenRedisIsKilled() => LosesNothingAsync(redis => redis.KillAsync(), redis => redis.StartAgainAsync());

    [Test]
    public Task LosesNothingWhenRedisStandsStill() => LosesNothingAsync(redis => redis.PauseAsync(), redis => redis.ResumeAsync());

    private static async Task LosesNothingAsync(Func<ServerProcess, Task> breaking, Func<ServerProcess, Task> mending)
    {
        var (stage, redis) = (Stages.Running, Stages.Production.Redis.Process);
        await using var load = new Load().SendWrites(stage).SendReads(stage).SendLogins(stage);

        var outage = await BreakAsync(load, () => breaking(redis), () => mending(redis), Requests.Memory, Requests.Picture, Requests.Site, Requests.Own);

        // Sessions outlive it, and a session that cannot be looked up is not one that is not there: 401 is in no answer.
        Ledger.AssertAnswered(outage.Measured);
        await Ledger.AssertKeptAsync(stage, outage.Answers, stage.Host.Pictures);
        foreach (var kind in new[] { Requests.Memory, Requests.Picture, Requests.Site, Requests.Own })
            Assert.That(outage.Within(kind).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(503), kind);
        foreach (var kind in new[] { Requests.Cached, Requests.Fresh })
            Assert.That(outage.Answers.Where(one => one.Kind == kind).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(200), kind);
    }
}
