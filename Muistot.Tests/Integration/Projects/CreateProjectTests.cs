using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class CreateProjectTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsForSuperusers()
    {
        var cast = await Cast.GatherAsync(World);

        var verdicts = await cast.AskAsync(by => Api.PostAsync("/projects", Samples.Project(World.Fresh("project")), by));

        const string refused = "403 Not enough privileges";
        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", refused, refused, refused, refused, refused, "201")));
    }

    [Test]
    public async Task WaitsToBePublished()
    {
        var root = await World.PersonAsync(superuser: true);

        var created = await Api.PostAsync("/projects", Samples.Project("satama"), root);
        var (publicly, byRoot) = (await Api.GetAsync("/projects/satama"), await Api.GetAsync("/projects/satama", root));

        Assert.That(created.Status, Is.EqualTo(201));
        Assert.That(created.Headers.Location, Is.EqualTo(new Uri("http://muistot.example/projects/satama")));
        Assert.That(created.Bytes, Is.Empty);
        Assert.That((publicly.Verdict, byRoot.Verdict), Is.EqualTo(("404 Resource not found", "200")));
    }

    [Test]
    public async Task RefusesAnIdThatIsTaken()
    {
        var (root, user) = (await World.PersonAsync(superuser: true), await World.PersonAsync());
        var (hidden, shown) = (await World.ProjectAsync(published: false), await World.ProjectAsync());

        var again = await Api.PostAsync("/projects", Samples.Project(hidden), root);
        var byUser = await Api.PostAsync("/projects", Samples.Project(hidden), user);
        var ofPublished = await Api.PostAsync("/projects", Samples.Project(shown), user);

        Assert.That((again.Verdict, byUser.Verdict), Is.EqualTo(("409 Resource already exists", "409 Resource already exists")));
        Assert.That(ofPublished.Verdict, Is.EqualTo("403 Not enough privileges"));
    }

    [Test]
    public async Task MakesOneOfEightAtOnce()
    {
        var root = await World.PersonAsync(superuser: true);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.PostAsync("/projects", Samples.Project("satama"), root)));

        Assert.That(answers.Select(answer => answer.Verdict).Order(),
            Is.EqualTo(["201", .. Enumerable.Repeat("409 Resource already exists", 7)]));
        Assert.That(await World.Read(db => db.Projects.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task NamesItsAdmins()
    {
        var (root, first, second) = (await World.PersonAsync(superuser: true), await World.PersonAsync("Päivi Satama"),
            await World.PersonAsync());

        var created = await Api.PostAsync("/projects", Body(second.Name, " PÄIVI satama "), root);
        var shown = await Api.GetAsync("/projects/satama", first);

        Assert.That(created.Status, Is.EqualTo(201));
        Assert.That(shown.Json["admins"]!.AsArray().Select(name => name!.GetValue<string>()), Is.EqualTo([second.Name, "Päivi Satama"]));
    }

    [Test]
    public async Task NamesNobodyWhoIsNotThere()
    {
        var (root, user) = (await World.PersonAsync(superuser: true), await World.PersonAsync());

        var answer = await Api.PostAsync("/projects", Body("nobody by this name", user.Name, "nobody either"), root);

        Assert.That(answer.Verdict, Is.EqualTo("404 Admins not found"));
        Assert.That(answer.Details, Is.EquivalentTo(["nobody by this name", "nobody either"]));
        Assert.That((await Api.GetAsync("/projects/satama", root)).Status, Is.EqualTo(404));
    }

    [TestCase("Satama", "Satama")]
    [TestCase("Satama", " satama ")]
    [TestCase("P\u00E4ivi", "Pa\u0308ivi")]
    public async Task NamesNobodyTwice(string name, string spelling)
    {
        var root = await World.PersonAsync(superuser: true);
        await World.PersonAsync(name);

        Assert.That((await Api.PostAsync("/projects", Body(name, spelling), root)).Errors, Is.EqualTo(["body/admins"]));
    }

    [Test]
    public async Task TellsAllFaultsAtOnce()
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await Api.PostAsync(
            "/projects",
            new
            {
                id = "a b c",
                info = new { lang = "xx", name = new string('n', 201), @abstract = true, description = new string('n', 100_001) },
                image = "",
                starts = "yesterday",
                ends = "2024-02-30",
                admins = new[] { "no", null, "name" },
                contact = new { contact_email = "a", has_research_permit = "perhaps" },
                admin_posting = (bool?)null,
                auto_publish = "perhaps",
            },
            root);

        Assert.That(answer.Errors, Is.EqualTo(
        [
            "body/admin_posting", "body/admins/0", "body/admins/1", "body/auto_publish",
            "body/contact/can_contact", "body/contact/contact_email", "body/contact/has_research_permit", "body/ends",
            "body/id", "body/image", "body/info/abstract", "body/info/description", "body/info/lang", "body/info/name", "body/starts",
        ]));
    }

    [Test]
    public async Task TellsContradictionsWithTheOtherFaults()
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await Api.PostAsync("/projects",
            new { id = "abc", info = new { lang = "fi", name = "Nimi" }, starts = "2022-01-02", ends = "2022-01-01" }, root);

        Assert.That(answer.Errors, Is.EqualTo(["body", "body/id"]));
    }

    [TestCase("{}", "body/info")]
    [TestCase("""{"id": null, "info": null}""", "body/id", "body/info")]
    [TestCase("""{"id": "satama", "info": {}}""", "body/info/lang", "body/info/name")]
    [TestCase("""{"id": "satama", "info": {"lang": null, "name": null}}""", "body/info/lang", "body/info/name")]
    [TestCase("""{"id": "satama", "info": []}""", "body/info")]
    [TestCase("""{"id": "satama", "info": {"lang": "fi", "name": ""}, "admins": "name"}""", "body/admins")]
    [TestCase("""{"id": "satama", "info": {"lang": "fi", "name": ""}, "contact": {}}""", "body/contact/can_contact",
        "body/contact/has_research_permit")]
    public async Task TellsWhatIsMissing(string body, params string[] faults)
    {
        var root = await World.PersonAsync(superuser: true);

        Assert.That((await Api.PostAsync("/projects", ApiClient.Raw(body), root)).Errors, Is.EqualTo(faults));
    }

    [Test]
    public async Task TakesNullForWhatNeedNotBeThere()
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await Api.PostAsync(
            "/projects",
            ApiClient.Raw("""
                {"id": "satama", "info": {"lang": "fi", "name": "", "abstract": null, "description": null}, "image": null, "starts": null,
                 "ends": null, "admins": null, "contact": null, "unknown": {"members": "are ignored"}}
                """),
            root);

        Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
    }

    private static object Body(params string[] admins) => new { id = "satama", info = new { lang = "fi", name = "Nimi" }, admins };
}
