using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

/// <summary>
/// The service is killed in the middle of what it does, on each backend once, or as often as MUISTOT_TEST_KILLS says. Others may run
/// beside it: nothing is broken that they stand on, and no time is measured.
/// </summary>
public sealed class ServiceFaultTests
{
    private const int LongestMilliseconds = 400;

    // About as long as an erasure takes, in milliseconds.
    private const int LongestErasure = 40;

    // How the names of exports end, which lie beside the images.
    private const string Export = ".zip";

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("MUISTOT_TEST_KILLS") ?? "1",
        CultureInfo.InvariantCulture);

    [Test]
    public async Task LosesNothingOnMariaDbAndABucket()
    {
        await Stages.StartedAsync();
        await using var bucket = await S3Server.StartAsync();
        await using var stage = await Stage.StartAsync(Stages.OnBucket.Host, bucket.Images, bucket.Settings);
        await LosesNothingAsync(stage, () => Task.CompletedTask);
    }

    [Test]
    public async Task LosesNothingOnSqliteAndAFolder()
    {
        await using var host = await TestHost.PrepareAsync(new EmbeddedHost());
        await using var stage = await Stage.StartAsync(host);

        // Sessions that are kept in process end with it.
        await LosesNothingAsync(stage, stage.SignInAsync);
        await AssertFullDiskAsync(stage);
    }

    /// <summary>No file can grow any more (RLIMIT_FSIZE), so SQLite takes the transaction back itself.</summary>
    private static async Task AssertFullDiskAsync(Stage stage)
    {
        var path = $"{stage.Site}/memories";
        await LimitAsync("1");
        var refused = await stage.Api.PostAsync(path, new { title = "Too much", story = new string('a', 20_000) }, stage.Author);
        await LimitAsync("unlimited");
        var taken = await stage.Api.PostAsync(path, new { title = "Enough" }, stage.Author);

        Assert.That((refused.Status, refused.Headers.RetryAfter is not null), Is.EqualTo((503, true)), refused.ToString());
        Assert.That(taken.Status, Is.EqualTo(201), taken.ToString());
        Assert.That(await stage.World.Read(db => db.Memories.CountAsync(memory => memory.Title == "Too much")), Is.Zero);

        async Task LimitAsync(string bytes)
        {
            var limited = await Tool.RunAsync(
                "prlimit", ["--pid", stage.Service.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"],
                stage.Host.Folder);
            Assert.That(limited.ExitCode, Is.Zero, limited.Errors);
        }
    }

    private static async Task LosesNothingAsync(Stage stage, Func<Task> signIn)
    {
        var answers = new List<Sent>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var stewardship = await Stewardship.PrepareAsync(stage);
            await using var load = Stewardship.SendLives(
                new Load().SendWrites(stage).SendImages(stage, count: 2).SendLogins(stage), stage);
            await load.UntilDoneAsync(Load.Warming, Requests.Photo, Stewardship.Life);
            await Task.Delay(RandomNumberGenerator.GetInt32(LongestMilliseconds));
            stewardship.Confirm();
            await Task.Delay(RandomNumberGenerator.GetInt32(LongestErasure));
            await stage.Service.KillAsync();
            answers.AddRange(await load.StopAsync());
            await stage.Service.StartAgainAsync();
            await signIn();
            await stewardship.AssertWholeAsync(answers);
        }

        Assert.That(answers.Where(one => one is { Done: false, Status: not 0 } and not { Status: 503, RetryAfter: true }), Is.Empty);
        await Ledger.AssertKeptAsync(stage, answers);
        await AssertFilesAsync(stage);
        await TestContext.Out.WriteLineAsync(
            $"{Kills} kills, {answers.Count(one => one.Done)} requests done, {answers.Count(one => !one.Done)} cut off.");
    }

    /// <summary>Every file that has a row is whole; the others go when they are old.</summary>
    private static async Task AssertFilesAsync(Stage stage)
    {
        var images = stage.Images;
        var rows = await stage.World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());
        foreach (var name in rows)
            Assert.That((await images.ReadAsync(name)).Length, Is.EqualTo(Requests.Photograph.Length), name);
        foreach (var name in images.Names)
            images.Date(name, new DateTime(2024, 6, 21, 12, 0, 0, DateTimeKind.Utc));

        var strangers = images.Names.Except(rows).Count(name => !name.EndsWith(".tmp", StringComparison.Ordinal)
            && !name.EndsWith(Export, StringComparison.Ordinal));
        var swept = await stage.RunAsync("images", "sweep", "--yes", $"--force={strangers}");

        Assert.That(swept.ExitCode, Is.Zero, swept.Errors);
        Assert.That(images.Names.Where(name => !name.EndsWith(Export, StringComparison.Ordinal)), Is.EquivalentTo(rows));
    }
}
