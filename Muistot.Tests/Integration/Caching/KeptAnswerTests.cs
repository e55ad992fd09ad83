using Muistot.Domain.Projects;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Caching;

/// <summary>Whom an answer that is kept is given to, and for how long.</summary>
[OnEveryBackend]
public sealed class KeptAnswerTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task AreThoseThatEachCallerWouldGetWithoutThem()
    {
        using var anew = new ApiClient(Host.Node(("Caching:Enabled", "false")).Address);
        var (paths, callers) = await SceneAsync();

        var asked = new List<string>();
        foreach (
            var (path, caller) in from path in paths
                                  from turn in Enumerable.Range(0, 2)
                                  from caller in callers
                                  select (path, caller.Person))
        {
            var (kept, made) = (await Api.GetAsync(path, caller), await anew.GetAsync(path, caller));
            Assert.That((kept.Status, kept.Text), Is.EqualTo((made.Status, made.Text)), $"{path} for {caller?.Name}");
            asked.Add($"{path} {kept.Status} {kept.Text}");
        }

        Assert.That(asked.Distinct().Count(), Is.GreaterThan(paths.Length * 2), "Callers see different things.");
    }

    /// <summary>An answer that was made for a request has the headers of the same one when it is kept, and 304 has no type.</summary>
    [Test]
    public async Task HaveTheHeadersOfThoseThatAreMade()
    {
        var (paths, callers) = await SceneAsync();
        var statuses = new List<int>();
        foreach (var (path, caller) in from path in paths from caller in callers select (path, caller.Person))
        {
            var made = await Api.GetAsync(path, caller, ("If-None-Match", "*"));
            var kept = await Api.GetAsync(path, caller, ("If-None-Match", "*"));

            Assert.That(HeadersOf(kept), Is.EqualTo(HeadersOf(made)), $"{path} for {caller?.Name}");
            Assert.That(made.Status == 304 ? made.ContentHeaders.ContentType : null, Is.Null, path);
            statuses.Add(made.Status);
        }

        Assert.That(statuses, Does.Contain(304).And.Contain(200));

        static IEnumerable<string> HeadersOf(Answer answer) => answer.Headers.Concat(answer.ContentHeaders)
            .Where(header => header.Key is not ("Date" or "Trace-Id"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
    }

    /// <summary>White space around an id is let go, and what is kept must know that too.</summary>
    [TestCase("%20", "")]
    [TestCase("", "%20")]
    [TestCase("%09", "%C2%A0")]
    [TestCase("%E2%80%83", "%0A%0D")]
    public async Task AreNeverOldHoweverTheirAddressIsWritten(string before, string behind)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        var memory = await World.MemoryAsync(project, site);
        var (oddProject, oddSite) = ($"/projects/{before}{project}{behind}", $"{before}{site}{behind}");
        string[] ofProject = [oddProject, $"{oddProject}/sites", $"{oddProject}/sites/{site}"];
        string[] ofSite = [$"{oddProject}/sites/{oddSite}", $"/projects/{project}/sites/{oddSite}",
            $"/projects/{project}/sites/{oddSite}/memories", $"/projects/{project}/sites/{site}/memories/{before}{memory}{behind}"];
        var reader = await World.PersonAsync();
        Person?[] readers = [null, reader];

        var whole = await ReadAsync([.. ofProject, .. ofSite]);
        await Api.PostAsync($"/projects/{project}/sites/{site}/publish?publish=false", by: admin);
        var withoutSite = await ReadAsync(ofSite);
        await Api.PostAsync($"/projects/{project}/publish?publish=false", by: admin);
        var withoutProject = await ReadAsync(ofProject);

        Assert.That(whole, Is.All.EqualTo(200));
        Assert.That(withoutSite.Concat(withoutProject), Is.All.EqualTo(404));

        async Task<List<int>> ReadAsync(string[] paths)
        {
            var statuses = new List<int>();
            foreach (var (path, person) in from path in paths from person in readers select (path, person))
                statuses.Add((await Api.GetAsync(path, person)).Status);
            return statuses;
        }
    }

    [Test]
    public async Task ChangeWithTheRightsOfTheCaller()
    {
        var (admin, helper) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var hidden = await World.SiteAsync(project, published: false);
        var path = $"/projects/{project}/sites";

        var before = await Api.GetAsync(path, helper);
        await Api.PostAsync($"/projects/{project}/moderators?username={helper.Name}", by: admin);
        var asModerator = await Api.GetAsync(path, helper);
        await Api.DeleteAsync($"/projects/{project}/moderators?username={helper.Name}", admin);
        var after = await Api.GetAsync(path, helper);

        Assert.That(new[] { before, asModerator, after }.Select(answer => answer.Text.Contains(hidden)),
            Is.EqualTo(new[] { false, true, false }));
    }

    /// <summary>
    /// What the service is not told of is found by asking: for the caller's rights each second, for all the rest each minute.
    /// </summary>
    [Test]
    public async Task FollowRightsThatChangePastTheService()
    {
        var (reader, helper) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var (site, path) = (await World.SiteAsync(project), $"/projects/{project}/sites");
        var before = await ShownAsync();

        await World.InDatabase(db => db.Sites.Single(row => row.Name == site).Published = false, isHeardOf: false);
        await World.InDatabase(db => db.Users.Single(user => user.Id == helper.Id).Moderates.Add(
            new ProjectModerator { ProjectId = db.Projects.Single(row => row.Name == project).Id }), isHeardOf: false);
        await Host.LetPassAsync(TimeSpan.FromSeconds(3));
        var soon = await ShownAsync();
        await Host.LetPassAsync(TimeSpan.FromMinutes(1));
        var later = await ShownAsync();

        Assert.That((before, soon, later), Is.EqualTo(("open open", "open waiting", "none waiting")));

        async Task<string> ShownAsync() => string.Join(' ', await OneAsync(reader), await OneAsync(helper));

        async Task<string> OneAsync(Person person) =>
            (await Api.GetAsync(path, person)).Items.SingleOrDefault() is not { } shown
                ? "none" : shown["waiting_approval"] is null ? "open"
                : "waiting";
    }

    [Test]
    public async Task ChangeWhenSomeoneBecomesASuperuserBySigningInElsewhere()
    {
        var root = await World.PersonAsync(email: TestHost.Root);
        var project = await World.ProjectAsync(published: false);

        var before = await Api.GetAsync("/projects", root);
        await new Contract.SignIn(Api, Host.Mail).OfAsync(TestHost.Root);
        var after = await Api.GetAsync("/projects", root);

        Assert.That((before.Text.Contains(project), after.Text.Contains(project)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task ChangeWithWhatIsKnownOfTheCaller()
    {
        var (one, other) = (await World.PersonAsync(), await World.PersonAsync());

        var before = new[] { await Api.GetAsync("/me", one), await Api.GetAsync("/me", other), await Api.GetAsync("/me", one) };
        await Api.PatchAsync("/me", new { city = "Oulu" }, one);
        var after = new[] { await Api.GetAsync("/me", one), await Api.GetAsync("/me", other), await Api.GetAsync("/me") };

        Assert.That(before.Select(answer => answer.Json["username"]!.GetValue<string>()),
            Is.EqualTo(new[] { one.Name, other.Name, one.Name }));
        Assert.That(after.Select(answer => $"{answer.Status} {answer.Text.Contains("Oulu")}"),
            Is.EqualTo(new[] { "200 True", "200 False", "401 False" }));
    }

    [TestCase(null)]
    [TestCase("stranger")]
    public async Task EndWhenProjectsBeginAndEnd(string? caller)
    {
        var person = caller is null ? null : await World.PersonAsync();
        var now = Host.Application.Clock.GetUtcNow().UtcDateTime;
        var (ending, beginning) = (await World.ProjectAsync(ends: now.AddSeconds(20)),
            await World.ProjectAsync(starts: now.AddSeconds(20)));
        string[] paths = [$"/projects/{ending}", $"/projects/{ending}/sites", $"/projects/{beginning}", $"/projects/{beginning}/sites"];

        var before = await StatusesAsync(paths, person);
        var listedBefore = (await Api.GetAsync("/projects", person)).Text;
        await Host.LetPassAsync(TimeSpan.FromSeconds(25));
        var after = await StatusesAsync(paths, person);
        var listedAfter = (await Api.GetAsync("/projects", person)).Text;

        Assert.That((before, after), Is.EqualTo(("200 200 404 404", "404 404 200 200")));
        Assert.That((listedBefore.Contains(ending), listedBefore.Contains(beginning)), Is.EqualTo((true, false)));
        Assert.That((listedAfter.Contains(ending), listedAfter.Contains(beginning)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task AreNotGivenWithASessionThatHasEnded()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync();

        var before = await Api.GetAsync($"/projects/{project}", person);
        await Api.DeleteAsync("/me/sessions", person);
        var after = await Api.GetAsync($"/projects/{project}", person);

        Assert.That((before.Status, after.Status), Is.EqualTo((200, 401)));
    }

    private async Task<string> StatusesAsync(IEnumerable<string> paths, Person? person)
    {
        var statuses = new List<int>();
        foreach (var path in paths.SelectMany(path => new[] { path, path }))
            statuses.Add((await Api.GetAsync(path, person)).Status);
        return string.Join(' ', statuses.Chunk(2).Select(pair => pair.Distinct().Single()));
    }

    private async Task<(string[] Paths, (string Name, Person? Person)[] Callers)> SceneAsync()
    {
        var (admin, moderator, maker, writer) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync(),
            await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, moderator: moderator);
        var closed = await World.ProjectAsync(published: false, admin: admin);
        var (open, hidden) = (await World.SiteAsync(project, creator: maker),
            await World.SiteAsync(project, published: false, creator: maker));
        await World.MemoryAsync(project, open, writer);
        await World.MemoryAsync(project, open, writer, published: false);
        await World.MemoryAsync(project, hidden, writer);
        return (
            [
                "/projects", $"/projects/{project}", $"/projects/{closed}", $"/projects/{project}/sites",
                $"/projects/{project}/sites/{open}?include_memories=true",
                $"/projects/{project}/sites/{hidden}", $"/projects/{project}/sites/{open}/memories",
                $"/projects/{project}/sites/{hidden}/memories",
            ],
            [
                ("anonymous", null), ("stranger", await World.PersonAsync()), ("maker", maker), ("writer", writer),
                ("moderator", moderator), ("admin", admin),
                ("superuser", await World.PersonAsync(superuser: true)),
            ]);
    }
}
