using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

public sealed class DatabaseFaultTests : FaultTest
{
    private protected override Stage Stage => Stages.OnBucket;

    [Test]
    public async Task LosesNothingWhenTheDatabaseIsKilled()
    {
        var (stage, database) = (Stage, Stage.Production.MariaDb.Process);
        await using var load = new Load().SendWrites(stage).SendReads(stage).SendLogins(stage);

        var outage = await BreakAsync(load, database.KillAsync, database.StartAgainAsync, Requests.Memory, Requests.Photo, Requests.Site,
            Requests.Own, Requests.Fresh);

        Ledger.AssertAnswered(outage.Measured);
        await Ledger.AssertKeptAsync(stage, outage.Answers);
        foreach (var kind in new[] { Requests.Memory, Requests.Photo, Requests.Site, Requests.Fresh })
            Assert.That(outage.Within(kind).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(503), kind);
        foreach (var kind in new[] { Requests.Cached, Requests.Own })
            Assert.That(outage.Within(kind).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(200), kind);

        // An image whose row was never on its way is taken back.
        var rows = await stage.World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());
        Assert.That(stage.Images.Names.Except(rows).Count(), Is.LessThanOrEqualTo(outage.CutOff(Requests.Photo)));
    }

    [Test]
    public async Task SaysSoSoonWhenTheDatabaseStandsStill()
    {
        var (stage, database) = (Stage, Stage.Production.MariaDb.Process);
        var box = $"{stage.Quiet}/sites?bbox=24,60,25,61";
        (string Path, Person? By)[] reads = [(stage.Quiet, null), (box, null), (box, stage.Author)];
        foreach (var (path, by) in reads)
            Assert.That((await stage.Api.GetAsync(path, by)).Status, Is.EqualTo(200));

        var kept = await BreakWhatIsKeptAsync(stage.Api, stage.Quiet, database.PauseAsync, database.ResumeAsync);
        var paused = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(reads.Select(read => stage.Api.GetAsync(read.Path, read.By)));
        var took = Stopwatch.GetElapsedTime(paused);
        await database.ResumeAsync();

        Assert.That(answers.Prepend(kept).Select(answer => answer.Status), Is.EqualTo(new[] { 200, 200, 503, 503 }));
        Assert.That(answers.Skip(1).Select(answer => answer.Headers.RetryAfter), Is.All.Not.Null);
        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That((await stage.Api.GetAsync("/me", stage.Author)).Status, Is.EqualTo(200));
    }
}
