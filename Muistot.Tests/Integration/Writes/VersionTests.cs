using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Each change of a project, site or memory raises its version once, and is written down with who made it.</summary>
[OnEveryBackend]
public sealed class VersionTests(Backend backend) : IntegrationTest(backend)
{
    private const int Threshold = 10;

    [Test]
    public async Task ChangesOfAProjectAreCounted()
    {
        var (admin, other) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var path = $"/projects/{project}";

        await Api.PatchAsync(path, new { admin_posting = true }, admin);
        await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Toinen" } }, admin);
        await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Toinen" } }, admin);
        await Api.PatchAsync(path, new { contact = new { can_contact = true, has_research_permit = false } }, admin);
        await Api.PostAsync($"{path}/admins?username={other.Name}", null, admin);
        await Api.PostAsync($"{path}/moderators?username={other.Name}", null, admin);
        await Api.DeleteAsync($"{path}/admins?username={other.Name}", admin);
        await Api.DeleteAsync($"{path}/admins?username={other.Name}", admin);
        await Api.DeleteAsync(path, admin);

        var (id, version) = await World.Read(db => db.Projects.Where(row => row.Name == project)
            .Select(row => ValueTuple.Create(row.Id, row.Version)).SingleAsync());
        Assert.That(version, Is.EqualTo(8));
        Assert.That(await ChangesAsync(Resource.Project, id), Is.EqualTo([
            $"2 Change by {admin.Id}", $"3 Change by {admin.Id}", $"4 Change by {admin.Id}", $"5 Change by {admin.Id}",
            $"6 Change by {admin.Id}", $"7 Change by {admin.Id}", $"8 Hide by {admin.Id}",
        ]));
    }

    [Test]
    public async Task ChangesOfASiteAreCounted()
    {
        var (admin, author) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project, published: false, author);
        var path = $"/projects/{project}/sites/{site}";

        await Api.PatchAsync(path, new { location = new { lat = 60.1, lon = 24.9 } }, author);
        await Api.PatchAsync(path, new { info = new { lang = "fi", @abstract = "Lyhyt" }, location = new { lat = 60.2, lon = 24.9 } }, author);
        await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        await World.MemoryAsync(project, site, author);
        var (id, version, modifierId) = await World.Read(db => db.Sites.Where(row => row.Name == site)
            .Select(row => ValueTuple.Create(row.Id, row.Version, row.ModifierId)).SingleAsync());
        await Api.DeleteAsync(path, author);

        Assert.That((version, modifierId), Is.EqualTo((4, (int?)admin.Id)));
        Assert.That(await ChangesAsync(Resource.Site, id), Is.EqualTo([
            $"2 Change by {author.Id}", $"3 Change by {author.Id}", $"4 Publish by {admin.Id}", $"5 Delete by {author.Id}",
        ]));
    }

    [Test]
    public async Task ReportsHideInNobodysName()
    {
        var author = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var (site, memories) = (await World.SiteAsync(project, creator: author), new List<string>());
        var memory = await World.MemoryAsync(project, site, author);
        var path = $"/projects/{project}/sites/{site}";

        for (var reports = 0; reports <= Threshold; reports++)
        {
            var person = await World.PersonAsync();
            await Api.PutAsync($"{path}/memories/{memory}/report", person);
            await Api.PutAsync($"{path}/report", person);
        }

        var (id, version, modifierId) = await World.Read(db => db.Sites.Where(row => row.Name == site)
            .Select(row => ValueTuple.Create(row.Id, row.Version, row.ModifierId)).SingleAsync());
        Assert.That((version, modifierId), Is.EqualTo((2, (int?)author.Id)));
        Assert.That(await ChangesAsync(Resource.Site, id), Is.EqualTo(["2 Hide by "]));
        Assert.That(await ChangesAsync(Resource.Memory, memory), Is.EqualTo(["2 Hide by "]));
    }

    [Test]
    public async Task AnotherDefaultLanguageChangesTheSitesThatItNames()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var (finnish, both) = (await World.SiteAsync(project, creator: admin), await World.SiteAsync(project, creator: admin));
        await Api.PatchAsync($"/projects/{project}/sites/{both}", new { info = new { lang = "en", name = "Place" } }, admin);
        await Api.PatchAsync($"/projects/{project}", new { info = new { lang = "en", name = "Project" } }, admin);

        await Api.PatchAsync($"/projects/{project}", new { default_language = "en" }, admin);

        Assert.That(await World.Read(db => db.Sites.Where(row => row.Project!.Name == project).OrderBy(row => row.Id)
            .Select(row => row.Version).ToListAsync()), Is.EqualTo([2, 2]), $"of {finnish} and {both}");
    }

    [Test]
    public async Task ASaveThatDecidedOnAnOlderVersionIsRefused()
    {
        var site = await World.SiteAsync(await World.ProjectAsync());

        var saving = World.Read(async db =>
        {
            var row = await db.Sites.SingleAsync(row => row.Name == site);
            await World.InDatabase(other => other.Sites.Single(row => row.Name == site).Published = false);
            row.MoveTo(new Domain.Sites.Location(1, 1));
            return await db.SaveChangesAsync(CancellationToken.None);
        });

        Assert.That(() => saving, Throws.TypeOf<MissingRowException>());
        Assert.That(
            await World.Read(db => db.Sites.Where(row => row.Name == site).Select(row => row.Version).SingleAsync()), Is.EqualTo(2));
    }

    private Task<List<string>> ChangesAsync(Resource resource, long id) => World.Read(db => db.Changes
        .Where(change => change.Resource == resource && change.ResourceId == id).OrderBy(change => change.Version)
        .Select(change => $"{change.Version} {change.Action} by {change.UserId}").ToListAsync());
}
