using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class CreateSiteTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task WaitsForApproval()
    {
        var (project, user) = (await World.ProjectAsync(), await World.PersonAsync());

        var created = await Api.PostAsync($"/projects/{project}/sites", Samples.Site("satama"), user);
        var own = await Api.GetAsync($"/projects/{project}/sites/satama", user);
        var publicly = await Api.GetAsync($"/projects/{project}/sites/satama");

        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        Assert.That(created.Headers.Location, Is.EqualTo(new Uri($"http://muistot.example/projects/{project}/sites/satama")));
        Assert.That(created.Bytes, Is.Empty);
        Assert.That(own.Json["waiting_approval"]!.GetValue<bool>(), Is.True);
        Assert.That(own.Json["creator"]!.GetValue<string>(), Is.EqualTo(user.Name));
        Assert.That(publicly.Verdict, Is.EqualTo("404 Resource not found"));
    }

    [TestCase(false, "201")]
    [TestCase(true, "403 Admin posting only")]
    public async Task IsForThePeopleWhomTheProjectLetsPost(bool adminPosting, string others)
    {
        var cast = await Cast.GatherAsync(World, adminPosting: adminPosting);

        var verdicts = await cast.AskAsync(by => Api.PostAsync($"/projects/{cast.Project}/sites", Samples.Site(World.Fresh("site")), by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", others, others, others, "201", "201", "201")));
    }

    [Test]
    public async Task AdminPostingCountsFromItsChangeOn()
    {
        var (admin, user) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);

        await Api.PatchAsync($"/projects/{project}", new { admin_posting = true }, admin);
        var reserved = await Api.PostAsync($"/projects/{project}/sites", Samples.Site("satama"), user);
        await Api.PatchAsync($"/projects/{project}", new { admin_posting = false }, admin);
        var open = await Api.PostAsync($"/projects/{project}/sites", Samples.Site("satama"), user);

        Assert.That((reserved.Verdict, open.Verdict), Is.EqualTo(("403 Admin posting only", "201")));
    }

    [Test]
    public async Task IsPublishedAtOnceWhereTheProjectSaysSo()
    {
        var (admin, user) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);

        await Api.PostAsync($"/projects/{project}/sites", Samples.Site("before"), user);
        await Api.PatchAsync($"/projects/{project}", new { auto_publish = true }, admin);
        await Api.PostAsync($"/projects/{project}/sites", Samples.Site("after"), user);

        Assert.That((await Api.GetAsync($"/projects/{project}/sites")).Ids, Is.EqualTo(["after"]));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/after", user)).Json.AsObject(), Does.ContainKey("own")
            .And.Not.ContainKey("waiting_approval"));
    }

    [Test]
    public async Task RefusesAnIdThatIsTaken([Values] bool published)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, published, cast.Maker);

        var verdicts = await cast.AskAsync(by => Api.PostAsync($"/projects/{cast.Project}/sites", Samples.Site(site), by));

        const string taken = "409 Resource already exists";
        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", taken, taken, taken, taken, taken, taken)));
    }

    [Test]
    public async Task MakesOneOfEightAtOnce()
    {
        var project = await World.ProjectAsync();
        var people = new[] { await World.PersonAsync(), await World.PersonAsync() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Api.PostAsync($"/projects/{project}/sites", Samples.Site("satama", "en", $"Harbour {i}"), people[i % 2])));

        Assert.That(answers.Select(answer => answer.Verdict).Order(),
            Is.EqualTo(["201", .. Enumerable.Repeat("409 Resource already exists", 7)]));
        Assert.That((await World.Read(db => db.Sites.CountAsync()), await World.Read(db => db.SiteInformation.CountAsync())),
            Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task TakesTheImageAndAllTexts()
    {
        var (project, user) = (await World.ProjectAsync(autoPublish: true), await World.PersonAsync());

        await Api.PostAsync($"/projects/{project}/sites", Body($$"""
            "id": " satama ", "info": {"lang": "fin", "name": " Satama ", "abstract": " Lyhyt ", "description": " Pitkä "}, "image": "{{Samples.Png}}"
            """), user);
        var shown = (await Api.GetAsync($"/projects/{project}/sites/satama")).Json;

        Assert.That(shown["info"]!.AsObject().Select(text => text.Value!.GetValue<string>()),
            Is.EqualTo(["fi", "Satama", "Lyhyt", "Pitkä"]));
        Assert.That(shown["image"]!.GetValue<string>(), Does.EndWith(".png"));
    }

    [TestCase("{}", "body/info", "body/location")]
    [TestCase("""{"id": null, "info": null, "location": null}""", "body/id", "body/info", "body/location")]
    [TestCase("""{"id": "ab", "info": {}, "location": {}, "image": ""}""", "body/id", "body/image", "body/info/lang", "body/info/name",
        "body/location/lat", "body/location/lon")]
    [TestCase("""{"id": "a/bcd", "info": {"lang": "FI", "name": null, "abstract": {}}, "location": {"lat": 90.5, "lon": -181}}""",
        "body/id", "body/info/abstract", "body/info/lang", "body/info/name", "body/location/lat", "body/location/lon")]
    [TestCase("""{"id": ["satama"], "info": "Satama", "location": [60, 24]}""", "body/id", "body/info", "body/location")]
    [TestCase("""{"id": "satama\n\u0000", "info": {"lang": "fi", "name": "\ud800"}, "location": {"lat": null, "lon": null}}""", "body/id",
        "body/info/name", "body/location/lat", "body/location/lon")]
    public async Task TellsAllFaultsAtOnce(string body, params string[] faults)
    {
        var (project, user) = (await World.ProjectAsync(), await World.PersonAsync());

        var answer = await Api.PostAsync($"/projects/{project}/sites", ApiClient.Raw(body), user);

        Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", faults)));
    }

    [TestCase(3, 422)]
    [TestCase(4, 201)]
    [TestCase(250, 201)]
    [TestCase(251, 422)]
    public async Task TakesIdsOf4To250Characters(int length, int status)
    {
        var (project, user) = (await World.ProjectAsync(), await World.PersonAsync());
        var id = new string('x', length);

        var answer = await Api.PostAsync($"/projects/{project}/sites", Samples.Site(id), user);

        Assert.That(answer.Status, Is.EqualTo(status));
        if (status == 201)
            Assert.That((await Api.GetAsync(answer.Location!, user)).Json["id"]!.GetValue<string>(), Is.EqualTo(id));
    }

    private static HttpContent Body(string members) => ApiClient.Raw("{" + members + ", \"location\": {\"lat\": 60.75, \"lon\": 24.56}}");
}
