using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Reports on sites and memories, at their own addresses and by reference.</summary>
[OnEveryBackend]
public sealed class ReportTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(Thing.Site, true, "204")]
    [TestCase(Thing.Site, false, "404 Resource not found")]
    [TestCase(Thing.Memory, true, "204")]
    [TestCase(Thing.Memory, false, "404 Resource not found")]
    public async Task AreForEveryoneWhoIsSignedInOnWhatIsPublished(string kind, bool published, string verdict)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, published, cast.Maker);

        var verdicts = await cast.AskAsync(by => Api.PutAsync($"{thing.Path}/report", by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", verdict, verdict, verdict, verdict, verdict, verdict)));
    }

    [Test]
    public async Task ByOrderAreForEveryoneWhoIsSignedIn([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, by: cast.Maker);

        var first = await cast.AskAsync(by => Api.PostAsync("/report", thing.Order, by));
        var second = await cast.AskAsync(by => Api.PostAsync("/report", thing.Order, by));

        Assert.That(first, Is.EqualTo(new Verdicts("401 Unauthorized", "204", "204", "204", "204", "204", "204")));
        Assert.That(second, Is.EqualTo(new Verdicts("401 Unauthorized", "304", "304", "304", "304", "304", "304")));
    }

    [Test]
    public async Task GiveEachPersonOneReportHoweverTheyRaiseIt([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var user = await World.PersonAsync();
        var thing = await Thing.MakeAsync(World, kind, await World.ProjectAsync());

        var put = await Api.PutAsync($"{thing.Path}/report", user);
        var again = await Api.PutAsync($"{thing.Path}/report", user);
        var order = await Api.PostAsync("/report", thing.Order, user);

        Assert.That((put.Status, put.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example{thing.Path}"))));
        Assert.That((again.Status, again.Location), Is.EqualTo((204, thing.Path)));
        Assert.That((order.Status, order.Location), Is.EqualTo((304, (string?)null)));
        Assert.That(await ReportsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task AreKeptFromProjects()
    {
        var user = await World.PersonAsync();
        var project = await World.ProjectAsync();

        var answer = await Api.PostAsync("/report", Thing.OrderOf("project", project), user);

        Assert.That(answer.Verdict, Is.EqualTo("501 Not Implemented"));
    }

    [Test]
    public async Task SayWhatIsMissing()
    {
        var user = await World.PersonAsync();
        var (project, hiddenProject) = (await World.ProjectAsync(), await World.ProjectAsync(published: false));
        var ended = await World.ProjectAsync(ends: Host.Application.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1));
        var (site, hiddenSite) = (await World.SiteAsync(project), await World.SiteAsync(project, published: false));

        foreach (var (order, missing) in new[]
        {
            (Thing.OrderOf("site", "no-such-site", "no-such-project"), "project"),
            ((await Thing.MakeAsync(World, Thing.Site, hiddenProject)).Order, "project"),
            ((await Thing.MakeAsync(World, Thing.Memory, ended)).Order, "project"),
            (Thing.OrderOf("site", "no-such-site", project), "site"),
            (Thing.OrderOf("site", hiddenSite, project), "site"),
            (Thing.OrderOf("memory", 1, project, "no-such-site"), "site"),
            (Thing.OrderOf("memory", await World.MemoryAsync(project, hiddenSite), project, hiddenSite), "site"),
            (Thing.OrderOf("memory", 999999999, project, site), "memory"),
            (Thing.OrderOf("memory", await World.MemoryAsync(project, site, published: false), project, site), "memory"),
            (Thing.OrderOf("memory", await World.MemoryAsync(project, await World.SiteAsync(project)), project, site), "memory"),
        })
        {
            var answer = await Api.PostAsync("/report", order, user);

            Assert.That((answer.Verdict, answer.Details), Is.EqualTo(("404 Not Found", new[] { missing })), order.ToString());
        }
    }

    [Test]
    public async Task OnUnpublishedThingsFindNothingForThoseWhoSeeThem([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, published: false, cast.Maker);

        foreach (var by in new[] { cast.Maker, cast.Moderator, cast.Admin, cast.Superuser })
            Assert.That((await Api.PostAsync("/report", thing.Order, by)).Details, Is.EqualTo([kind]));
        Assert.That(await ReportsAsync(), Is.Zero);
    }

    private Task<int> ReportsAsync() => World.Read(async db => await db.SiteReports.CountAsync() + await db.MemoryReports.CountAsync());
}
