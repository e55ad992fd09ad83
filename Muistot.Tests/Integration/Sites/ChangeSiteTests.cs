using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class ChangeSiteTests(Backend backend) : IntegrationTest(backend)
{
    private const string Refused = "403 Not enough privileges";
    private const string Hidden = "404 Resource not found";

    [TestCase(true, false, Refused, "204")]
    [TestCase(false, false, Hidden, "204")]
    [TestCase(true, true, Refused, "403 Admin posting only")]
    [TestCase(false, true, Hidden, "403 Admin posting only")]
    public async Task IsForItsMakerAndAdmins(bool published, bool adminPosting, string others, string maker)
    {
        var cast = await Cast.GatherAsync(World, adminPosting: adminPosting);
        var site = await World.SiteAsync(cast.Project, published, cast.Maker);

        var verdicts = await cast.AskAsync(
            by => Api.PatchAsync($"/projects/{cast.Project}/sites/{site}", new { location = new { lat = 1, lon = 2 } }, by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", others, others, maker, others, "204", "204")));
    }

    [Test]
    public async Task FindsNoSiteThatIsNotThere()
    {
        var cast = await Cast.GatherAsync(World);

        var verdicts = await cast.AskAsync(
            by => Api.PatchAsync($"/projects/{cast.Project}/sites/no-such-site", new { location = new { lat = 1, lon = 2 } }, by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", Hidden, Hidden, Hidden, Hidden, Hidden, Hidden)));
    }

    [TestCase("info", """{"info": {"lang": "fi", "name": " Toinen "}}""", """{"lang":"fi","name":"Toinen","abstract":"Abstract"}""")]
    [TestCase("info", """{"info": {"lang": "fi", "abstract": null, "description": "Long"}}""",
        """{"lang":"fi","name":"Paikka","description":"Long"}""")]
    [TestCase("location", """{"location": {"lat": "-10.5", "lon": 20}}""", """{"lon":20,"lat":-10.5}""")]
    [TestCase("image", """{"image": null}""", null)]
    public async Task ChangesTheMembersThatAreThereAndNoOthers(string member, string body, string? value)
    {
        var (path, maker) = await SceneAsync();
        var before = (await Api.GetAsync(path)).Json.AsObject();

        var changed = await Api.PatchAsync(path, ApiClient.Raw(body), maker);
        var after = (await Api.GetAsync(path)).Json.AsObject();

        Assert.That((changed.Status, changed.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example{path}"))));
        Assert.That(after[member]?.ToJsonString(), Is.EqualTo(value));
        Assert.That(before.Remove(member), Is.True);
        after.Remove(member);
        Assert.That(after.ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }

    [TestCase("{}")]
    [TestCase("""{"info": {"lang": "fi"}}""")]
    [TestCase("""{"info": {"lang": "en"}}""")]
    [TestCase("""{"id": "other", "creator": "nobody", "modifier": "nobody", "memories_count": 7, "own": false, "published": false, "waiting_approval": true}""")]
    [TestCase("""{"lat": 1, "lon": 2, "unknown": null}""")]
    public async Task HasNothingToChange(string body)
    {
        var (path, maker) = await SceneAsync();
        var before = await Api.GetAsync(path);

        var answer = await Api.PatchAsync(path, ApiClient.Raw(body), maker);

        Assert.That((answer.Status, answer.Location, answer.Bytes.Length), Is.EqualTo((304, (string?)null, 0)));
        Assert.That((await Api.GetAsync(path)).Bytes, Is.EqualTo(before.Bytes));
    }

    [TestCase("""{"location": null}""", "body/location")]
    [TestCase("""{"location": {}}""", "body/location/lat", "body/location/lon")]
    [TestCase("""{"location": {"lat": 9}}""", "body/location/lon")]
    [TestCase("""{"location": {"lat": 90.1, "lon": null}}""", "body/location/lat", "body/location/lon")]
    [TestCase("""{"info": {"name": "Nimi"}, "image": "", "location": "60,24"}""", "body/image", "body/info/lang", "body/location")]
    [TestCase("""{"info": {"lang": "xx", "name": {}, "abstract": [], "description": true}}""", "body/info/abstract",
        "body/info/description", "body/info/lang", "body/info/name")]
    public async Task TellsAllFaultsAtOnce(string body, params string[] faults)
    {
        var (path, maker) = await SceneAsync();
        var before = await Api.GetAsync(path);

        var answer = await Api.PatchAsync(path, ApiClient.Raw(body), maker);

        Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", faults)));
        Assert.That((await Api.GetAsync(path)).Bytes, Is.EqualTo(before.Bytes));
    }

    [Test]
    public async Task NamesWhoLastChangedTheEntryThatIsShown()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var path = $"/projects/{project}/sites/{await World.SiteAsync(project, creator: maker)}";

        await Api.PatchAsync(path, new { info = new { lang = "en", name = "Place" } }, admin);
        await Api.PatchAsync(path, new { location = new { lat = 1, lon = 2 } }, admin);

        Assert.That(await PeopleAsync("fi"), Is.EqualTo((maker.Name, maker.Name)));
        Assert.That(await PeopleAsync("en"), Is.EqualTo((maker.Name, admin.Name)));

        await Api.PatchAsync(path, new { info = new { lang = "fi", @abstract = "Lyhyt" } }, admin);
        await Api.PatchAsync(path, new { info = new { lang = "en", name = "The place" } }, maker);

        Assert.That(await PeopleAsync("fi"), Is.EqualTo((maker.Name, admin.Name)));
        Assert.That(await PeopleAsync("en"), Is.EqualTo((maker.Name, maker.Name)));

        async Task<(string Creator, string Modifier)> PeopleAsync(string language)
        {
            var site = (await Api.GetAsync(path, null, ("Accept-Language", language))).Json;
            return (site["creator"]!.GetValue<string>(), site["modifier"]!.GetValue<string>());
        }
    }

    [Test]
    public async Task KeepsWhatIsPublishedPublished()
    {
        var (path, maker) = await SceneAsync();

        await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Toinen" } }, maker);

        Assert.That((await Api.GetAsync(path)).Status, Is.EqualTo(200));
    }

    /// <summary>A site that has everything but a description, and its maker.</summary>
    private async Task<(string Path, Person Maker)> SceneAsync()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var path = $"/projects/{project}/sites/{await World.SiteAsync(project, creator: maker)}";
        await Api.PatchAsync(path, new { info = new { lang = "fi", @abstract = "Abstract" }, image = Samples.Png }, maker);
        return (path, maker);
    }
}
