using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class GetSiteTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task ShowsAllThatIsThere()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: maker, latitude: 60.5, longitude: -24.25);

        var shown = await Api.GetAsync($"/projects/{project}/sites/{site}");

        var expected = JsonNode.Parse($$"""
            {"id": "{{site}}", "info": {"lang": "fi", "name": "Paikka"}, "location": {"lon": -24.25, "lat": 60.5}, "memories_count": 0,
             "creator": "{{maker.Name}}", "modifier": "{{maker.Name}}"}
            """);
        Assert.That(JsonNode.DeepEquals(shown.Json, expected), Is.True, shown.ToString());
    }

    [TestCase(true, "200")]
    [TestCase(false, "404 Resource not found")]
    public async Task HidesUnpublishedSitesFromAllButMakersAndStaff(bool published, string others)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, published, cast.Maker);

        var verdicts = await cast.AskAsync(by => Api.GetAsync($"/projects/{cast.Project}/sites/{site}", by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts(others, others, others, "200", "200", "200", "200")));
    }

    [Test]
    public async Task SaysWhatIsOwnAndWhatWaits([Values] bool published)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, published, cast.Maker);
        var waits = published ? null : "true";

        foreach (var (by, own) in new[] { (cast.Maker, "true"), (cast.Moderator, null), (cast.Admin, null), (cast.Superuser, null) })
        {
            var one = (await Api.GetAsync($"/projects/{cast.Project}/sites/{site}", by)).Json;
            var listed = (await Api.GetAsync($"/projects/{cast.Project}/sites", by)).Items.Single()!;

            Assert.That((one["own"]?.ToJsonString(), one["waiting_approval"]?.ToJsonString()), Is.EqualTo((own, waits)));
            Assert.That(listed.ToJsonString(), Is.EqualTo(one.ToJsonString()));
        }
    }

    [TestCase("no-such-site", "404 Resource not found")]
    [TestCase("abc", "422 request validation error")]
    [TestCase("a%2Fbcd", "422 request validation error")]
    public async Task FindsNoOtherSites(string site, string verdict)
    {
        var project = await World.ProjectAsync();

        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}")).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public async Task TellsCapitalsFromSmallLetters()
    {
        var project = await World.ProjectAsync(autoPublish: true);
        var user = await World.PersonAsync();

        var small = await Api.PostAsync($"/projects/{project}/sites", Samples.Site("satama"), user);
        var capital = await Api.PostAsync($"/projects/{project}/sites", Samples.Site("Satama"), user);

        Assert.That((small.Status, capital.Status), Is.EqualTo((201, 201)));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/SATAMA")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task CountsPublishedMemoriesOnly()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, creator: cast.Maker);
        await World.MemoryAsync(cast.Project, site);
        await World.MemoryAsync(cast.Project, site, cast.Maker);
        await World.MemoryAsync(cast.Project, site, cast.Maker, published: false);

        foreach (var by in new[] { null, cast.Maker, cast.Admin })
        {
            var one = (await Api.GetAsync($"/projects/{cast.Project}/sites/{site}?include_memories=true", by)).Json;
            var listed = (await Api.GetAsync($"/projects/{cast.Project}/sites", by)).Items.Single()!;

            Assert.That((one["memories_count"]!.GetValue<int>(), listed["memories_count"]!.GetValue<int>()), Is.EqualTo((2, 2)));
        }
    }

    [Test]
    public async Task ShowsTheMemoriesOfTheMemoryListWhenAsked()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, creator: cast.Maker);
        await World.MemoryAsync(cast.Project, site);
        await World.MemoryAsync(cast.Project, site, cast.User, published: false);
        await World.MemoryAsync(cast.Project, site, cast.Maker, published: false);
        var path = $"/projects/{cast.Project}/sites/{site}";

        foreach (var (by, count) in new[]
        {
            (null, 1), (cast.User, 2), (cast.Maker, 2), (cast.ForeignAdmin, 1), (cast.Moderator, 3), (cast.Admin, 3), (cast.Superuser, 3),
        })
        {
            var memories = (await Api.GetAsync($"{path}?include_memories=true", by)).Json["memories"]!.AsArray();

            Assert.That(memories, Has.Count.EqualTo(count));
            Assert.That(memories.ToJsonString(), Is.EqualTo((await Api.GetAsync($"{path}/memories", by)).Items.ToJsonString()));
        }
    }

    [TestCase("")]
    [TestCase("?include_memories=false")]
    public async Task ShowsNoMemoriesUnasked(string query)
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        await World.MemoryAsync(project, site);

        var shown = (await Api.GetAsync($"/projects/{project}/sites/{site}{query}")).Json.AsObject();
        Assert.That(shown, Does.ContainKey("memories_count").And.Not.ContainKey("memories"));
    }

    [TestCase("?include_memories=perhaps")]
    [TestCase("?include_memories=")]
    public async Task TakesNoOtherAnswerToThat(string query)
    {
        Assert.That((await Api.GetAsync($"/projects/project/sites/site{query}")).Errors, Is.EqualTo(["query/include_memories"]));
    }

    [Test]
    public async Task ShowsAnEmptyListOfMemories()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);

        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}?include_memories=true")).Json["memories"]!.ToJsonString(),
            Is.EqualTo("[]"));
    }
}
