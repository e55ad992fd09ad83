using System.Globalization;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.History;

/// <summary>What was is kept, and can be made to be again.</summary>
[OnEveryBackend]
public sealed class HistoryTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly (string, string) English = ("Accept-Language", "en");

    [Test]
    public async Task EachChangeOfAMemoryIsAVersion()
    {
        var (author, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        var path = (await Api.PostAsync($"/projects/{project}/sites/{site}/memories", new { title = "Ensin", image = Samples.Png }, author))
            .Location!;
        await Api.PatchAsync(path, new { title = "Sitten", story = "Tarina" }, author);
        await Api.PatchAsync(path, new { title = "Sitten" }, author);
        await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        await Api.PatchAsync(path, new { image = (string?)null }, author);

        var list = await Api.GetAsync($"{path}/history", author);

        Assert.That(
            list.Items.Select(item => $"{item!["version"]} {item["action"]} {item["by"]}"),
            Is.EqualTo([$"4 change {author.Name}", $"3 publish {admin.Name}", $"2 change {author.Name}", $"1 create {author.Name}"]));
        var (first, second, last) = (
            await VersionAsync(path, 1, author), await VersionAsync(path, 2, admin), await VersionAsync(path, 4, author));
        Assert.That(Told(first, "title", "story", "waiting_approval", "own"), Is.EqualTo("Ensin||true|true"));
        Assert.That(Told(second, "title", "story", "waiting_approval", "own"), Is.EqualTo("Sitten|Tarina|true|false"));
        Assert.That(Told(last, "title", "story", "waiting_approval", "image"), Is.EqualTo("Sitten|Tarina||"));
        Assert.That((await Api.GetAsync($"/images/{first["image"]}", author)).Bytes, Is.EqualTo(Convert.FromBase64String(Samples.Png)));
        Assert.That((await Api.GetAsync($"{path}/history/5", author)).Verdict, Is.EqualTo("404 Version not found"));
        Assert.That((await Api.GetAsync($"{path}/history/0", author)).Errors, Is.EqualTo(["path/version"]));
    }

    [Test]
    public async Task TheFirstVersionOfEachKindIsByItsMaker()
    {
        var maker = await World.PersonAsync(superuser: true);
        var project = (await Api.PostAsync("/projects", new { info = new { lang = "en", name = "Harbours" } }, maker)).Location!;
        var site = (await Api.PostAsync(
            $"{project}/sites", new { info = new { lang = "en", name = "Quay" }, location = new { lon = 24.9, lat = 60.1 } }, maker)).Location!;
        var memory = (await Api.PostAsync($"{site}/memories", new { title = "Ferry" }, maker)).Location!;
        string[] paths = [project, site, memory];
        foreach (var path in paths)
            await Api.PostAsync($"{path}/publish?publish=true", null, maker);

        foreach (var path in paths)
        {
            var first = (await Api.GetAsync($"{path}/history", maker)).Items[^1]!;
            Assert.That($"{first["version"]} {first["action"]} {first["by"]}", Is.EqualTo($"1 create {maker.Name}"), path);
        }
    }

    [Test]
    public async Task AMemoryBecomesWhatItWas()
    {
        var (author, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var site = await World.SiteAsync(project);
        var path = (await Api.PostAsync($"/projects/{project}/sites/{site}/memories",
            new { title = "Savupiippu", story = "Korkea", image = Samples.Png }, author)).Location!;
        var image = (await Api.GetAsync(path)).Json["image"]!.GetValue<string>();
        await Api.PatchAsync(path, new { title = "Kello", story = (string?)null, image = (string?)null }, author);
        await Api.PostAsync($"{path}/publish?publish=false", null, admin);

        var restored = await Api.PostAsync($"{path}/history/1/restore", null, author);
        var again = await Api.PostAsync($"{path}/history/1/restore", null, author);

        Assert.That((restored.Verdict, again.Verdict, restored.Location), Is.EqualTo(("204", "304", path)));
        Assert.That(restored.Headers.ETag!.Tag, Does.StartWith("\"4-"));
        var now = (await Api.GetAsync(path, author)).Json;
        Assert.That(Told(now, "title", "story", "waiting_approval"), Is.EqualTo("Savupiippu|Korkea|true"), "It is not published.");
        await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        Assert.That((await Api.GetAsync(path)).Json["image"]!.GetValue<string>(), Is.EqualTo(image));
        Assert.That((await Api.GetAsync("/search?q=savup")).Items, Has.Count.EqualTo(1));
        Assert.That((await Api.GetAsync("/search?q=kello")).Items, Is.Empty);
        Assert.That(
            (await Api.GetAsync($"{path}/history", author)).Items.Select(item => item!["action"]!.GetValue<string>()),
            Is.EqualTo(["publish", "restore", "hide", "change", "create"]));
    }

    [Test]
    public async Task ASiteBecomesWhatItWasInEachLanguage()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        var path = (await Api.PostAsync($"/projects/{project}/sites", Samples.Site("gasworks", name: "Kaasulaitos"), maker)).Location!;
        await Api.PatchAsync(path, new { info = new { lang = "fi", @abstract = "Vanha" } }, maker);
        await Api.PatchAsync(
            path, new { info = new { lang = "en", name = "Gasworks" }, location = new { lat = 61.5, lon = 23.75 }, image = Samples.Png },
            maker);
        await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Uusi nimi", @abstract = (string?)null } }, maker);

        var old = (await VersionAsync(path, 2, maker), await VersionAsync(path, 3, maker, "en"));
        Assert.That(Told(old.Item1["info"]!, "name", "abstract"), Is.EqualTo("Kaasulaitos|Vanha"));
        Assert.That(Told(old.Item2["info"]!, "name", "abstract", "lang"), Is.EqualTo("Gasworks|Vanha|en"));
        Assert.That(Told(old.Item1["location"]!, "lat", "lon"), Is.EqualTo("60.75|24.56"));
        Assert.That(Told(old.Item2["location"]!, "lat", "lon"), Is.EqualTo("61.5|23.75"));

        Assert.That((await Api.PostAsync($"{path}/history/2/restore", null, maker)).Status, Is.EqualTo(204));
        var (finnish, english) = ((await Api.GetAsync(path)).Json, (await Api.GetAsync(path, null, English)).Json);
        Assert.That(Told(finnish["info"]!, "name", "abstract"), Is.EqualTo("Kaasulaitos|Vanha"));
        Assert.That(Told(english["info"]!, "name", "lang"), Is.EqualTo("Kaasulaitos|fi"), "The version had no English.");
        Assert.That((Told(finnish["location"]!, "lat", "lon"), finnish["image"]), Is.EqualTo(("60.75|24.56", (JsonNode?)null)));
        Assert.That((await Api.PostAsync($"{path}/history/4/restore", null, maker)).Status, Is.EqualTo(204));
        Assert.That(Told((await Api.GetAsync(path, null, English)).Json["info"]!, "name"), Is.EqualTo("Gasworks"));
        Assert.That((await Api.GetAsync(path)).Json["image"], Is.Not.Null);
    }

    [Test]
    public async Task AProjectBecomesWhatItWasWithoutItsRoles()
    {
        var (admin, other) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        var path = $"/projects/{project}";
        await Api.PatchAsync(path, new { contact = new { can_contact = true, has_research_permit = false }, auto_publish = true }, admin);
        await Api.PatchAsync(path, new { info = new { lang = "en", name = "Harbour" } }, admin);
        await Api.PostAsync($"{path}/admins?username={other.Name}", null, admin);
        await Api.PatchAsync(path, new { default_language = "en", contact = (object?)null, starts = "2024-01-01" }, other);

        var second = await VersionAsync(path, 2, admin);
        Assert.That(Told(second, "auto_publish", "default_language", "starts"), Is.EqualTo("true|fi|"));
        Assert.That(second["contact"]!["can_contact"]!.GetValue<bool>(), Is.True);
        Assert.That((await Api.PostAsync($"{path}/history/2/restore", null, admin)).Verdict, Is.EqualTo("204"));

        var now = (await Api.GetAsync(path, null, English)).Json;
        Assert.That(Told(now["info"]!, "name", "lang"), Is.EqualTo("Nimi|fi"), "The version had no English.");
        Assert.That(now["admins"]!.AsArray(), Has.Count.EqualTo(2), "Roles are no part of a version.");
        Assert.That((Told(now, "auto_publish", "starts"), now["contact"]!["can_contact"]!.GetValue<bool>()), Is.EqualTo(("true|", true)));
        Assert.That(Told((await Api.GetAsync($"{path}/sites/{site}", null, English)).Json["info"]!, "name"), Is.EqualTo("Paikka"));
        Assert.That((await Api.PostAsync($"{path}/history/5/restore", null, other)).Verdict, Is.EqualTo("204"));
        Assert.That(Told((await Api.GetAsync(path, null, English)).Json["info"]!, "name", "lang"), Is.EqualTo("Harbour|en"));
        Assert.That(Told(await VersionAsync(path, 7, admin), "default_language"), Is.EqualTo("en"));
    }

    [Test]
    public async Task HistoryIsForTheMakerAndTheStaff()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, creator: cast.Maker);
        var path = $"/projects/{cast.Project}/sites/{site}";

        var read = await cast.AskAsync(by => Api.GetAsync($"{path}/history", by));
        var restored = await cast.AskAsync(by => Api.PostAsync($"{path}/history/1/restore", null, by));

        const string refused = "403 Not enough privileges";
        Assert.That(read, Is.EqualTo(new Verdicts("401 Unauthorized", refused, refused, "200", "200", "200", "200")));
        Assert.That(restored, Is.EqualTo(new Verdicts("401 Unauthorized", refused, refused, "304", "304", "304", "304")));
    }

    [Test]
    public async Task VersionsComeInPages()
    {
        var author = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: author);
        var path = $"/projects/{project}/sites/{site}";
        for (var version = 2; version <= 5; version++)
            await Api.PatchAsync(path, new { info = new { lang = "fi", @abstract = $"{version}" } }, author);

        var (versions, next, pages) = (new List<int>(), "", 0);
        while (next is not null)
        {
            var page = await Api.GetAsync($"{path}/history?limit=2{next}", author);
            versions.AddRange(page.Items.Select(item => item!["version"]!.GetValue<int>()));
            next = page.Json["next"] is { } cursor ? $"&cursor={cursor}" : null;
            pages++;
        }

        Assert.That((versions, pages), Is.EqualTo((new List<int> { 5, 4, 3, 2, 1 }, 3)));
    }

    [Test]
    public async Task OneOfTenRestorationsWithOneTagWins()
    {
        var author = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: author);
        var path = $"/projects/{project}/sites/{site}/memories/{await World.MemoryAsync(project, site, author)}";
        await Api.PatchAsync(path, new { title = "Toinen" }, author);
        var tag = (await Api.GetAsync(path, author)).Headers.ETag!.Tag;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Api.PostAsync(
            $"{path}/history/1/restore", null, author, ("If-Match", tag))));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(Enumerable.Repeat(412, 9).Prepend(204)));
    }

    private async Task<JsonNode> VersionAsync(string path, int version, Person by, string language = "fi")
    {
        var number = version.ToString(CultureInfo.InvariantCulture);
        var answer = await Api.GetAsync($"{path}/history/{number}", by, ("Accept-Language", language));
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That(answer.Json["version"]!.GetValue<int>(), Is.EqualTo(version));
        return answer.Json;
    }

    private static string Told(JsonNode json, params string[] members) =>
        string.Join('|', members.Select(member => json[member]?.ToString()));
}
