using System.Text;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>A block hides what the person wrote where they are blocked, all of it or nothing, and shows exactly that again.</summary>
[OnEveryBackend]
public sealed class BlockHideTests(Backend backend) : IntegrationTest(backend)
{
    private Cast cast = null!;

    [SetUp]
    public async Task GatherAsync() => cast = await Cast.GatherAsync(World);

    [Test]
    public async Task HidesWhatTheyWroteThere([Values] bool inProject)
    {
        var other = await World.ProjectAsync(admin: cast.Admin);
        var (own, foreign) = (await OwnAsync(cast.Project), await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.Maker));
        var elsewhere = await Thing.MakeAsync(World, Thing.Site, other, by: cast.User);
        var before = await DoorsAsync();

        var answer = await BlockAsync(inProject);

        var log = await Api.DecisionsAsync(cast.Admin);
        var hidden = inProject ? own : [.. own, elsewhere];
        Assert.That(answer.Status, Is.EqualTo(201));
        Assert.That(log.Ids(), Is.EquivalentTo(hidden.Select(thing => thing.IdOf())));
        Assert.That(
            log.Select(item => (item["decision"]!.GetValue<string>(), item["by"]!.GetValue<string>(), item["reason"]?.GetValue<string>())),
            Is.All.EqualTo(("hide", By(inProject).Name, (string?)null)));
        foreach (var thing in hidden)
            Assert.That((await Api.GetAsync(thing.Path)).Status, Is.EqualTo(404), thing.Path);
        Assert.That((await Api.GetAsync(foreign.Path)).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync(elsewhere.Path)).Status, Is.EqualTo(inProject ? 200 : 404));
        Assert.That((await Api.GetAsync(own[0].Path, cast.User)).Status, Is.EqualTo(200), "They read on.");
        Assert.That(await Api.QueueAsync(cast.Admin, "waiting"), Is.Empty, "What waits is decided on, too.");
        Assert.That((await Api.BlocksAsync(By(inProject), ProjectIf(inProject))).Single()["hidden"]!.GetValue<int>(),
            Is.EqualTo(hidden.Count));
        var after = await DoorsAsync();
        Assert.That(before.Select(text => text.Contains("mainos", StringComparison.Ordinal)), Is.All.True);
        Assert.That(after.Select(text => text.Contains("mainos", StringComparison.Ordinal)), Is.All.False);
        var history = (await Api.GetAsync($"{own[0].Path}/history", cast.Admin)).Items[0]!;
        Assert.That((history["action"]!.GetValue<string>(), history["decision"]!.GetValue<string>()), Is.EqualTo(("hide", "hide")));
    }

    [Test]
    public async Task ShowsAgainWhatItHidAndNothingElse([Values] bool inProject)
    {
        var things = await OwnAsync(cast.Project);
        var (published, waiting) = (things[0], things[1]);
        var (hiddenBefore, decidedSince) = (await OneAsync(), await OneAsync());
        var (deletedSince, restoredSince) = (await OneAsync(), await OneAsync());
        await Api.OutcomeAsync(cast.Moderator, "hide", hiddenBefore, 1);
        var site = await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.User);
        await BlockAsync(inProject);
        await Api.OutcomeAsync(cast.Moderator, "publish", decidedSince, 2);
        await Api.OutcomeAsync(cast.Moderator, "hide", decidedSince, 3);
        await Api.DeleteAsync(deletedSince.Path, cast.Admin);
        await Api.DeleteAsync(restoredSince.Path, cast.Admin);
        await Api.PostAsync($"{restoredSince.Path}/history/1/restore", null, cast.Admin);

        var lifted = await Api.DeleteAsync($"{Blocks.Of(cast.User, ProjectIf(inProject))}?restore=true", By(inProject));

        Assert.That(lifted.Status, Is.EqualTo(204));
        Assert.That(
            await StatusesAsync(published, site, waiting, hiddenBefore, decidedSince, deletedSince, restoredSince),
            Is.EqualTo([200, 200, 404, 404, 404, 404, 404]));
        Assert.That((await Api.QueueAsync(cast.Admin, "waiting")).Ids(), Does.Contain(waiting.IdOf()));
        Assert.That((await Api.QueueAsync(cast.Admin, "hidden")).Ids(),
            Is.EquivalentTo([hiddenBefore.IdOf(), decidedSince.IdOf(), restoredSince.IdOf()]));
        var log = (await Api.DecisionsAsync(cast.Admin)).Select(item => $"{item["decision"]} {item["identifier"]}").ToList();
        Assert.That(log, Does.Contain($"publish {published.IdOf()}").And.Contain($"publish {site.IdOf()}"));
        Assert.That(log, Does.Contain($"restore {waiting.IdOf()}"));
        var history = (await Api.GetAsync($"{waiting.Path}/history", cast.Admin)).Items[0]!;
        Assert.That((history["action"]!.GetValue<string>(), history["decision"]!.GetValue<string>()), Is.EqualTo(("restore", "restore")));
        Assert.That((await Api.PatchAsync(published.Path, new { title = "Toinen" }, cast.User)).Status, Is.EqualTo(204));

        Task<Thing> OneAsync() => Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.User);
    }

    [Test]
    public async Task TellsTheBlockedThatButNotWhy([Values] bool inProject)
    {
        await OwnAsync(cast.Project);
        await BlockAsync(inProject);

        var told = (await Api.GetAsync("/me/memories", cast.User)).Items;

        Assert.That(told.Select(item => item!["last_decision"]!["decision"]!.GetValue<string>()), Is.EqualTo(["hide", "hide"]));
        Assert.That(told.ToJsonString(), Does.Not.Contain("Mainostaa"));
    }

    [Test]
    public async Task LeavesReportsToThoseWhoLookAtThem()
    {
        var published = (await OwnAsync(cast.Project))[0];
        await Api.PutAsync($"{published.Path}/report", cast.Maker, new { reason = "spam" });
        await BlockAsync(inProject: true);

        await Api.DeleteAsync($"{Blocks.Of(cast.User, cast.Project)}?restore=true", cast.Admin);

        Assert.That(await StatusesAsync(published), Is.EqualTo([200]));
        Assert.That((await Api.QueueAsync(cast.Admin, "reported")).Ids(), Is.EqualTo([published.IdOf()]));
    }

    [Test]
    public async Task ShowsNothingThatAnotherBlockHides([Values] bool projectFirst)
    {
        var published = (await OwnAsync(cast.Project))[0];
        await BlockAsync(projectFirst);
        await BlockAsync(!projectFirst);

        await LiftAsync(projectFirst);
        var between = await StatusesAsync(published);
        await LiftAsync(!projectFirst);

        Assert.That((between[0], (await StatusesAsync(published))[0]), Is.EqualTo((404, 200)));

        Task LiftAsync(bool inProject) => Api.DeleteAsync($"{Blocks.Of(cast.User, ProjectIf(inProject))}?restore=true", By(inProject));
    }

    [Test]
    public async Task LeavesHiddenWhatIsNotAskedFor()
    {
        var things = await OwnAsync(cast.Project);
        await BlockAsync(inProject: true);
        await Api.DeleteAsync(Blocks.Of(cast.User, cast.Project), cast.Admin);
        await BlockAsync(inProject: true);

        await Api.DeleteAsync($"{Blocks.Of(cast.User, cast.Project)}?restore=true", cast.Admin);

        Assert.That(await StatusesAsync(things[0]), Is.EqualTo([404]), "The second block hid nothing: the first had.");
    }

    [Test]
    public async Task HidesMoreWhenItIsPutAgain()
    {
        var first = await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.User);
        await BlockAsync(inProject: true);
        var second = await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.User);
        await Api.OutcomeAsync(cast.Moderator, "publish", first, 2);

        Assert.That((await BlockAsync(inProject: true)).Status, Is.EqualTo(204));
        Assert.That(await StatusesAsync(first, second), Is.EqualTo([404, 404]));
        Assert.That((await BlockAsync(inProject: true)).Status, Is.EqualTo(304));
        await Api.DeleteAsync($"{Blocks.Of(cast.User, cast.Project)}?restore=true", cast.Admin);
        Assert.That(await StatusesAsync(first, second), Is.EqualTo([200, 200]));
    }

    [Test]
    public async Task HidesAllOrNothing([Values] bool inProject)
    {
        var things = await OwnAsync(cast.Project);
        await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.User);
        var isEmbedded = Host.Settings.GetValueOrDefault("Database:Provider", "Sqlite") == "Sqlite";
        await World.Read(db => db.ExecuteSqlAsync(
            isEmbedded
                ? (FormattableString)$"CREATE TRIGGER keep_memories BEFORE UPDATE ON memories BEGIN SELECT RAISE(ABORT, 'kept'); END"
                : $"CREATE TRIGGER keep_memories BEFORE UPDATE ON memories FOR EACH ROW SIGNAL SQLSTATE '45000'",
            CancellationToken.None));
        Answer failed;
        try
        {
            failed = await BlockAsync(inProject);
        }
        finally
        {
            await World.Read(db => db.ExecuteSqlAsync($"DROP TRIGGER keep_memories", CancellationToken.None));
        }

        Assert.That(failed.Status, Is.AnyOf(500, 503));
        Assert.That(await Api.DecisionsAsync(cast.Admin), Is.Empty, "The sites, which had been saved, are as before.");
        Assert.That(await Api.BlocksAsync(By(inProject), ProjectIf(inProject)), Is.Empty);
        Assert.That(await StatusesAsync([.. things.Take(1)]), Is.EqualTo([200]));
        Assert.That((await BlockAsync(inProject)).Status, Is.EqualTo(201));
    }

    // A memory of each state, on sites of nobody; the first is published, the second waits.
    private async Task<List<Thing>> OwnAsync(string project)
    {
        var (things, site) = (new List<Thing>(), await World.SiteAsync(project));
        foreach (var published in new[] { true, false })
        {
            var memory = await World.MemoryAsync(project, site, cast.User, published, "mainos");
            things.Add(new Thing($"/projects/{project}/sites/{site}/memories/{memory}",
                Thing.OrderOf(Thing.Memory, memory, project, site)));
        }

        return things;
    }

    private async Task<List<string>> DoorsAsync()
    {
        var texts = new List<string>();
        foreach (var path in new[]
        {
            "/search?q=mainos&type=memory", $"/projects/{cast.Project}/feed.atom", $"/ogc/collections/{cast.Project}.memories/items?f=csv",
            $"/tiles/{cast.Project}.memories/0/0/0.mvt",
        })
            texts.Add(Encoding.Latin1.GetString((await Api.GetAsync(path)).Bytes));
        return texts;
    }

    private async Task<List<int>> StatusesAsync(params Thing[] things)
    {
        var statuses = new List<int>();
        foreach (var thing in things)
            statuses.Add((await Api.GetAsync(thing.Path)).Status);
        return statuses;
    }

    private Person By(bool inProject) => inProject ? cast.Admin : cast.Superuser;

    private string? ProjectIf(bool inProject) => inProject ? cast.Project : null;

    private Task<Answer> BlockAsync(bool inProject) =>
        Api.PutAsync(Blocks.Of(cast.User, ProjectIf(inProject)), By(inProject), new { reason = "Mainostaa.", hide = true });
}
