using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

/// <summary>A test that breaks the store of images.</summary>
public abstract class FileStoreFaultTest : FaultTest
{
    private static readonly string[] WithoutFiles = [Requests.Memory, Requests.Site, Requests.Own, Requests.Cached, Requests.Fresh];

    /// <summary>Images are refused meanwhile, everything else goes on, and nothing is half.</summary>
    private protected async Task LosesNothingAsync(Func<Task> breaking, Func<Task> repairing)
    {
        var (stage, images) = (Stage, Stage.Images);
        await using var load = new Load().SendWrites(stage).SendImages(stage).SendReads(stage);

        var outage = await BreakAsync(load, breaking, repairing, Requests.Photo);

        Ledger.AssertAnswered(outage.Measured);
        await Ledger.AssertKeptAsync(stage, outage.Answers);
        Assert.That(outage.Within(Requests.Photo).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(503));
        foreach (var kind in WithoutFiles)
            Assert.That(outage.Within(kind).Select(one => one.Status), Is.Not.Empty.And.All.InRange(200, 201), kind);

        // A server that was killed may have stored what it did not answer for.
        var rows = await stage.World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());
        Assert.That(images.Names.Except(rows).Count(), Is.LessThanOrEqualTo(outage.CutOff(Requests.Photo)));
        foreach (var name in rows)
            Assert.That((await images.ReadAsync(name)).Length, Is.EqualTo(Requests.Photograph.Length));
    }
}
