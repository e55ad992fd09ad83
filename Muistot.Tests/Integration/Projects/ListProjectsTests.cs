using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class ListProjectsTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsEmptyWhereThereIsNothing()
    {
        var answer = await Api.GetAsync("/projects");

        Assert.That((answer.Status, answer.Json.ToJsonString()), Is.EqualTo((200, """{"items":[]}""")));
    }

    [Test]
    public async Task ShowsToEachWhatIsThereForThem()
    {
        var now = Host.Application.Clock.GetUtcNow().UtcDateTime;
        var (user, admin, moderator, foreign) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync(),
            await World.PersonAsync());
        var root = await World.PersonAsync(superuser: true);
        var shown = await World.ProjectAsync();
        var hidden = await World.ProjectAsync(published: false, admin: admin, moderator: moderator);
        var ended = await World.ProjectAsync(ends: now.AddMinutes(-1), admin: admin);
        var foreigns = await World.ProjectAsync(published: false, admin: foreign);
        var coming = await World.ProjectAsync(starts: now.AddMinutes(10), admin: admin);
        var running = await World.ProjectAsync(starts: now.AddMinutes(-10), ends: now.AddMinutes(10));

        Assert.That((await Api.GetAsync("/projects")).Ids, Is.EqualTo([shown, running]));
        Assert.That((await Api.GetAsync("/projects", user)).Ids, Is.EqualTo([shown, running]));
        Assert.That((await Api.GetAsync("/projects", admin)).Ids, Is.EqualTo([shown, hidden, ended, coming, running]));
        Assert.That((await Api.GetAsync("/projects", foreign)).Ids, Is.EqualTo([shown, foreigns, running]));
        Assert.That((await Api.GetAsync("/projects", root)).Ids, Is.EqualTo([shown, hidden, ended, foreigns, coming, running]));
    }

    [Test]
    public async Task ShowsTheSameOfAProjectAsTheProjectItself()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var contact = new { has_research_permit = true, can_contact = true };
        await Api.PatchAsync($"/projects/{project}", new { image = Samples.Png, starts = "2020-01-01", contact }, admin);
        await World.SiteAsync(project);

        var (one, all) = (await Api.GetAsync($"/projects/{project}"), await Api.GetAsync("/projects"));

        Assert.That(JsonNode.DeepEquals(all.Items.Single(), one.Json), Is.True, all.ToString());
        Assert.That(one.Json["image"], Is.Not.Null);
    }
}
