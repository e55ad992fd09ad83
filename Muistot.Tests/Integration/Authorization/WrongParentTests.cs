using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Authorization;

public sealed class WrongParentTests() : IntegrationTest(Backend.Embedded)
{
    [Test]
    public async Task SitesAreNotFoundInOtherProjects()
    {
        var (root, site, _, other) = await SceneAsync();
        var project = await World.ProjectAsync(admin: root);

        foreach (var endpoint in Endpoint.OfSite(project, site))
            Assert.That(await endpoint.AskAsync(Api, root), Does.EndWith(": 404 Resource not found"));
        foreach (var endpoint in Endpoint.OfMemories(project, site))
            Assert.That(await endpoint.AskAsync(Api, root), Does.EndWith(": 404 Site not found"));
        Assert.That((await Api.GetAsync($"/projects/{other}/sites/{site}")).Json["info"]!["name"]!.GetValue<string>(),
            Is.EqualTo("Paikka"));
    }

    [Test]
    public async Task MemoriesAreNotFoundOnOtherSites()
    {
        var (root, site, memory, project) = await SceneAsync();
        var second = await World.SiteAsync(project);

        foreach (var endpoint in Endpoint.OfMemory(project, second, memory))
            Assert.That(await endpoint.AskAsync(Api, root), Does.EndWith(": 404 Resource not found"));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}/memories/{memory}")).Json["title"]!.GetValue<string>(),
            Is.EqualTo("Muisto"));
    }

    [Test]
    public async Task MemoriesAreNotFoundInOtherProjects()
    {
        var (root, site, memory, _) = await SceneAsync();
        var project = await World.ProjectAsync();
        var namesake = await World.SiteAsync(project);

        foreach (var endpoint in Endpoint.OfMemory(project, site, memory))
            Assert.That(await endpoint.AskAsync(Api, root), Does.EndWith(": 404 Site not found"));
        foreach (var endpoint in Endpoint.OfMemory(project, namesake, memory))
            Assert.That(await endpoint.AskAsync(Api, root), Does.EndWith(": 404 Resource not found"));
    }

    [Test]
    public async Task OneSiteIdMayStandInTwoProjects()
    {
        var user = await World.PersonAsync();
        var (first, second) = (await World.ProjectAsync(autoPublish: true), await World.ProjectAsync(autoPublish: true));

        var inFirst = await Api.PostAsync($"/projects/{first}/sites", Samples.Site("tori", name: "Kauppatori"), user);
        var inSecond = await Api.PostAsync($"/projects/{second}/sites", Samples.Site("tori", name: "Tammelantori"), user);
        await Api.DeleteAsync($"/projects/{second}/sites/tori", user);

        Assert.That((inFirst.Status, inSecond.Status), Is.EqualTo((201, 201)));
        Assert.That((await Api.GetAsync($"/projects/{first}/sites/tori")).Json["info"]!["name"]!.GetValue<string>(),
            Is.EqualTo("Kauppatori"));
        Assert.That((await Api.GetAsync($"/projects/{second}/sites/tori")).Status, Is.EqualTo(404));
    }

    /// <summary>A superuser, who may do everything, and a site with a memory.</summary>
    private async Task<(Person Root, string Site, long Memory, string Project)> SceneAsync()
    {
        var root = await World.PersonAsync(superuser: true);
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: root);
        return (root, site, await World.MemoryAsync(project, site, root), project);
    }
}
