using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Public ids that are made from names.</summary>
[OnEveryBackend]
public sealed class MadeIdentifierTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task StandInTheLocation()
    {
        var root = await World.PersonAsync(superuser: true);
        var (project, other) = (await World.ProjectAsync(), await World.ProjectAsync());

        foreach (var (name, id) in new[]
        {
            ("Sörnäisten satama", "sornaisten-satama"), ("SÖRNÄISTEN satama!", "sornaisten-satama-2"), ("Yö", "{0}-yo"),
            ("Sörnäisten satama 2", "sornaisten-satama-2-2"), ("sornaisten_satama", "sornaisten-satama-3"),
        })
        {
            Assert.That(await MakeAsync($"/projects/{project}/sites", name, root), Is.EqualTo(string.Format(null, id, "site")));
            Assert.That(await MakeAsync("/projects", name, root), Is.EqualTo(string.Format(null, id, "project")));
        }

        Assert.That(await MakeAsync($"/projects/{other}/sites", "Sörnäisten satama", root), Is.EqualTo("sornaisten-satama"));
        Assert.That(await MakeAsync($"/projects/{other}/sites", "日本", root), Does.Match("^site-[a-z]{6}$"));
        Assert.That(await MakeAsync("/projects", "!", root), Does.Match("^project-[a-z]{6}$"));
        Assert.That(await MakeAsync("/projects", new string('x', 70), root), Is.EqualTo(new string('x', 60)));
        Assert.That(await MakeAsync("/projects", new string('x', 70), root), Is.EqualTo($"{new string('x', 58)}-2"));
    }

    [Test]
    public async Task AreNotThoseOfHiddenThingsWhateverTheirCase()
    {
        var (user, project) = (await World.PersonAsync(), await World.ProjectAsync());
        var path = $"/projects/{project}/sites";
        await Api.PostAsync(path, Samples.Site("KAUPPA"), user);
        await Api.PostAsync(path, Samples.Site("Kauppa-2"), user);

        Assert.That(await MakeAsync(path, "Kauppa", await World.PersonAsync()), Is.EqualTo("kauppa-3"));
        Assert.That((await Api.PostAsync(path, Samples.Site("kauppa-3"), user)).Status, Is.EqualTo(409));
        Assert.That((await Api.PostAsync(path, Samples.Site("kauppa"), user)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task AreDifferentHoweverManyAreMadeAtOnce()
    {
        var (root, project) = (await World.PersonAsync(superuser: true), await World.ProjectAsync());
        var expected = Enumerable.Range(1, 20).Select(number => number == 1 ? "satama" : $"satama-{number}").Order().ToList();

        var sites = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => MakeAsync($"/projects/{project}/sites", "Satama", root)));
        var projects = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => MakeAsync("/projects", "Satama", root)));

        Assert.That(sites.Order(), Is.EqualTo(expected));
        Assert.That(projects.Order(), Is.EqualTo(expected));
        Assert.That(await World.Read(db => db.Sites.CountAsync()), Is.EqualTo(20));
    }

    [Test]
    public async Task AnImageIsStoredOnceThoughTheIdIsTaken()
    {
        var (root, project) = (await World.PersonAsync(superuser: true), await World.ProjectAsync());

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.PostAsync(
            $"/projects/{project}/sites",
            new { info = new { lang = "fi", name = "Satama" }, location = new { lat = 60, lon = 24 }, image = Samples.Png }, root)));
        var listed = await Api.GetAsync($"/projects/{project}/sites", root);

        Assert.That(listed.Items.Select(item => item!["image"]!.GetValue<string>()).Distinct().Count(), Is.EqualTo(6));
        foreach (var item in listed.Items)
            Assert.That((await Api.GetAsync($"/images/{item!["image"]}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task AnIdThatIsGivenIsStillChecked()
    {
        var (root, project) = (await World.PersonAsync(superuser: true), await World.ProjectAsync());

        foreach (var id in new[] { "null", "\"abc\"", "\"\"", "1" })
        {
            var json = $$"""{ "id": {{id}}, "info": { "lang": "fi", "name": "Satama" }, "location": { "lat": 60, "lon": 24 } }""";
            Assert.That((await Api.PostAsync($"/projects/{project}/sites", ApiClient.Raw(json), root)).Errors, Is.EqualTo(["body/id"]));
            Assert.That((await Api.PostAsync("/projects", ApiClient.Raw(json), root)).Errors, Is.EqualTo(["body/id"]));
        }
    }

    private async Task<string> MakeAsync(string path, string name, Person by)
    {
        var answer = await Api.PostAsync(path, new { info = new { lang = "fi", name }, location = new { lat = 60, lon = 24 } }, by);
        Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
        Assert.That((await Api.GetAsync(answer.Location!, by)).Json["id"]!.GetValue<string>(), Is.EqualTo(answer.Location!.Split('/')[^1]));
        return answer.Location!.Split('/')[^1];
    }
}
