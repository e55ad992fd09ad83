using System.Text.Json.Nodes;
using Muistot.Domain.Projects;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class GetProjectTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task ShowsAllThatWasSaid()
    {
        var (root, admin) = (await World.PersonAsync(superuser: true), await World.PersonAsync());
        var project = World.Fresh("project");
        await Api.PostAsync(
            "/projects",
            new
            {
                id = $"  {project} ",
                info = new { lang = "eng", name = " Name ", @abstract = "Short", description = "Long" },
                starts = "2020-01-02T03:04:05",
                ends = "2999-02-03T06:00:00+02:00",
                admins = new[] { admin.Name },
                contact = new { contact_email = "someone@example.com", has_research_permit = true, can_contact = false },
                admin_posting = true,
                auto_publish = true,
            },
            root);

        var shown = await Api.GetAsync($"/projects/{project}", admin, ("Accept-Language", "fi"));

        var expected = JsonNode.Parse($$"""
            {
                "id": "{{project}}", "info": {"lang": "en", "name": "Name", "abstract": "Short", "description": "Long"},
                "starts": "2020-01-02T03:04:05Z", "ends": "2999-02-03T04:00:00Z", "admins": ["{{admin.Name}}"],
                "contact": {"contact_email": "someone@example.com", "has_research_permit": true, "can_contact": false},
                "admin_posting": true, "auto_publish": true, "sites_count": 0
            }
            """);
        Assert.That(JsonNode.DeepEquals(shown.Json, expected), Is.True, shown.ToString());
    }

    [Test]
    public async Task LeavesOutWhatIsNotThere()
    {
        var project = await World.ProjectAsync();

        var shown = await Api.GetAsync($"/projects/{project}");

        var expected = JsonNode.Parse($$"""
            {"id": "{{project}}", "info": {"lang": "fi", "name": "Nimi"}, "admins": [], "admin_posting": false, "auto_publish": false, "sites_count": 0}
            """);
        Assert.That(JsonNode.DeepEquals(shown.Json, expected), Is.True, shown.ToString());
    }

    [TestCase(true, null, null, "200")]
    [TestCase(false, null, null, "404 Resource not found")]
    [TestCase(true, null, -1, "404 Project not found")]
    [TestCase(true, 10, null, "404 Project not found")]
    [TestCase(false, null, -1, "404 Resource not found")]
    [TestCase(true, -10, 10, "200")]
    public async Task HidesProjectsThatAreNotShownFromAllButTheirStaff(bool published, int? starts, int? ends, string others)
    {
        var cast = await Cast.GatherAsync(World, published, starts: In(starts), ends: In(ends));

        var verdicts = await cast.AskAsync(by => Api.GetAsync($"/projects/{cast.Project}", by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts(others, others, others, others, "200", "200", "200")));
    }

    [TestCase("no-such-project", "404 Resource not found")]
    [TestCase("abc", "422 request validation error")]
    [TestCase("%C3%A4bcd", "422 request validation error")]
    public async Task FindsNoOtherProjects(string project, string verdict)
    {
        Assert.That((await Api.GetAsync($"/projects/{project}")).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public async Task TakesIdsOfTheLongestLength()
    {
        var longest = new string('a', 250);
        await World.InDatabase(db =>
        {
            var project = new Project { Name = longest, Published = true, DefaultLanguageId = 1 };
            project.InformationIn(Domain.Languages.Language.Of(1)).Name = "Nimi";
            db.Projects.Add(project);
        });

        var (found, tooLong) = (await Api.GetAsync($"/projects/{longest}"), await Api.GetAsync($"/projects/{longest}a"));

        Assert.That((found.Status, found.Json["id"]!.GetValue<string>()), Is.EqualTo((200, longest)));
        Assert.That(tooLong.Errors, Is.EqualTo(["path/project"]));
    }

    [Test]
    public async Task TellsCapitalsFromSmallLetters()
    {
        var project = await World.ProjectAsync();

        Assert.That((await Api.GetAsync($"/projects/{project.ToUpperInvariant()}")).Verdict, Is.EqualTo("404 Resource not found"));
    }

    [Test]
    public async Task CountsPublishedSitesOnly()
    {
        var cast = await Cast.GatherAsync(World);
        await World.SiteAsync(cast.Project);
        await World.SiteAsync(cast.Project);
        await World.SiteAsync(cast.Project, published: false, creator: cast.Maker);

        foreach (var by in new[] { null, cast.Maker, cast.Admin })
            Assert.That((await Api.GetAsync($"/projects/{cast.Project}", by)).Json["sites_count"]!.GetValue<int>(), Is.EqualTo(2));
    }

    private DateTime? In(int? minutes) => minutes is { } count ? Host.Application.Clock.GetUtcNow().UtcDateTime.AddMinutes(count) : null;
}
