using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>The blocked write nothing, and read what they read before.</summary>
[OnEveryBackend]
public sealed partial class BlockedWriteTests(Backend backend) : IntegrationTest(backend)
{
    private Cast cast = null!;
    private string project = "";
    private string site = "";
    private string memory = "";
    private string waiting = "";

    [SetUp]
    public async Task GatherAsync()
    {
        cast = await Cast.GatherAsync(World);
        project = $"/projects/{cast.Project}";
        site = $"{project}/sites/{await World.SiteAsync(cast.Project, creator: cast.User)}";
        memory = $"{site}/memories/{await World.MemoryAsync(cast.Project, Site, cast.User)}";
        waiting = $"{site}/memories/{await World.MemoryAsync(cast.Project, Site, cast.User, published: false)}";
    }

    [Test]
    public async Task AreRefusedEveryWrite([Values] bool inProject)
    {
        await BlockAsync(inProject);

        var verdicts = new List<string>();
        foreach (var (method, path, body) in Writes())
        {
            var answer = await Api.SendAsync(new HttpMethod(method), path, ApiClient.ToContent(body), cast.User);
            verdicts.Add($"{answer.Verdict}: {method} {path}");
        }

        Assert.That(verdicts.Where(verdict => !verdict.StartsWith("403 Blocked: ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(await Api.DecisionsAsync(cast.Admin), Is.Empty);
        Assert.That(await Api.QueueAsync(cast.Admin, "reported"), Is.Empty);
        await Api.DeleteAsync(Blocks.Of(cast.User, inProject ? cast.Project : null), inProject ? cast.Admin : cast.Superuser);
        Assert.That((await Api.PatchAsync(memory, new { title = "Toinen" }, cast.User)).Verdict, Is.EqualTo("204"), "It counts at once.");
    }

    [Test]
    public async Task ReadOnAsBefore([Values] bool inProject)
    {
        string[] reads =
        [
            "/projects", project, $"{project}/sites", site, $"{site}?include_memories=true", $"{site}/memories", memory, waiting,
            $"{memory}/history", "/search?q=muisto", "/me", "/me/sites", "/me/memories?state=waiting", "/me/sessions",
            $"{project}/feed.atom", $"/ogc/collections/{cast.Project}.memories/items?f=csv",
        ];
        var before = await ReadAsync();
        await BlockAsync(inProject);

        Assert.That(await ReadAsync(), Is.EqualTo(before));

        async Task<List<string>> ReadAsync()
        {
            var texts = new List<string>();
            foreach (var path in reads)
                texts.Add($"{path} {await Api.GetAsync(path, cast.User) is var answer} {answer.Status} {Lasting(answer.Text)}");
            return texts;
        }

        static string Lasting(string text) => LastUse().Replace(text, "");
    }

    [Test]
    public async Task AreToldThatTheyMayNothing([Values] bool inProject)
    {
        string[] paths =
        [
            $"{project}?include=permissions", $"{site}?include=permissions", $"{memory}?include=permissions",
            "/projects?include=permissions", $"{project}/sites?include=permissions", $"{site}/memories?include=permissions",
            "/me/sites?include=permissions", "/me/memories?include=permissions",
        ];
        var before = await ToldAsync();
        await BlockAsync(inProject);
        var blocked = await ToldAsync();
        await Api.DeleteAsync(Blocks.Of(cast.User, inProject ? cast.Project : null), inProject ? cast.Admin : cast.Superuser);

        Assert.That(before.Select(text => text == "[]"), Is.All.False);
        Assert.That(blocked, Is.All.EqualTo("[]"));
        Assert.That(await ToldAsync(), Is.EqualTo(before));

        async Task<List<string>> ToldAsync()
        {
            var told = new List<string>();
            foreach (var path in paths)
            {
                var json = (await Api.GetAsync(path, cast.User)).Json;
                told.Add((json["items"]?[0] ?? json)["permissions"]!.ToJsonString());
            }

            return told;
        }
    }

    [Test]
    public async Task InTheServiceDoOnlyWhatIsAboutThemselves()
    {
        var elsewhere = await World.ProjectAsync(moderator: cast.User);
        var thing = await Thing.MakeAsync(World, Thing.Memory, elsewhere, published: false, cast.Maker);
        await BlockAsync(inProject: false);

        Assert.That(await Api.OutcomeAsync(cast.User, "publish", thing, 1), Is.EqualTo("403 Blocked"));
        Assert.That((await Api.PostAsync("/admin/publish", thing.OrderTo(publish: true), cast.User)).Verdict, Is.EqualTo("403 Blocked"));
        Assert.That((await Api.PostAsync($"{thing.Path}/publish?publish=true", null, cast.User)).Verdict, Is.EqualTo("403 Blocked"));
        foreach (var (path, body) in new (string, object?)[]
        {
            ("/projects", Samples.Project(World.Fresh("project"))), ($"/me/username?username={World.Fresh("uusi")}", null),
        })
            Assert.That((await Api.PostAsync(path, body, cast.User)).Verdict, Is.EqualTo("403 Blocked"));
        Assert.That((await Api.PatchAsync("/me", new { city = "Oulu" }, cast.User)).Verdict, Is.EqualTo("403 Blocked"));
        Assert.That(await Api.QueueAsync(cast.User, "waiting"), Has.Count.EqualTo(1), "They read on.");
        var email = $"{World.Fresh("mail")}@example.com";
        var one = cast.User with { Token = (await Api.PostAsync($"/me/email?email={email}", null, cast.User)).Token };
        var sessions = (await Api.GetAsync("/me/sessions", one)).Items;
        Assert.That((await Api.DeleteAsync($"/me/sessions/{sessions[0]!["id"]}", one)).Status, Is.EqualTo(204));
        var two = cast.User with { Token = await World.SignInAsync(cast.User.Name) };
        Assert.That((await Api.DeleteAsync("/me/sessions", two)).Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync("/me", two)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task InAProjectWriteElsewhereAndDecideNothingThere()
    {
        var elsewhere = await World.ProjectAsync(moderator: cast.User, autoPublish: true);
        var (here, there) = (await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: false, cast.Maker),
            await Thing.MakeAsync(World, Thing.Memory, elsewhere, published: false, cast.Maker));
        await BlockAsync(inProject: true);

        var decided = await Api.PostAsync("/moderation/decisions", Queue.FormOf("publish", [here.At(1), there.At(1)]), cast.User);

        Assert.That(decided.Items.Select(item => $"{item!["result"]}"), Is.EqualTo(["forbidden", "done"]));
        Assert.That((await Api.PostAsync($"/projects/{elsewhere}/sites", Samples.Site(World.Fresh("site")), cast.User)).Verdict,
            Is.EqualTo("201"));
        Assert.That((await Api.PatchAsync("/me", new { city = "Oulu" }, cast.User)).Verdict, Is.EqualTo("204"));
        Assert.That((await Api.PostAsync("/projects", Samples.Project(cast.Project), cast.User)).Verdict,
            Is.Not.EqualTo("403 Blocked"), "A new project is not in this one.");
    }

    [Test]
    public async Task AreToldOfTheFormAndTheSessionFirst()
    {
        await BlockAsync(inProject: true);

        Assert.That((await Api.PatchAsync(memory, new { title = 7 }, cast.User)).Status, Is.EqualTo(422));
        Assert.That((await Api.PatchAsync(memory, new { title = "Toinen" }, cast.User with { Token = "x" })).Status, Is.EqualTo(401));
        Assert.That((await Api.PatchAsync($"{memory}0", new { title = "Toinen" }, cast.User)).Verdict, Is.EqualTo("403 Blocked"));
    }

    [GeneratedRegex("\"last_used_at\":\"[^\"]*\"")]
    private static partial Regex LastUse();

    private string Site => site.Split('/')[^1];

    private IEnumerable<(string Method, string Path, object? Body)> Writes()
    {
        var (siteOrder, memoryOrder) = (Thing.OrderOf("site", Site, cast.Project),
            Thing.OrderOf("memory", long.Parse(memory.Split('/')[^1], CultureInfo.InvariantCulture), cast.Project, Site));
        JsonObject Publishing(JsonObject order) => order.DeepClone().AsObject().With("publish", false);
        return
        [
            ("PATCH", project, new { auto_publish = true }), ("DELETE", project, null), ("POST", $"{project}/publish?publish=false", null),
            ("POST", $"{project}/import", Samples.Table("paikka")), ("POST", $"{project}/admins?username={cast.User.Name}", null),
            ("DELETE", $"{project}/moderators?username={cast.Moderator.Name}", null),
            ("PUT", Blocks.Of(cast.Maker, cast.Project), null), ("DELETE", Blocks.Of(cast.User, cast.Project), null),
            ("POST", $"{project}/history/1/restore", null),
            ("POST", $"{project}/sites", Samples.Site(World.Fresh("site"))), ("PATCH", site, new { location = new { lat = 1, lon = 2 } }),
            ("PATCH", site, new { image = Samples.Png }), ("PUT", $"{site}/report", null), ("POST", $"{site}/publish?publish=false", null),
            ("POST", $"{site}/history/1/restore", null), ("POST", $"{site}/memories", new { title = "Uusi", image = Samples.Png }),
            ("PATCH", memory, new { title = "Toinen" }), ("PATCH", waiting, new { image = Samples.Png }),
            ("PUT", $"{memory}/report", new { reason = "spam" }), ("POST", $"{memory}/publish?publish=false", null),
            ("POST", $"{memory}/history/1/restore", null), ("POST", "/report", siteOrder), ("POST", "/report", memoryOrder),
            ("POST", "/admin/publish", Publishing(siteOrder)), ("POST", "/admin/publish", Publishing(memoryOrder)),
            ("DELETE", waiting, null), ("DELETE", memory, null), ("DELETE", site, null),
        ];
    }

    private async Task BlockAsync(bool inProject) => Assert.That(
        (await Api.PutAsync(Blocks.Of(cast.User, inProject ? cast.Project : null), inProject ? cast.Admin : cast.Superuser)).Status,
        Is.EqualTo(201));
}
