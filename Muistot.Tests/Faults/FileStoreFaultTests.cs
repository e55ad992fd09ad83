using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

public sealed class FileStoreFaultTests : FaultTest
{
    private const int Left = 20_000;

    private static readonly string[] WithoutFiles = [Requests.Memory, Requests.Site, Requests.Own, Requests.Cached, Requests.Fresh];

    /// <summary>
    /// The disk is full: a file cannot grow beyond a limit that is set for the running process (RLIMIT_FSIZE, see prlimit(1)), and a
    /// write ends in the middle with an error, as it does on a full disk. Anyone may do that to their own processes, root too, and no
    /// file system has to be made for it.
    /// </summary>
    [Test]
    public async Task LeavesNothingHalfWhenTheDiskIsFull()
    {
        var host = Stages.Production;
        var folder = Path.Combine(host.Folder, "full");
        await using var stage = await Stage.StartAsync(host, ("Files:Driver", "Folder"), ("Files:Folder", folder));

        await LosesNothingAsync(stage, new ImageFolder(folder), () => LimitAsync(stage, $"{Left}"), () => LimitAsync(stage, "unlimited"));
    }

    [Test]
    public Task LeavesNothingHalfWhenTheServerOfTheBucketIsKilled()
    {
        var server = Stages.Production.S3.Process;
        return LosesNothingAsync(Stages.Running, Stages.Production.Images, server.KillAsync, server.StartAgainAsync);
    }

    private static async Task LosesNothingAsync(Stage stage, ImageFolder images, Func<Task> breaking, Func<Task> repairing)
    {
        await using var load = new Load().SendWrites(stage).SendImages(stage).SendReads(stage);

        var outage = await BreakAsync(load, breaking, repairing, Requests.Photo);

        Ledger.AssertAnswered(outage.Measured);
        await Ledger.AssertKeptAsync(stage, outage.Answers, images);
        Assert.That(outage.Within(Requests.Photo).Select(one => one.Status), Is.Not.Empty.And.All.EqualTo(503));
        foreach (var kind in WithoutFiles)
            Assert.That(outage.Within(kind).Select(one => one.Status), Is.Not.Empty.And.All.InRange(200, 201), kind);

        // A server that was killed may have stored what it did not answer for.
        var rows = await stage.World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());
        Assert.That(images.Names.Except(rows).Count(), Is.LessThanOrEqualTo(outage.CutOff(Requests.Photo)));
        foreach (var name in rows)
            Assert.That((await images.ReadAsync(name)).Length, Is.EqualTo(Requests.Photograph.Length));
    }

    private static async Task LimitAsync(Stage stage, string bytes)
    {
        using var limit = Process.Start("prlimit",
            ["--pid", stage.Service.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        await limit.WaitForExitAsync();
        Assert.That(limit.ExitCode, Is.Zero);
    }
}
