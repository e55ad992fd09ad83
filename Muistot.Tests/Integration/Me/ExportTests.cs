using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Jobs;
using Muistot.Application.Me;
using Muistot.Domain.Images;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Export;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

/// <summary>The copy of what the service knows about a person.</summary>
[OnEveryBackend]
public sealed class ExportTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task HoldsWhatIsKnownAndNothingOfOthers()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync("muutenmuu"));
        var project = await World.ProjectAsync(moderator: person, admin: other);
        var site = await World.SiteAsync(project, creator: person);
        await Api.PatchAsync("/me", new { first_name = "Aino", city = "Oulu" }, person);
        var written = await Api.PostAsync(
            $"/projects/{project}/sites/{site}/memories", new { title = "Vanha", story = "Tarina", image = Samples.Png }, person);
        var memory = written.Headers.Location!.AbsolutePath;
        await Api.PatchAsync(memory, new { title = "Uusi" }, person);
        var id = long.Parse(memory.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var item = new { type = "memory", identifier = id, version = 2, parents = new { project, site } };
        await Api.PostAsync(
            "/moderation/decisions",
            new { items = new[] { item }, decision = "hide", reason = "Syy", note = "Muistio", message_to_author = "Viesti" }, other);
        await World.InDatabase(db =>
        {
            db.MemoryReports.Add(new() { MemoryId = id, UserId = other.Id, Text = "Ilmianto" });
            db.Blocks.Add(new() { UserId = person.Id, BlockerId = other.Id, Reason = "Estonsyy" });
        });

        using var zip = await PersonalExport.MakeAsync(Api, person);
        var memories = zip.Rows("memories").Single()!;
        var all = string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).Select(entry => entry.Text()));

        Assert.That((zip.Rows("profile").Single()!["email"]!.GetValue<string>(), zip.Rows("profile").Single()!["city"]!.GetValue<string>()),
            Is.EqualTo((person.Email, "Oulu")));
        Assert.That((zip.Rows("sessions").Count, zip.Rows("blocks").Count), Is.EqualTo((1, 1)));
        Assert.That(zip.Rows("roles").Single()!["role"]!.GetValue<string>(), Is.EqualTo("moderator"));
        Assert.That(zip.Rows("sites").Single()!["texts"]!["fi"]!["name"]!.GetValue<string>(), Is.EqualTo("Paikka"));
        Assert.That((memories["title"]!.GetValue<string>(), memories["history"]![0]!["before"]!["title"]!.GetValue<string>()),
            Is.EqualTo(("Uusi", "Vanha")));
        Assert.That((memories["decisions"]![0]!["decision"]!.GetValue<string>(), memories["decisions"]![0]!["message"]!.GetValue<string>()),
            Is.EqualTo(("hide", "Viesti")));
        Assert.That(zip.GetEntry($"images/{memories["image"]!.GetValue<string>()}")!.Length, Is.GreaterThan(0));
        Assert.That(JsonNode.Parse(zip.GetEntry("manifest.json")!.Text())!["files"]!["memories.json"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(all, Does.Not.Contain("Muistio").And.Not.Contain("Estonsyy").And.Not.Contain("Ilmianto").And.Not.Contain("muutenmuu"));
    }

    [Test]
    public async Task HoldsHistoriesThatAreLongerThanAPage()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        var site = await World.SiteAsync(project);
        var memory = $"/projects/{project}/sites/{site}/memories/{await World.MemoryAsync(project, site, person, title: "0")}";
        for (var version = 1; version <= 45; version++)
            Assert.That((await Api.PatchAsync(memory, new { title = $"{version}" }, person)).Status, Is.EqualTo(204));

        using var zip = await PersonalExport.MakeAsync(Api, person);

        var history = zip.Rows("memories").Single()!["history"]!.AsArray();
        Assert.That(history.Select(change => $"{change!["before"]!["title"]}"), Is.EqualTo(Enumerable.Range(0, 45).Select(title => $"{title}")));
    }

    /// <summary>What one has sent, and what one's own things show, whoever sent that; each once, and nothing else.</summary>
    [Test]
    public async Task HoldsTheImagesThatAreThePersons()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var (site, foreign) = (await World.SiteAsync(project, creator: person), await World.SiteAsync(project, creator: other));
        var (memory, twice) = (await World.MemoryAsync(project, foreign, person), await World.MemoryAsync(project, foreign, person));
        Image Sent(Person by, string name) => new() { UploaderId = by.Id, FileName = $"{World.Fresh(name)}.jpg" };
        var (sent, ofSite, ofMemory, ofProfile) = (Sent(person, "a"), Sent(other, "b"), Sent(other, "c"), Sent(other, "d"));
        await World.InDatabase(db => db.Images.AddRange(Sent(other, "e"), ofProfile, sent, ofSite, ofMemory));
        await World.InDatabase(db =>
        {
            db.Users.Single(row => row.Id == person.Id).ImageId = ofProfile.Id;
            db.Sites.Single(row => row.Name == site).ImageId = ofSite.Id;
            db.Memories.Single(row => row.Id == memory).ImageId = ofMemory.Id;
            db.Memories.Single(row => row.Id == twice).ImageId = sent.Id;
        });

        using var zip = await PersonalExport.MakeAsync(Api, person);

        Assert.That(
            zip.Rows("images").Select(row => row!["file"]!.GetValue<string>()),
            Is.EquivalentTo(new[] { sent, ofSite, ofMemory, ofProfile }.Select(image => image.FileName)));
    }

    [Test]
    public async Task IsForItsOwnerForSevenDays()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());
        var before = (await Api.GetAsync("/me/export", person)).Json["state"]!.GetValue<string>();
        (await PersonalExport.MakeAsync(Api, person)).Dispose();
        (await PersonalExport.MakeAsync(Api, other)).Dispose();
        var told = (await Api.GetAsync("/me/export", person)).Json;
        var path = new Uri(told["url"]!.GetValue<string>()).AbsolutePath;

        int[] answers =
        [
            (await Api.GetAsync(path, person)).Status, (await Api.GetAsync(path, other)).Status, (await Api.GetAsync(path)).Status,
        ];
        Host.Application.Clock.Ahead += TimeSpan.FromDays(7.01);
        var person2 = person with { Token = await World.SignInAsync(person.Name) };
        var (late, after) = (await Api.GetAsync(path, person2), await Api.GetAsync("/me/export", person2));
        await SweepAsync();

        Assert.That(before, Is.EqualTo("none"));
        Assert.That(told["expires_at"]!.GetValue<DateTime>(), Is.EqualTo(Host.Application.Clock.GetUtcNow().UtcDateTime).Within(1).Hours);
        Assert.That(answers, Is.EqualTo([200, 404, 401]));
        Assert.That((late.Status, after.Json.ToJsonString()), Is.EqualTo((404, """{"state":"none"}""")));
        Assert.That(await World.Read(db => db.AccountExports.CountAsync()), Is.Zero);
        Assert.That(Host.Images.Names, Is.Empty);
    }

    [Test]
    public async Task IsMadeOnceHoweverOftenItIsAskedFor()
    {
        var person = await World.PersonAsync();
        await World.InDatabase(db => db.AccountExports.Add(
            new AccountExport { UserId = person.Id, FileName = "working.zip", State = ExportState.Working }));

        var again = await Api.PostAsync("/me/export", null, person);

        Assert.That((again.Status, await World.Read(db => db.Jobs.CountAsync(job => job.UserId == person.Id))), Is.EqualTo((202, 0)));
        Assert.That((await Api.GetAsync("/me/export", person)).Json.ToJsonString(), Is.EqualTo("""{"state":"working"}"""));
    }

    [Test]
    public async Task AnotherOneTakesItsPlace()
    {
        var person = await World.PersonAsync();
        (await PersonalExport.MakeAsync(Api, person)).Dispose();
        var first = Host.Images.Names.Single();

        (await PersonalExport.MakeAsync(Api, person)).Dispose();

        Assert.That(Host.Images.Names, Has.Count.EqualTo(1).And.No.Member(first));
    }

    [Test]
    public async Task GoesWithTheAccount()
    {
        var person = await World.PersonAsync();
        (await PersonalExport.MakeAsync(Api, person)).Dispose();

        var erased = await this.EraseAsync(person, "keep");

        Assert.That((erased.Status, Host.Images.Names.Count), Is.EqualTo((204, 0)));
    }

    [Test]
    public async Task OfAnAccountThatWasErasedMeanwhileNothingIsLeft()
    {
        var person = await World.PersonAsync();
        await World.InDatabase(db => db.AccountExports.Add(
            new AccountExport { UserId = person.Id, FileName = $"{Guid.NewGuid():D}.zip", State = ExportState.Working }));
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var handler = ActivatorUtilities.CreateInstance<ExportHandler>(
            scope.ServiceProvider, new Vanishing(scope.ServiceProvider.GetRequiredService<Application.Images.IFileStore>(),
            () => this.EraseAsync(person, "keep")));

        await handler.HandleAsync(new(1, new ExportJob(), person.Id, DateTime.UnixEpoch, 1, null!), CancellationToken.None);

        Assert.That(Host.Images.Names, Is.Empty);
    }

    private async Task SweepAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var handler = ActivatorUtilities.CreateInstance<SweepExportsHandler>(scope.ServiceProvider);
        await handler.HandleAsync(new RunningJob<SweepExportsJob>(1, new(), null, DateTime.UnixEpoch, 1, null!), CancellationToken.None);
    }

    /// <summary>A store of files, when something else happens once a file is stored.</summary>
    private sealed class Vanishing(Application.Images.IFileStore inner, Func<Task> meanwhile) : Application.Images.IFileStore
    {
        public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            inner.WriteAsync(name, content, cancellationToken);

        public async Task WriteAsync(string name, Stream content, CancellationToken cancellationToken)
        {
            await inner.WriteAsync(name, content, cancellationToken);
            await meanwhile();
            await using var again = new MemoryStream([1]);
            await inner.WriteAsync(name, again, cancellationToken);
        }

        public Task<Application.Images.StoredFile?> OpenAsync(string name, CancellationToken cancellationToken) =>
            inner.OpenAsync(name, cancellationToken);

        public IAsyncEnumerable<(string Name, DateTimeOffset ModifiedAt)> ListAsync(CancellationToken cancellationToken) =>
            inner.ListAsync(cancellationToken);

        public Task ProbeAsync(CancellationToken cancellationToken) => inner.ProbeAsync(cancellationToken);

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);
    }
}
