using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class DefaultLanguageTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly object English = new { default_language = "en" };

    [Test]
    public async Task IsTheOneThatTheProjectIsMadeIn()
    {
        var root = await World.PersonAsync(superuser: true);

        await Api.PostAsync("/projects", Samples.Project("harbour", "en"), root);

        Assert.That((await Api.GetAsync("/projects/harbour", root, ("Accept-Language", "fi"))).Json["info"]!["lang"]!.GetValue<string>(),
            Is.EqualTo("en"));
    }

    [Test]
    public async Task NeedsAnEntry()
    {
        var (project, admin) = await SceneAsync();

        var without = await Api.PatchAsync($"/projects/{project}", English, admin);
        await Api.PatchAsync($"/projects/{project}", new { info = new { lang = "en", name = "Name" } }, admin);
        var with = await Api.PatchAsync($"/projects/{project}", English, admin);

        Assert.That((without.Status, with.Status), Is.EqualTo((409, 204)));
    }

    [Test]
    public async Task ChangesNothingElseWhereThereIsNoEntry()
    {
        var (project, admin) = await SceneAsync();
        var (before, files) = (await Api.GetAsync($"/projects/{project}"), Host.Images.Names);

        await Api.PatchAsync($"/projects/{project}", new { default_language = "en", auto_publish = true, image = Samples.Png }, admin);

        Assert.That((await Api.GetAsync($"/projects/{project}")).Bytes, Is.EqualTo(before.Bytes));
        Assert.That(Host.Images.Names, Is.EquivalentTo(files));
    }

    [Test]
    public async Task ComesWithItsEntry()
    {
        var (project, admin) = await SceneAsync();

        var changed = await Api.PatchAsync($"/projects/{project}",
            new { default_language = "en", info = new { lang = "en", name = "Name" } }, admin);
        await World.InDatabase(db => db.ProjectInformation.Remove(db.ProjectInformation.Single(entry => entry.LanguageId == 1)));

        Assert.That(changed.Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["info"]!["name"]!.GetValue<string>(), Is.EqualTo("Name"));
    }

    [Test]
    public async Task LeavesEverySiteReadable()
    {
        var (project, admin) = await SceneAsync();
        var (finnish, both, nameless) = (await World.SiteAsync(project), await World.SiteAsync(project),
            await World.SiteAsync(project, published: false));
        var empty = await World.SiteAsync(project);
        await ChangeAsync(project, both, admin, """{"lang": "en", "name": "Place", "abstract": "Short"}""");
        await ChangeAsync(project, nameless, admin, """{"lang": "en", "description": "Long"}""");
        await ChangeAsync(project, empty, admin, """{"lang": "en", "name": "", "description": "Long"}""");

        await Api.PatchAsync($"/projects/{project}", new { default_language = "en", info = new { lang = "en", name = "Name" } }, admin);

        foreach (var language in new[] { "fi", "en" })
            Assert.That((await Api.GetAsync($"/projects/{project}/sites", admin, ("Accept-Language", language))).Ids,
                Is.EqualTo([finnish, both, nameless, empty]));
        Assert.That(await InfoAsync(project, finnish, "en"), Is.EqualTo("""{"lang":"en","name":"Paikka"}"""));
        Assert.That(await InfoAsync(project, both, "en"), Is.EqualTo("""{"lang":"en","name":"Place","abstract":"Short"}"""));
        Assert.That(await InfoAsync(project, both, "fi"), Is.EqualTo("""{"lang":"fi","name":"Paikka","abstract":"Short"}"""));
        Assert.That(await InfoAsync(project, empty, "en"), Is.EqualTo("""{"lang":"en","name":"Paikka","description":"Long"}"""));
        Assert.That(await InfoAsync(project, nameless, "en", admin), Is.EqualTo("""{"lang":"en","name":"Paikka","description":"Long"}"""));
    }

    [Test]
    public async Task LeavesTheSitesOfOtherProjectsAlone()
    {
        var (project, admin) = await SceneAsync();
        var other = await World.ProjectAsync();
        var site = await World.SiteAsync(other);

        await Api.PatchAsync($"/projects/{project}", new { default_language = "en", info = new { lang = "en", name = "Name" } }, admin);

        Assert.That(await InfoAsync(other, site, "en"), Is.EqualTo("""{"lang":"fi","name":"Paikka"}"""));
    }

    [Test]
    public async Task NewSitesFollowTheNewOne()
    {
        var (project, admin) = await SceneAsync();
        await Api.PatchAsync($"/projects/{project}",
            new { default_language = "en", info = new { lang = "en", name = "Name" }, auto_publish = true }, admin);

        await Api.PostAsync($"/projects/{project}/sites", ApiClient.Raw("""
            {"id": "satama", "info": {"lang": "fi", "name": "Satama", "abstract": "Lyhyt"}, "location": {"lat": 60, "lon": 24}}
            """), admin);

        Assert.That(await InfoAsync(project, "satama", "en"), Is.EqualTo("""{"lang":"en","name":"Satama"}"""));
        Assert.That(await InfoAsync(project, "satama", "fi"), Is.EqualTo("""{"lang":"fi","name":"Satama","abstract":"Lyhyt"}"""));
    }

    private Task<Answer> ChangeAsync(string project, string site, Person by, string entry) =>
        Api.PatchAsync($"/projects/{project}/sites/{site}", ApiClient.Raw($$"""{"info": {{entry}}}"""), by);

    private async Task<string> InfoAsync(string project, string site, string language, Person? by = null) =>
        (await Api.GetAsync($"/projects/{project}/sites/{site}", by, ("Accept-Language", language))).Json["info"]!.ToJsonString();

    private async Task<(string Project, Person Admin)> SceneAsync()
    {
        var admin = await World.PersonAsync();
        return (await World.ProjectAsync(admin: admin), admin);
    }
}
