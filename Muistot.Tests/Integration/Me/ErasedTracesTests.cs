using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Application.Me;
using Muistot.Domain.Images;
using Muistot.Domain.Jobs;
using Muistot.Domain.Login;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

/// <summary>Nothing of a person who had something everywhere is left anywhere.</summary>
[OnEveryBackend]
public sealed class ErasedTracesTests(Backend backend) : IntegrationTest(backend)
{
    // Words that stand nowhere else, each where a person can leave one.
    private static readonly string[] Words =
    [
        "kanarianimi", "kanariaposti", "kanariaetu", "kanariasuku", "kanariakaupunki", "kanariapaikka", "kanariakuvaus",
        "kanariamuisto", "kanariatarina", "kanariavanha", "kanariaroskis", "kanariailmoitus", "kanariaviesti", "kanariahuomio",
    ];

    [TestCase("keep")]
    [TestCase("delete")]
    public async Task AreLeftNowhere(string contributions)
    {
        var person = await LeaveTracesAsync();
        string[] kept = contributions == "keep"
            ? ["kanariapaikka", "kanariakuvaus", "kanariamuisto", "kanariatarina", "kanariavanha", "kanariaroskis"]
            : [];
        var before = await this.DumpAsync();
        var files = Host.Images.Names.Count;

        var erased = await this.EraseAsync(person, contributions);
        var after = await this.DumpAsync();

        Assert.That(erased.Status, Is.EqualTo(204));
        Assert.That(Host is EmbeddedHost || Holds(before, "kanariaselain"), "Sessions stand in Redis, or in memory.");
        Assert.That(Holds(after, "kanariaselain"), Is.False);
        Assert.That(Words.Where(word => !Holds(before, word)), Is.Empty, "The test leaves these nowhere.");
        Assert.That(
            Words.Except(kept).Where(word => Holds(after, word)).Select(word => $"{word}: {Around(after, word)}"), Is.Empty);
        Assert.That((files, Host.Images.Names.Count), Is.EqualTo((3, contributions == "keep" ? 2 : 0)));
        Assert.That(await ReferencesAsync(person.Id), Is.Empty);
    }

    /// <summary>What a service leaves that dies after the commit, the job does.</summary>
    [Test]
    public async Task AreFinishedByAJobWhenTheServiceDies()
    {
        string[] names = [.. Enumerable.Range(0, 3).Select(_ => $"{Guid.NewGuid():D}.png")];
        foreach (var name in names)
            await Host.Images.AddAsync(name, Convert.FromBase64String(Samples.Png));
        await World.InDatabase(db => db.RemovedFiles.AddRange(names.Select(name => new RemovedFile { FileName = name })));

        using var activity = new Activity("counted").Start();
        await using (var scope = Host.Application.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<FinishErasureHandler>().HandleAsync(null!, CancellationToken.None);

        Assert.That(Host.Images.Names, Is.Empty);
        Assert.That(await World.Read(db => db.RemovedFiles.CountAsync()), Is.Zero);
        var statements = Host.Application.Log.StatementsOf(activity.TraceId);
        Assert.That(statements.Where(statement => statement.Contains("DELETE", StringComparison.Ordinal)),
            Has.Exactly(1).Contains("removed_files"), "They go by one statement.");
    }

    [Test]
    public async Task AreWrittenDownInTheTransactionThatErases()
    {
        var person = await LeaveTracesAsync();
        Host.Images.TakeAway();
        Answer erased;
        try
        {
            erased = await this.EraseAsync(person, "delete");
        }
        finally
        {
            Host.Images.BringBack();
        }

        var (left, job) = (await World.Read(db => db.RemovedFiles.CountAsync()),
            await World.Read(db => db.Jobs.SingleAsync(job => job.Kind == FinishErasureJob.Kind)));
        await using (var scope = Host.Application.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ErasureFinish>().RunAsync(CancellationToken.None);

        Assert.That((erased.Status, left, job.Key), Is.EqualTo((204, 3, FinishErasureJob.Kind)));
        Assert.That(Host.Images.Names, Is.Empty);
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Around(string text, string word)
    {
        var place = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, place - 200)..Math.Min(text.Length, place + 100)];
    }

    private Task<List<string>> ReferencesAsync(int userId) => World.Read(async db =>
    {
        var found = new List<string>();
        await using var connection = await db.OpenConnectionAsync(CancellationToken.None);
        foreach (var key in db.Context.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())
            .Where(key => key.PrincipalEntityType.ClrType == typeof(User)))
        {
            var (table, column) = (key.DeclaringEntityType.GetTableName()!, key.Properties[0].GetColumnName());
            await using var command = db.Context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM {table} WHERE {column} = {userId}";
            if (Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0)
                found.Add($"{table}.{column}");
        }

        return found;
    });

    private async Task<Person> LeaveTracesAsync()
    {
        var other = await World.PersonAsync();
        var person = await World.PersonAsync("kanarianimi", superuser: true, email: $"{World.Fresh("kanariaposti")}@example.com");
        var project = await World.ProjectAsync(admin: person, moderator: person);
        var foreign = await World.SiteAsync(project, creator: other);
        var theirs = await World.MemoryAsync(project, foreign, other);
        await World.SignInAsync(person.Name, "kanariaselain");
        await Api.PatchAsync("/me", new { first_name = "kanariaetu", last_name = "kanariasuku", city = "kanariakaupunki" }, person);

        var sites = $"/projects/{project}/sites";
        var info = new { lang = "fi", name = "kanariapaikka", description = "kanariakuvaus" };
        await Api.PostAsync(sites, new { id = "oma-1", info, location = new { lat = 60.75, lon = 24.56 }, image = Samples.Png }, person);
        await Api.PatchAsync($"{sites}/oma-1", new { location = new { lat = 60.76, lon = 24.56 } }, person);
        var written = await Api.PostAsync(
            $"{sites}/oma-1/memories", new { title = "kanariavanha", story = "kanariatarina", image = Samples.Png }, person);
        var memory = written.Headers.Location!.AbsolutePath;
        await Api.PatchAsync(memory, new { title = "kanariamuisto" }, person);
        var trashed = await Api.PostAsync($"{sites}/{foreign}/memories", new { title = "kanariaroskis" }, person);
        await Api.DeleteAsync(trashed.Headers.Location!.AbsolutePath, person);
        await Api.PostAsync($"{sites}/{foreign}/memories/{theirs}/publish?publish=true", null, person);
        await Api.SendAsync(
            HttpMethod.Put, $"{sites}/{foreign}/memories/{theirs}/report",
            ApiClient.ToContent(new { reason = "other", text = "kanariailmoitus" }), person);
        await World.MemoryAsync(project, foreign, other);
        await DecideAsync(project, memory, other);
        await World.InDatabase(db =>
        {
            db.LoginLog.Add(new LoginLogEntry { UserId = person.Id, Username = "kanarianimi", AdminIn = project });
            db.LoginLog.Add(new LoginLogEntry { Username = "kanarianimi", AdminIn = "" });
            var later = DateTime.UnixEpoch.AddYears(100);
            db.Jobs.Add(new Job { Kind = LoginMailJob.Kind, Payload = "{}", UserId = person.Id, Key = "later", DueAt = later });
            db.Projects.Single(row => row.Name == project).Contact = new() { ContactEmail = person.Email.ToUpperInvariant() };
        });
        await AddProfileImageAsync(person);
        await Host.Application.Services.GetRequiredService<ILoginTokens>().IssueAsync(person.Id, CancellationToken.None);
        var contact = new { contact_email = "uusi@example.com", has_research_permit = false, can_contact = true };
        await Api.PatchAsync($"/projects/{project}", new { contact }, person);
        await Api.GetAsync($"/tiles/sites/0/0/0.mvt");
        return person;
    }

    private async Task AddProfileImageAsync(Person person)
    {
        var name = $"{Guid.NewGuid():D}.png";
        await Host.Images.AddAsync(name, Convert.FromBase64String(Samples.Png));
        var image = new Image { FileName = name, UploaderId = person.Id };
        await World.InDatabase(db => db.Images.Add(image));
        await World.InDatabase(db => db.Users.Single(user => user.Id == person.Id).ImageId = image.Id);
    }

    private async Task DecideAsync(string project, string memory, Person by)
    {
        await World.InDatabase(db => db.ProjectModerators.Add(
            new() { ProjectId = db.Projects.Single(row => row.Name == project).Id, UserId = by.Id, CreatedAt = DateTime.UnixEpoch }));
        var id = long.Parse(memory.Split('/')[^1], CultureInfo.InvariantCulture);
        var version = int.Parse((await Api.GetAsync(memory, by)).Headers.ETag!.Tag.Trim('"').Split('-')[0], CultureInfo.InvariantCulture);
        var item = new { type = "memory", identifier = id, version, parents = new { project, site = "oma-1" } };
        await Api.PostAsync(
            "/moderation/decisions",
            new { items = new[] { item }, decision = "hide", note = "kanariahuomio", message_to_author = "kanariaviesti" }, by);
    }
}
