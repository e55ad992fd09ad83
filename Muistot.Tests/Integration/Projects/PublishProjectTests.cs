using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class PublishProjectTests(Backend backend) : IntegrationTest(backend)
{
    private const string Unauthorized = "403 Unauthorized";

    [TestCase(true, "403 Not enough privileges", "304")]
    [TestCase(false, "404 Resource not found", "204")]
    public async Task IsForItsAdmins(bool published, string foreign, string admin)
    {
        var cast = await Cast.GatherAsync(World, published);

        var verdicts = await cast.AskAsync(by => Api.PostAsync($"/projects/{cast.Project}/publish?publish=true", null, by));

        Assert.That(
            verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", Unauthorized, foreign, Unauthorized, Unauthorized, admin, "304")));
    }

    [TestCase(true, "200")]
    [TestCase(false, "404 Resource not found")]
    public async Task ShowsAndHides(bool publish, string publicly)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(published: !publish, admin: admin);
        var path = $"/projects/{project}/publish?publish={(publish ? "true" : "false")}";

        var (first, second) = (await Api.PostAsync(path, null, admin), await Api.PostAsync(path, null, admin));

        Assert.That((first.Status, first.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example/projects/{project}"))));
        Assert.That((second.Status, second.Headers.Location), Is.EqualTo((304, (Uri?)null)));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Verdict, Is.EqualTo(publicly));
    }

    [Test]
    public async Task ChangesSomethingOnceForEightAtOnce()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(published: false, admin: admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Api.PostAsync($"/projects/{project}/publish?publish=true", null, admin)));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([204, .. Enumerable.Repeat(304, 7)]));
    }

    [TestCase(true, "403 Not enough privileges")]
    [TestCase(false, "404 Resource not found")]
    public async Task DeletingIsForItsAdmins(bool published, string foreign)
    {
        var cast = await Cast.GatherAsync(World, published);

        var verdicts = await cast.AskAsync(by => Api.DeleteAsync($"/projects/{cast.Project}", by));

        Assert.That(
            verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", Unauthorized, foreign, Unauthorized, Unauthorized, "204", "204")));
    }

    [Test]
    public async Task DeletingHidesAndLosesNothing()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        var memory = await World.MemoryAsync(project, site);

        var deleted = await Api.DeleteAsync($"/projects/{project}", admin);
        var hidden = await Api.GetAsync($"/projects/{project}/sites/{site}/memories/{memory}");
        await Api.PostAsync($"/projects/{project}/publish?publish=true", null, admin);

        Assert.That((deleted.Status, deleted.Headers.Location), Is.EqualTo((204, new Uri("http://muistot.example/projects"))));
        Assert.That(hidden.Verdict, Is.EqualTo("404 Project not found"));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}/memories/{memory}")).Status, Is.EqualTo(200));
    }
}
