using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>What the verb says when it cannot do what it is asked, which does not depend on the backend.</summary>
public sealed class ImportFaultTests() : ImportTest(Backend.Embedded)
{
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
            SayAsync(old.ConnectionString, "--images", old.Images, "--batch", "many"),
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
            "2 '--bacth' is not understood. import --help says what is.",
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
        var run = await Verb.RunAsync(Host, ["import", "--help"]);

        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("--from").And.Contain("--images").And.Contain("--time-zone").And.Contain("--dry-run").And.Contain("--batch").And.Contain("--report"));
        Assert.That(run.Output, Does.Contain("Exit codes: 0 everything is accounted for, 1 failed, 2 wrong usage, 3 the counts of both sides do not add up."));
    }

    private async Task<string> SayAsync(string? from, params string[] arguments)
    {
        var run = await Verb.RunAsync(Host, ["import", .. arguments], ("Import:From", from ?? ""));
        return $"{run.ExitCode} {run.Errors.TrimEnd()}";
    }
}
