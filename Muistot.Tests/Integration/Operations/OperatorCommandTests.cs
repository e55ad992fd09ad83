using Microsoft.Data.Sqlite;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>What operators can ask of the program, on a database of their own.</summary>
[OnEveryBackend]
public sealed class OperatorCommandTests(Backend backend) : IntegrationTest(backend)
{
    private readonly Backend backend = backend;

    [Test]
    public async Task MigrateMakesADatabaseOfNothing()
    {
        var database = await Host.CreateDatabaseAsync();

        var before = await RunAsync(database, "migrate", "--list");
        var early = await RunAsync(database, "reports", "list");
        var made = backend == Backend.Embedded && File.Exists(new SqliteConnectionStringBuilder(database).DataSource);
        var script = await RunAsync(database, "migrate", "--script");
        var first = await RunAsync(database, "migrate");
        var second = await RunAsync(database, "migrate");
        var after = await RunAsync(database, "migrate", "--list");

        Assert.That(new[] { before, script, first, second, after }.Select(run => run.ExitCode), Is.All.Zero);
        Assert.That(before.Output, Does.Contain("pending").And.Contain("_Initial").And.Not.Contain("applied"));
        Assert.That((early.ExitCode, early.Errors, made),
            Is.EqualTo((1, "The database is not up to date: run the command migrate first.\n", false)));
        Assert.That(script.Output, Does.Contain("CREATE TABLE").And.Contain("__EFMigrationsHistory"));
        Assert.That(script.Output.StartsWith("PRAGMA journal_mode", StringComparison.Ordinal), Is.EqualTo(backend == Backend.Embedded));
        Assert.That((first.Output.Contains("applied"), second.Output.Contains("applied")), Is.EqualTo((true, false)));
        Assert.That(after.Output, Does.Contain("applied").And.Not.Contain("pending"));
    }

    [Test]
    public async Task SeedFillsANewDatabaseOnce()
    {
        var own = await Host.CreateOwnAsync();
        await RunAsync(own, "migrate");

        var (first, second) = (await RunAsync(own, "seed", "demo"), await RunAsync(own, "seed", "demo"));
        var load = await RunAsync(own, "seed", "load", "--projects", "2", "--sites", "30", "--memories", "2", "--prefix", "many");
        var again = await RunAsync(own, "seed", "load", "--projects", "2", "--sites", "30", "--memories", "2", "--prefix", "many");
        await using var node = Host.StartNode(changes: [.. own, ("Redis:Connection", "")]);
        using var api = new ApiClient(node.Address);

        Assert.That((first.ExitCode, second.ExitCode, load.ExitCode, again.ExitCode), Is.EqualTo((0, 1, 0, 1)), load.Errors + again.Errors);
        Assert.That(second.Errors, Does.Contain("not new"));
        Assert.That(again.Errors, Does.Contain("choose another --prefix"));
        var projects = (await api.GetAsync("/projects")).Json["items"]!.AsArray();
        Assert.That(projects.Select(project => (string?)project!["id"]), Has.Member("sornainen-harbour").And.Exactly(2).StartsWith("many"));
        Assert.That((await api.GetAsync("/projects/sornainen-harbour/sites")).Items.Select(site => site!["modifier"]),
            Is.Not.Empty.And.All.Not.Null);
        Assert.That((await api.GetAsync("/projects/many-0001/sites")).Json["items"]!.AsArray(), Has.Count.EqualTo(30));
    }

    [Test]
    public async Task SuperuserGivesAndTakesRightsThatCountAtOnce()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync(published: false);

        var granted = await RunAsync([], "superuser", "grant", person.Email.ToUpperInvariant());
        var listed = await RunAsync([], "superuser", "list");
        var seen = await Api.GetAsync($"/projects/{project}", person);
        var repeated = await RunAsync([], "superuser", "grant", person.Name);
        var revoked = await RunAsync([], "superuser", "revoke", person.Name);
        var hidden = await Api.GetAsync($"/projects/{project}", person);

        Assert.That((granted.ExitCode, repeated.ExitCode, revoked.ExitCode), Is.EqualTo((0, 0, 0)));
        Assert.That((listed.Output, repeated.Output),
            Is.EqualTo(($"{person.Name}\n", $"{person.Name} (id {person.Id}) is a superuser already.\n")));
        Assert.That((seen.Status, hidden.Status), Is.EqualTo((200, 404)));
    }

    [Test]
    public async Task SessionsAreListedAndEnded()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());

        var listed = await RunAsync([], "sessions", "list");
        var asked = await RunAsync([], "sessions", "clear", "--user", person.Name);
        var still = await Api.GetAsync("/me", person);
        var cleared = await RunAsync([], "sessions", "clear", "--user", person.Name, "--yes");

        if (backend == Backend.Embedded)
        {
            Assert.That((listed.ExitCode, cleared.ExitCode), Is.EqualTo((1, 1)));
            Assert.That(listed.Errors, Does.Contain("Redis:Connection is empty"));
            return;
        }

        Assert.That(listed.Output, Does.Contain($"1  {person.Name}").And.Contain(other.Name));
        Assert.That(asked.Output, Does.StartWith("would end").And.Not.Contain(other.Name));
        Assert.That((still.Status, (await Api.GetAsync("/me", person)).Status, (await Api.GetAsync("/me", other)).Status),
            Is.EqualTo((200, 401, 200)));
    }

    [Test]
    public async Task ReportsHideWhatHasTooMany()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        for (var number = 0; number < 3; number++)
            await Api.PutAsync($"/projects/{project}/sites/{site}/report", await World.PersonAsync());

        var listed = await RunAsync([], "reports", "list");
        var enough = await RunAsync([], "reports", "sweep", "--yes", "--Moderation:ReportThreshold=3");
        var asked = await RunAsync([], "reports", "sweep", "--Moderation:ReportThreshold=2");
        var still = await Api.GetAsync($"/projects/{project}/sites/{site}");
        var swept = await RunAsync([], "reports", "sweep", "--yes", "--Moderation:ReportThreshold=2");
        var hidden = await Api.GetAsync($"/projects/{project}/sites/{site}");

        Assert.That(listed.Output, Does.Contain($"3  shown   /projects/{project}/sites/{site}"));
        Assert.That((enough.Output, asked.Output), Is.EqualTo(("", $"would hide (--yes does it)  /projects/{project}/sites/{site}\n")));
        Assert.That((still.Status, swept.ExitCode, hidden.Status),
            Is.EqualTo((200, 0, backend == Backend.Production ? 404 : hidden.Status)));
    }

    [Test]
    public async Task OpenApiWritesWhatIsServed()
    {
        var file = Path.Combine(Host.Folder, $"{World.Fresh("document")}.json");

        var run = await RunAsync([], "openapi", "--output", file);

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(await File.ReadAllTextAsync(file), Does.StartWith("{").And.Contain("\"Memories_Create\"")
            .And.Contain("\"Projects_List\""));
    }

    private Task<Tool> RunAsync(string database, params string[] arguments) =>
        RunAsync([("ConnectionStrings:Muistot", database)], arguments);

    private Task<Tool> RunAsync((string Name, string Value)[] changes, params string[] arguments) =>
        OperatorProgram.RunAsync(Host, arguments, changes);
}
