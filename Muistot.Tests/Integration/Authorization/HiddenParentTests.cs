using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Authorization;

public sealed class HiddenParentTests() : IntegrationTest(Backend.Embedded)
{
    public enum Parent
    {
        Missing,
        Unpublished,
        Ended,
        NotBegun,
    }

    private DateTime Now => Host.Application.Clock.GetUtcNow().UtcDateTime;

    [Test]
    public async Task ProjectsThatAreNotThereHideAllThatTheyHold([Values] Parent state)
    {
        var (maker, foreign) = (await World.PersonAsync(), await World.PersonAsync());
        await World.ProjectAsync(admin: foreign);
        var project = await ProjectAsync(state);
        var (site, memory) = state == Parent.Missing ? (World.Fresh("site"), 1) : await HoldingsAsync(project, maker);

        var answers = await AskAllAsync(Endpoint.BelowProject(project, site, memory), foreign);

        Assert.That(answers, Has.All.EndsWith(": 404 Project not found"));
    }

    [Test]
    public async Task ProjectsThatAreNotThereHideFromMakersWhatTheyMade(
        [Values(Parent.Unpublished, Parent.Ended, Parent.NotBegun)] Parent state)
    {
        var maker = await World.PersonAsync();
        var project = await ProjectAsync(state);
        var (site, memory) = await HoldingsAsync(project, maker);

        var answers = await AskAllAsync(Endpoint.BelowProject(project, site, memory)
            .Where(endpoint => endpoint.Needs <= Needs.Session), maker);

        Assert.That(answers, Has.All.EndsWith(": 404 Project not found"));
    }

    [Test]
    public async Task ProjectsThatAreNotThereAreOpenToTheirStaff([Values(Parent.Unpublished, Parent.Ended, Parent.NotBegun)] Parent state)
    {
        var (moderator, admin, superuser) = (await World.PersonAsync(), await World.PersonAsync(),
            await World.PersonAsync(superuser: true));
        var project = await ProjectAsync(state, admin, moderator);
        foreach (var person in new[] { moderator, admin, superuser })
        {
            var (site, memory) = await HoldingsAsync(project, person);

            var answers = await AskAllAsync(Endpoint.BelowProject(project, site, memory), person);

            Assert.That(answers, Has.All.Match(": (2..|304)$"));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task SitesThatAreNotThereHideTheirMemories(bool exists)
    {
        var (writer, foreign) = (await World.PersonAsync(), await World.PersonAsync());
        await World.ProjectAsync(admin: foreign);
        var project = await World.ProjectAsync();
        var site = exists ? await World.SiteAsync(project, published: false) : World.Fresh("site");
        var memory = exists ? await World.MemoryAsync(project, site, writer) : 1;
        var endpoints = Endpoint.BelowSite(project, site, memory).ToList();

        var answers = await AskAllAsync(endpoints, foreign);
        var ofWriter = await AskAllAsync(endpoints.Where(endpoint => endpoint.Needs <= Needs.Session), writer);

        Assert.That(answers.Concat(ofWriter), Has.All.EndsWith(": 404 Site not found"));
    }

    [Test]
    public async Task UnpublishedSitesAreOpenToTheirMakersAndStaff()
    {
        var cast = await Cast.GatherAsync(World);
        foreach (var person in new[] { cast.Maker, cast.Moderator, cast.Admin, cast.Superuser })
        {
            var site = await World.SiteAsync(cast.Project, published: false, creator: cast.Maker);
            var memory = await World.MemoryAsync(cast.Project, site, person);
            var allowed = person == cast.Maker ? Needs.Session : Needs.AdminRole;

            var answers = await AskAllAsync(Endpoint.BelowSite(cast.Project, site, memory)
                .Where(endpoint => endpoint.Needs <= allowed), person);

            Assert.That(answers, Has.All.Match(": (2..|304)$"));
        }
    }

    [TestCase("published", "403 Not enough privileges")]
    [TestCase("unpublished", "404 Resource not found")]
    [TestCase("missing", "404 Resource not found")]
    [TestCase("ended", "404 Project not found")]
    [TestCase("not begun", "404 Project not found")]
    public async Task AdminsOfOtherProjectsAreToldNoMoreThanAnyone(string state, string verdict)
    {
        var (foreign, user) = (await World.PersonAsync(), await World.PersonAsync());
        await World.ProjectAsync(admin: foreign);
        var project = state switch
        {
            "published" => await World.ProjectAsync(),
            "unpublished" => await ProjectAsync(Parent.Unpublished),
            "ended" => await ProjectAsync(Parent.Ended),
            "not begun" => await ProjectAsync(Parent.NotBegun),
            _ => World.Fresh("project"),
        };

        var answers = await AskAllAsync(Endpoint.OfProject(project, user.Name)
            .Where(endpoint => endpoint.Needs == Needs.AdminRole), foreign);

        Assert.That(answers, Has.All.EndsWith(": " + verdict));
    }

    private async Task<IReadOnlyList<string>> AskAllAsync(IEnumerable<Endpoint> endpoints, Person by)
    {
        var answers = new List<string>();
        foreach (var endpoint in endpoints)
            answers.Add(await endpoint.AskAsync(Api, by));
        return answers;
    }

    private Task<string> ProjectAsync(Parent state, Person? admin = null, Person? moderator = null) => state switch
    {
        Parent.Unpublished => World.ProjectAsync(published: false, admin: admin, moderator: moderator),
        Parent.Ended => World.ProjectAsync(ends: Now.AddMinutes(-1), admin: admin, moderator: moderator),
        Parent.NotBegun => World.ProjectAsync(starts: Now.AddMinutes(10), admin: admin, moderator: moderator),
        _ => Task.FromResult(World.Fresh("project")),
    };

    private async Task<(string Site, long Memory)> HoldingsAsync(string project, Person by)
    {
        var site = await World.SiteAsync(project, creator: by);
        return (site, await World.MemoryAsync(project, site, by));
    }
}
