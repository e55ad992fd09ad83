using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

[OnEveryBackend]
public sealed class PublishResourceTests(Backend backend) : IntegrationTest(backend)
{
    private const string Unauthorized = "403 Unauthorized";

    [Test]
    public async Task IsForAdmins([Values(Thing.Site, Thing.Memory)] string kind, [Values] bool projectIsHidden)
    {
        var cast = await Cast.GatherAsync(World, published: !projectIsHidden);

        var verdicts = await cast.AskAsync(
            async by => await OrderAsync((await Thing.MakeAsync(World, kind, cast.Project, published: false, cast.Maker)).Order, by));

        // Whether moderators may as well is not said.
        Assert.That(verdicts with { Moderator = "" },
            Is.EqualTo(new Verdicts("401 Unauthorized", Unauthorized, Unauthorized, Unauthorized, "", "204", "204")));
    }

    [Test]
    public async Task OfProjectsIsForTheirAdmins([Values] bool published)
    {
        var cast = await Cast.GatherAsync(World, published);
        var order = Thing.OrderOf("project", cast.Project);
        order["publish"] = !published;

        var verdicts = await cast.AskAsync(by => OrderAsync(order, by));

        Assert.That(
            verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", Unauthorized, Unauthorized, Unauthorized, Unauthorized, "204", "304")));
    }

    [Test]
    public async Task ShowsAndHides([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var admin = await World.PersonAsync();
        var thing = await Thing.MakeAsync(World, kind, await World.ProjectAsync(admin: admin), published: false);

        var answers = new List<Answer>();
        var seen = new List<int>();
        foreach (var order in new[] { thing.OrderTo(false), thing.Order, thing.OrderTo(true), thing.OrderTo(false) })
        {
            answers.Add(await OrderAsync(order, admin));
            seen.Add((await Api.GetAsync(thing.Path)).Status);
        }

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo([304, 204, 304, 204]));
        Assert.That(answers.Select(answer => answer.Headers.Location), Has.All.Null);
        Assert.That(seen, Is.EqualTo([404, 200, 200, 404]));
    }

    [Test]
    public async Task ShowsAndHidesProjects()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(published: false, admin: admin);

        var shown = await OrderAsync(Thing.OrderOf("project", project), admin);
        var publicly = await Api.GetAsync($"/projects/{project}");

        Assert.That((shown.Status, shown.Headers.Location, publicly.Status), Is.EqualTo((204, (Uri?)null, 200)));
    }

    [TestCase("""{"type": "project", "identifier": "no-such-project"}""", "project")]
    [TestCase("""{"type": "site", "identifier": "no-such-site", "parents": {"project": "no-such-project"}}""", "project")]
    [TestCase("""{"type": "site", "identifier": "no-such-site", "parents": {"project": "PROJECT"}}""", "site")]
    [TestCase("""{"type": "memory", "identifier": 1, "parents": {"project": "PROJECT", "site": "no-such-site"}}""", "site")]
    [TestCase("""{"type": "memory", "identifier": 999999999, "parents": {"project": "PROJECT", "site": "SITE"}}""", "memory")]
    [TestCase("""{"type": "memory", "identifier": "9223372036854775807", "parents": {"project": "PROJECT", "site": "SITE"}}""", "memory")]
    [TestCase("""{"type": "site", "identifier": "ELSEWHERE", "parents": {"project": "PROJECT"}}""", "site")]
    [TestCase("""{"type": "memory", "identifier": MEMORY, "parents": {"project": "PROJECT", "site": "SITE"}}""", "memory")]
    [TestCase("""{"type": "memory", "identifier": MEMORY, "parents": {"project": "PROJECT", "site": "ELSEWHERE"}}""", "site")]
    public async Task SaysWhatIsMissing(string order, string missing)
    {
        var (root, project, other) = (await World.PersonAsync(superuser: true), await World.ProjectAsync(), await World.ProjectAsync());
        var (site, elsewhere) = (await World.SiteAsync(project), await World.SiteAsync(other));
        var memory = await World.MemoryAsync(other, elsewhere);

        var answer = await OrderAsync(
            JsonNode.Parse(order.Replace("PROJECT", project).Replace("SITE", site).Replace("ELSEWHERE", elsewhere)
            .Replace("MEMORY", $"{memory}"))!.AsObject(), root);

        Assert.That((answer.Verdict, answer.Details), Is.EqualTo(("404 Not Found", new[] { missing })));
    }

    [Test]
    public async Task TakesMemoryIdsAsText()
    {
        var admin = await World.PersonAsync();
        var thing = await Thing.MakeAsync(World, Thing.Memory, await World.ProjectAsync(admin: admin), published: false);
        thing.Order["identifier"] = thing.Order["identifier"]!.ToJsonString();

        Assert.That((await OrderAsync(thing.Order, admin)).Verdict, Is.EqualTo("204"));
    }

    private Task<Answer> OrderAsync(JsonObject order, Person? by) => Api.PostAsync("/admin/publish", order, by);
}
