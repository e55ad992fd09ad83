using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using Muistot.Tests.Integration.Login;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

[OnEveryBackend]
public sealed class LogTests(Backend backend) : LoginTest(backend)
{
    // Stands in everything that people write.
    private readonly string canary = World.Fresh("kanarialintu");

    private int mark;

    [SetUp]
    public void KeepEverything() => (mark, Host.Application.Log.Level) = (Host.Application.Log.Count, LogLevel.Trace);

    [TearDown]
    public void KeepLess() => Host.Application.Log.Level = LogLevel.Information;

    [Test]
    public async Task HoldsNoTokensAndAddressesOfSignIns()
    {
        var (email, other) = ($"{canary}@example.com", await World.PersonAsync(email: $"toinen-{canary}@example.com"));

        await AskAsync($"{canary}@nowhere");
        var link = await LinkAsync(email);
        await ExchangeAsync(link.User, $"{canary}-token");
        await ExchangeAsync(World.Fresh("nobody"), link.Token);
        await ExchangeAsync(canary, link.Token);
        await ExchangeAsync($"{canary}%2540example.com", link.Token);
        var session = (await ExchangeAsync(link.User, link.Token)).Token;
        var person = new Person(0, link.User, email, session);
        var takenEmail = await Api.PostAsync($"/me/email?email={other.Email}", by: person);
        var takenName = await Api.PostAsync($"/me/username?username={Uri.EscapeDataString(other.Name)}", by: person);
        var changed = await Api.PostAsync($"/me/email?email=uusi-{email}", by: person);
        await Api.GetAsync("/me", headers: ("Authorization", $"bearer {session}"));
        await Api.GetAsync($"/me?token={canary}", headers: ("Authorization", $"bearer {canary}"));
        await Api.DeleteAsync("/me", person with { Token = changed.Token });

        Assert.That((takenEmail.Status, takenName.Status, changed.Status), Is.EqualTo((409, 409, 200)));
        AssertKeptQuiet(canary, link.Token, session, changed.Token, other.Token);
    }

    [Test]
    public async Task HoldsNothingOfBodies()
    {
        var person = await World.PersonAsync(superuser: true);
        var info = new { lang = "fi", name = canary, @abstract = canary, description = canary };
        var (project, site) = (
            new
            {
                id = World.Fresh("project"),
                info,
                contact = new { has_research_permit = true, can_contact = true, contact_email = $"{canary}@example.com" },
                auto_publish = true
            },
            new
            {
                id = World.Fresh("site"),
                info,
                location = new { lat = 60, lon = 24 },
                image = Convert.ToBase64String(SampleImages.JpegWithMetadata(6))
            });

        var statuses = new List<int>();
        foreach (var (path, body) in new (string Path, object Body)[]
        {
            ("/projects", project), ("/projects", project), ($"/projects/{project.id}/sites", site),
            ($"/projects/{project.id}/sites", site),
            ($"/projects/{project.id}/sites", new { site.info, image = canary, id = canary, location = new { lat = canary, lon = 24 } }),
            ($"/projects/{project.id}/sites/{site.id}/memories", new { title = canary, story = canary }),
            ($"/projects/{project.id}/sites/{site.id}/memories", new { title = canary, image = canary }),
            ($"/projects/{project.id}/sites/{site.id}/memories", new StringContent($$"""{"title": "{{canary}}""")),
            ($"/projects/{project.id}/sites/{site.id}/memories", new StringContent(canary)),
        })
        {
            statuses.Add((await Api.PostAsync(path, body, person)).Status);
        }

        var strangers = await Api.PostAsync("/projects",
            new { id = World.Fresh("project"), project.info, admins = new[] { person.Name, canary, $"{canary}@example.com" } }, person);
        await Api.PatchAsync("/me", new { first_name = canary, last_name = canary, city = canary }, person);
        await Api.PatchAsync("/me", new { first_name = canary, country = canary, birth_date = canary }, person);

        Assert.That(statuses, Is.EqualTo(new[] { 201, 409, 201, 409, 422, 201, 400, 422, 422 }));
        Assert.That((strangers.Verdict, strangers.Details),
            Is.EqualTo(("404 Admins not found", new[] { canary, $"{canary}@example.com" })));
        AssertKeptQuiet(canary, person.Token, site.image, person.Email);
    }

    [Test]
    public async Task HoldsNoAliasesOfImages()
    {
        var (writer, project) = (await World.PersonAsync(), await World.ProjectAsync());
        var site = await World.SiteAsync(project);
        var memory = (
            await Api.PostAsync($"/projects/{project}/sites/{site}/memories", new { title = "Muisto", image = Samples.Png }, writer))
            .Location!;

        var alias = (await Api.GetAsync(memory, writer)).Json["image"]!.GetValue<string>();
        Answer[] answers =
        [
            await Api.GetAsync($"/images/{alias}"), await Api.SendAsync(HttpMethod.Head, $"/images/{alias}", null),
            await Api.GetAsync($"/images/{alias[..36]}.jpg"),
            await Api.GetAsync($"/images/x{alias}"), await Api.GetAsync($"/images/{alias}/more"), await Api.PostAsync($"/images/{alias}"),
            await Api.GetAsync($"/images/{alias}", null, ("If-Match", "\"other\"")),
            await Api.GetAsync($"/images/{alias}", null, ("Range", "bytes=99999-")),
        ];

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 200, 303, 422, 404, 405, 412, 416 }));
        AssertKeptQuiet(alias[..36]);
    }

    [Test]
    public async Task HoldsNothingOfWhatTheDatabaseRefuses()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync(email: $"toinen-{canary}@example.com"));
        var project = await World.ProjectAsync();
        var id = World.Fresh("site");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.PostAsync(
            $"/projects/{project}/sites",
            new { id, info = new { lang = "fi", name = canary }, location = new { lat = 60, lon = 24 } }, person)));
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AskAsync($"{canary}@example.com")));
        var names = await Task.WhenAll(
            new[] { person, other }.Select(one => Api.PostAsync($"/me/email?email=uusi-{canary}@example.com", by: one)));

        Assert.That(answers.Count(answer => answer.Status == 409), Is.EqualTo(5));
        Assert.That(people.Select(answer => answer.Status), Is.All.EqualTo(204));
        Assert.That(names.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 200, 409 }));
        AssertKeptQuiet(canary);
    }

    [Test]
    public async Task HearsEveryLevel()
    {
        await Api.GetAsync("/projects");
        Host.Application.Services.GetRequiredService<ILogger<LogTests>>().LogTrace("Hush");

        Assert.That(Host.Application.Log.Lines.Skip(mark), Has.Some.StartsWith("Trace").And.Some.StartsWith("Debug")
            .And.Some.Contains("Hush"));
    }

    private void AssertKeptQuiet(params string[] secrets)
    {
        var lines = Host.Application.Log.Lines.Skip(mark).ToList();
        Assert.That(lines, Has.Count.GreaterThan(100));
        foreach (var secret in secrets)
        {
            Assert.That(lines.Where(line =>
                line.Contains(secret, StringComparison.OrdinalIgnoreCase)
                || line.Contains(Uri.EscapeDataString(secret), StringComparison.OrdinalIgnoreCase)).Take(3), Is.Empty);
        }
    }
}
