using Microsoft.EntityFrameworkCore;
using Muistot.Api.Commands.Import;
using Muistot.Infrastructure.Import;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>What the command says when it cannot do what it is asked, which does not depend on the backend.</summary>
public sealed class ImportFaultTests() : ImportTest(Backend.Embedded)
{
    [Test]
    public async Task SaysInASentenceWhatIsWrong()
    {
        var old = await OldAsync();
        var notMigrated = await Host.CreateDatabaseAsync();
        var foreign = await (await SharedServers.MariaDbAsync()).CreateDatabaseAsync();
        var away = $"Server=127.0.0.1;Port={ServerProcess.FreePort()};Database=x;User ID=secret-user;Password=secret-word";
        var link = Path.Combine(Host.Folder, $"{Guid.NewGuid():N}");
        Directory.CreateSymbolicLink(link, Host.Settings["Files:Folder"]);
        var runs = await Task.WhenAll(
            SayAsync(null, "--images", old.Images),
            SayAsync(old.ConnectionString),
            SayAsync(old.ConnectionString, "--images", "/no/such/folder"),
            SayAsync(old.ConnectionString, "--images", link),
            SayAsync(old.ConnectionString, "--images", Host.Folder),
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
            "2 --from (Import:From) must be set: the connection string of the database that is read.",
            "2 --images (Import:Images) must be set: the folder of the images that are read.",
            "2 The folder of --images (Import:Images) does not exist.",
            "2 The folder of --images (Import:Images) and Files:Folder are the same, or one lies in the other: images in the source would be overwritten.",
            "2 The folder of --images (Import:Images) and Files:Folder are the same, or one lies in the other: images in the source would be overwritten.",
            "2 --time-zone (Import:TimeZone) must be a time zone that this machine knows, and not 'Europe/Nowhere'.",
            "2 --batch (Import:Batch) must be a number from 1 to 10000.",
            "2 '--bacth' is unknown. import --help lists what is known.",
            "1 --from (Import:From) must be a connection string, as Server=…;Database=muistot;User ID=…;Password=….",
            "1 The database of --from (Import:From) cannot be reached.",
            "1 The database of --from (Import:From) refuses the user or the password.",
            "1 The database of --from (Import:From) must be one of the service being replaced: the table languages is missing.",
            "1 The target database is not up to date: run the command migrate first.",
            "1 The file of --report (Import:Report) cannot be written.",
        }));
    }

    [TestCase("images", "images", true)]
    [TestCase("images/", "./other/../images", true)]
    [TestCase("images", "images/new/ones", true)]
    [TestCase("link/new", "images", true)]
    [TestCase("images", "images-new", false)]
    [TestCase("dangling/new", "images", false)]
    public void KnowsTheSameFolderByOtherNames(string one, string other, bool overlap)
    {
        var folder = Directory.CreateTempSubdirectory("muistot-folders-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "link"), "images");
        Directory.CreateSymbolicLink(Path.Combine(folder, "dangling"), "/no/such/folder");

        Assert.That(ImportFolders.Overlap(Path.Combine(folder, one), Path.Combine(folder, other)), Is.EqualTo(overlap));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task ExplainsItself()
    {
        var run = await OperatorProgram.RunAsync(Host, ["import", "--help"]);

        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("--from").And.Contain("--images").And.Contain("--time-zone").And.Contain("--dry-run")
            .And.Contain("--batch").And.Contain("--report"));
        Assert.That(
            run.Output, Does.Contain(
            "Exit codes: 0 everything is accounted for, 1 failed, 2 wrong usage, 3 the counts of both sides do not add up,"));
    }

    [TestCase("DROP TABLE login_log",
        "The database of --from (Import:From) must be one of the service being replaced: the table login_log is missing.")]
    [TestCase("ALTER TABLE login_log DROP COLUMN `timestamp`", "The database of --from (Import:From) must be one of the service being replaced: the column timestamp of the table login_log is missing.")]
    [TestCase("CREATE TABLE imported_rows (id INT)",
        "The database of --from (Import:From) must be one of the service being replaced, and not one of this service.")]
    [TestCase("CREATE TABLE __EFMigrationsHistory (id INT)",
        "The database of --from (Import:From) must be one of the service being replaced, and not one of this service.")]
    public async Task WritesNothingWhenALaterTableCannotBeRead(string change, string says)
    {
        var old = await OldAsync(change);

        Assert.That(async () => await ImportAsync(old), Throws.TypeOf<ImportRefusedException>().With.Message.EqualTo(says));
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.Zero);
    }

    [TestCase("SELECT")]
    [TestCase("SELECT (user_id)")]
    public async Task WritesNothingWhenATableMayNotBeRead(string right)
    {
        var (old, user) = (await OldAsync(), $"u{Guid.NewGuid():N}"[..16]);
        var tables = new[] { "languages", "users", "images", "user_personal_data", "superusers", "projects", "project_information",
            "project_contact", "project_admins", "project_moderators", "sites", "site_information", "memories", "audit_memories",
            "audit_sites" };
        await old.RunAsync(
            $"CREATE USER {user}@'127.0.0.1'; {string.Concat(tables.Select(table => $"GRANT SELECT ON {table} TO {user}@'127.0.0.1';"))}");
        if (right != "SELECT")
            await old.RunAsync($"GRANT {right} ON login_log TO {user}@'127.0.0.1'");

        Assert.That(
            async () => await ImportAsync(old, from: old.ConnectionString.Replace("User ID=root", $"User ID={user}")),
            Throws.TypeOf<ImportRefusedException>().With.Message.EqualTo(
                "The user of --from (Import:From) may not read the whole table login_log, or there is none: it needs SELECT on the whole database."));
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.Zero);
    }

    private async Task<string> SayAsync(string? from, params string[] arguments)
    {
        var run = await OperatorProgram.RunAsync(Host, ["import", .. arguments], ("Import:From", from ?? ""));
        return $"{run.ExitCode} {run.Errors.TrimEnd()}";
    }
}
