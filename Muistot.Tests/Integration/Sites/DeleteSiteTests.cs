using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class DeleteSiteTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(true, false, "403 Not enough privileges")]
    [TestCase(false, false, "404 Resource not found")]
    [TestCase(true, true, "403 Not enough privileges")]
    public async Task IsForItsMakerAndAdmins(bool published, bool adminPosting, string others)
    {
        var cast = await Cast.GatherAsync(World, adminPosting: adminPosting);

        var verdicts = await cast.AskAsync(async by =>
            await Api.DeleteAsync($"/projects/{cast.Project}/sites/{await World.SiteAsync(cast.Project, published, cast.Maker)}", by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", others, others, "204", others, "204", "204")));
    }

    [Test]
    public async Task HidesItsMemoriesWithIt()
    {
        var (maker, writer) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: maker);
        var path = $"/projects/{project}/sites/{site}";
        var memory = await World.MemoryAsync(project, site, writer);
        await Api.PutAsync($"{path}/report", writer);
        await Api.PutAsync($"{path}/memories/{memory}/report", maker);

        var deleted = await Api.DeleteAsync(path, maker);

        Assert.That((deleted.Status, deleted.Headers.Location),
            Is.EqualTo((204, new Uri($"http://muistot.example/projects/{project}/sites"))));
        Assert.That((await Api.GetAsync(path, maker)).Verdict, Is.EqualTo("404 Resource not found"));
        Assert.That((await Api.GetAsync($"{path}/memories/{memory}", writer)).Verdict, Is.EqualTo("404 Site not found"));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["sites_count"]!.GetValue<int>(), Is.Zero);
        var left = await World.Read(async db => await db.Memories.CountAsync() + await db.SiteReports.CountAsync()
            + await db.MemoryReports.CountAsync());
        Assert.That(left, Is.EqualTo(3), "All of it can be brought back.");
    }

    [Test]
    [Repeat(5)]
    public async Task LeavesTheImagesOfTheMemoriesThatCameBefore()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: maker);
        var path = $"/projects/{project}/sites/{site}";

        var made = Enumerable.Range(0, 6)
            .Select(_ => Api.PostAsync($"{path}/memories", new { title = "Muisto", image = Samples.Png }, maker)).ToList();
        var deleted = await Api.DeleteAsync(path, maker);
        var answers = await Task.WhenAll(made);

        Assert.That(deleted.Status, Is.EqualTo(204));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201).Or.EqualTo(404));
        var before = answers.Count(answer => answer.Status == 201);
        Assert.That(await World.Read(db => db.Images.CountAsync()), Is.EqualTo(before));
        Assert.That(Host.Images.Names, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task LeavesItsIdToOthers()
    {
        var (maker, other) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: maker);
        var path = $"/projects/{project}/sites/{site}";

        var (first, second) = (await Api.DeleteAsync(path, maker), await Api.DeleteAsync(path, maker));
        var again = await Api.PostAsync($"/projects/{project}/sites", Samples.Site(site), other);

        Assert.That((first.Verdict, second.Verdict, again.Verdict), Is.EqualTo(("204", "404 Resource not found", "201")));
    }

    [Test]
    public async Task DeletesOnceForEightAtOnce()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: maker);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.DeleteAsync($"/projects/{project}/sites/{site}", maker)));

        Assert.That(answers.Select(answer => answer.Verdict).Order(),
            Is.EqualTo(["204", .. Enumerable.Repeat("404 Resource not found", 7)]));
    }
}
