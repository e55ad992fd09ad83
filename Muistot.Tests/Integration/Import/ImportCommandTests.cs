using System.Diagnostics;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>The verb, in a process of its own as operators run it.</summary>
[OnEveryBackend]
public sealed class ImportCommandTests(Backend backend) : ImportTest(backend)
{
    private readonly Backend backend = backend;

    [Test]
    public async Task ImportsIntoTheDatabaseOfTheSettingsAndReports()
    {
        var old = await OldAsync("INSERT INTO images (id, file_name) VALUES (5, 'one.png'), (6, 'none.png'); UPDATE memories SET image_id = 5; INSERT INTO memories (id, site_id, title) VALUES (5000, 11, NULL)");
        old.Put("one.png", Pictures.Png());
        var report = Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.tsv");
        var before = await Api.GetAsync("/projects");

        var dry = await RunAsync(old.ConnectionString, "--images", old.Images, "--dry-run");
        var run = await RunAsync(old.ConnectionString, "--images", old.Images, "--time-zone", "UTC", "--batch", "2", "--report", report);
        var lines = await File.ReadAllLinesAsync(report);

        Assert.That((dry.ExitCode, run.ExitCode), Is.EqualTo((0, 0)), run.Errors + dry.Errors);
        Assert.That(dry.Output, Does.Contain("mended\tmemories\t5000\t").And.Contain("This was a dry run").And.Contain("not taken\timages\t6\tits file is missing"));
        Assert.That(lines, Has.One.StartsWith("mended\tmemories\t5000\t").And.One.EqualTo("not taken\timages\t6\tits file is missing").And.One.StartsWith("Everything adds up"));
        Assert.That(lines.Single(line => line.StartsWith("images", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5), Is.EqualTo(new[] { "images", "2", "1", "1", "0" }));
        Assert.That(run.Output + run.Errors + string.Join('\n', lines), Does.Not.Contain("maija@example.com").And.Not.Contain("Server="));
        Assert.That(before.Ids, Is.Empty);
        if (backend == Backend.Production)
            Assert.That((await Api.GetAsync("/projects")).Ids, Is.EqualTo(new[] { "harbour" }), "The running service was told by Redis.");
        Assert.That((await Api.GetAsync("/images/one.png")).Bytes, Is.EqualTo(Pictures.Png()));
    }

    [Test]
    public async Task SaysInASentenceWhatIsWrong()
    {
        var old = await OldAsync();
        var notMigrated = await Host.CreateDatabaseAsync();
        var foreign = await Hosts.Of(Backend.Production).CreateDatabaseAsync();
        var away = $"Server=127.0.0.1;Port={ServerProcess.FreePort()};Database=x;User ID=secret-user;Password=secret-word";
        var runs = await Task.WhenAll(
            SayAsync(null, "--images", old.Images),
            SayAsync(old.ConnectionString),
            SayAsync(old.ConnectionString, "--images", "/no/such/folder"),
            SayAsync(old.ConnectionString, "--images", old.Images, "--time-zone", "Europe/Nowhere"),
            SayAsync(old.ConnectionString, "--images", old.Images, "--batch", "0"),
            SayAsync(old.ConnectionString, "--images", old.Images, "--bacth=5"),
            SayAsync("Secret=secret-word", "--images", old.Images),
            SayAsync(away, "--images", old.Images),
            SayAsync(old.ConnectionString.Replace("User ID=root", "User ID=secret-user;Password=secret-word"), "--images", old.Images),
            SayAsync(foreign, "--images", old.Images),
            SayAsync(old.ConnectionString, "--images", old.Images, $"--ConnectionStrings:Muistot={notMigrated}"),
            SayAsync(old.ConnectionString, "--images", old.Images, "--report", "/no/such/folder/report.tsv"));

        Assert.That(runs, Is.EqualTo(new[]
        {
            "2 Where from? Say --from or set Import:From.",
            "2 Where are the pictures? Say --images or set Import:Images.",
            "2 The folder of --images (Import:Images) does not exist.",
            "2 --time-zone (Import:TimeZone) is 'Europe/Nowhere', which is no time zone that this machine knows.",
            "2 --batch (Import:Batch) is a number from 1 to 10000.",
            "2 '--bacth=5' is not understood. --help says what is.",
            "1 What --from (Import:From) says is no connection string, as Server=…;Database=muistot;User ID=…;Password=….",
            "1 The database of --from (Import:From) cannot be reached.",
            "1 The database of --from (Import:From) refuses the user or the password.",
            "1 The database of --from (Import:From) has no table languages: it is not one of the service being replaced.",
            "1 The database here is not up to date: run the verb migrate first.",
            "1 The file of --report (Import:Report) cannot be written.",
        }));
    }

    [Test]
    public async Task ExplainsItself()
    {
        var run = await RunAsync(null, "--help");

        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("--from").And.Contain("--images").And.Contain("--time-zone").And.Contain("--dry-run").And.Contain("--batch").And.Contain("--report"));
        Assert.That(run.Output, Does.Contain("Exit codes: 0 everything is accounted for, 1 failed, 2 wrong usage, 3 the counts of both sides do not add up."));
    }

    private async Task<string> SayAsync(string? from, params string[] arguments)
    {
        var run = await RunAsync(from, arguments);
        return $"{run.ExitCode} {run.Errors.TrimEnd()}";
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string? from, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll"), "import", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in Host.Settings)
            start.Environment[name.Replace(":", "__")] = value;
        if (from is not null)
            start.Environment["Import__From"] = from;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
