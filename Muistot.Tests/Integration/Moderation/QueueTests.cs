using System.Diagnostics;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>The queue of what admins and moderators decide on.</summary>
[OnEveryBackend]
public sealed class QueueTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task HoldsEachThingInOneState([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        async Task<string> StatesAsync()
        {
            var states = new List<string>();
            foreach (var state in new[] { "waiting", "reported", "hidden", "deleted" })
            {
                states.AddRange((await Api.QueueAsync(cast.Moderator, state, $"&type={kind}")).Select(item =>
                    $"{item["state"]} {item["version"]} {item["last_decision"]?["decision"]}".TrimEnd()));
            }

            var counts = (await Api.GetAsync("/moderation/counts", cast.Moderator)).Json;
            var total = new[] { "waiting", "reported", "hidden", "deleted" }.Sum(state => counts[state]!.GetValue<int>());
            Assert.That(total, Is.EqualTo(states.Count));
            return string.Join(", ", states);
        }

        var thing = await Thing.MakeAsync(World, kind, cast.Project, published: false, cast.Maker);
        var waiting = await StatesAsync();
        await Api.OutcomeAsync(cast.Moderator, "hide", thing, 1);
        var rejected = await StatesAsync();
        await Api.OutcomeAsync(cast.Moderator, "publish", thing, 2);
        var published = await StatesAsync();
        await Api.PutAsync($"{thing.Path}/report", cast.User);
        var reported = await StatesAsync();
        await Api.PostAsync($"{thing.Path}/publish?publish=false", null, cast.Admin);
        var hidden = await StatesAsync();
        await Api.DeleteAsync(thing.Path, cast.Maker);
        var deleted = await StatesAsync();
        await Api.OutcomeAsync(cast.Moderator, "restore", thing, 5);

        Assert.That(
            new[] { waiting, rejected, published, reported, hidden, deleted, await StatesAsync() },
            Is.EqualTo(
            [
                "waiting 1", "hidden 2 hide", "", "reported 3 publish", "hidden 4 hide", "deleted 5 hide", "hidden 6 restore",
            ]));
    }

    [Test]
    public async Task ShowsWhatModeratorsSee()
    {
        var cast = await Cast.GatherAsync(World);
        var path = (await Api.PostAsync(
            $"/projects/{cast.Project}/sites",
            new { id = "uusi-paikka", info = new { lang = "en", name = "New", @abstract = "Text" }, location = new { lon = 25, lat = 60 } },
            cast.Maker)).Location!;
        await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Uusi" } }, cast.Maker);
        await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.Maker);

        var item = (await Api.QueueAsync(cast.Moderator, "waiting")).Single();

        Assert.That(
            $"{item["type"]} {item["identifier"]} {item["parents"]!.ToJsonString()} {item["version"]} {item["state"]}",
            Is.EqualTo($$"""site uusi-paikka {"project":"{{cast.Project}}"} 2 waiting"""));
        Assert.That(
            item["author"]!.ToJsonString(),
            Is.EqualTo($$"""{"username":"{{cast.Maker.Name}}","published":2,"hidden":0,"waiting":1}"""));
        var thing = item["thing"]!.DeepClone().AsObject();
        Assert.That(
            thing["texts"]!.ToJsonString(),
            Is.EqualTo("""[{"lang":"fi","name":"Uusi"},{"lang":"en","name":"New","abstract":"Text"}]"""));
        thing.Remove("texts");
        Assert.That(thing.ToJsonString(), Is.EqualTo((await Api.GetAsync(path, cast.Moderator)).Json.ToJsonString()));
        Assert.That(item["reports"], Is.Null);
    }

    [Test]
    public async Task LeavesOutOnesOwnWhereAnotherCanDecide()
    {
        var (alone, superuser) = (await World.PersonAsync(), await World.PersonAsync(superuser: true));
        var project = await World.ProjectAsync(admin: alone);
        var own = await Thing.MakeAsync(World, Thing.Site, project, published: false, alone);

        var left = await Api.QueueAsync(alone, "waiting");
        await Api.PostAsync($"/projects/{project}/moderators?username={(await World.PersonAsync("toinen")).Name}", null, superuser);

        Assert.That(left.Ids(), Is.EqualTo([own.IdOf()]));
        Assert.That(await Api.QueueAsync(alone, "waiting"), Is.Empty);
        Assert.That((await Api.GetAsync("/moderation/counts", alone)).Json["waiting"]!.GetValue<int>(), Is.Zero);
        Assert.That((await Api.QueueAsync(superuser, "waiting")).Ids(), Is.EqualTo([own.IdOf()]));
    }

    /// <summary>The blocked cannot decide, so that nobody waits for them; superusers are not blocked, whatever stands there.</summary>
    [TestCase("admins")]
    [TestCase("moderators")]
    public async Task CountsNobodyAsAnotherWhoIsBlocked(string role)
    {
        var (alone, other, superuser) = (await World.PersonAsync(), await World.PersonAsync("toinen"), await World.PersonAsync(superuser: true));
        var project = await World.ProjectAsync(admin: alone);
        var own = await Thing.MakeAsync(World, Thing.Site, project, published: false, alone);
        await Thing.MakeAsync(World, Thing.Memory, project, published: false, alone);
        await Api.PostAsync($"/projects/{project}/{role}?username={other.Name}", null, superuser);

        var before = await Api.QueueAsync(alone, "waiting");
        await Api.PutAsync(Blocks.Of(other), superuser, new { until = Host.Application.Clock.GetUtcNow().AddMinutes(5).ToString("O") });
        var blocked = await Api.QueueAsync(alone, "waiting");
        var counted = (await Api.GetAsync("/moderation/counts", alone)).Json["waiting"]!.GetValue<int>();
        await World.InDatabase(db => db.Superusers.Add(new Superuser { UserId = other.Id }));
        var asSuperuser = await Api.QueueAsync(alone, "waiting");
        await World.InDatabase(db => db.Superusers.Remove(db.Superusers.Single(row => row.UserId == other.Id)));
        await Host.LetPassAsync(TimeSpan.FromMinutes(6));
        var after = await Api.QueueAsync(alone, "waiting");

        Assert.That((before.Count, asSuperuser.Count, after.Count), Is.EqualTo((0, 0, 0)));
        Assert.That((blocked.Count, counted), Is.EqualTo((2, 2)));
        Assert.That(blocked.Ids(), Does.Contain(own.IdOf()));
    }

    [Test]
    public async Task IsOfTheCallersProjects()
    {
        var cast = await Cast.GatherAsync(World);
        var foreign = await World.ProjectAsync(admin: cast.ForeignAdmin);
        await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: false, cast.Maker);

        var verdicts = await cast.AskAsync(by => Api.GetAsync("/moderation", by));
        var one = await cast.AskAsync(by => Api.GetAsync($"/moderation?project={cast.Project}", by));

        var expected = new Verdicts("401 Unauthorized", "403 Unauthorized", "200", "403 Unauthorized", "200", "200", "200");
        Assert.That(verdicts, Is.EqualTo(expected));
        Assert.That(one, Is.EqualTo(expected with { ForeignAdmin = "404 Project not found" }));
        Assert.That(await Api.QueueAsync(cast.Moderator, "waiting"), Has.Count.EqualTo(1));
        Assert.That((await Api.QueueAsync(cast.ForeignAdmin, "waiting")).Select(item => $"{item["type"]}"), Is.All.EqualTo("project"));
        Assert.That(await Api.QueueAsync(cast.ForeignAdmin, "waiting", $"&project={foreign}"), Is.Empty);
        Assert.That(await Api.QueueAsync(cast.Moderator, "waiting", "&type=site,project"), Is.Empty);
        Assert.That((await Api.GetAsync("/moderation?state=burnt&type=people&cursor=x&limit=0", cast.Admin)).Errors,
            Is.EqualTo(["query/cursor", "query/limit", "query/state", "query/type"]));
    }

    [Test]
    public async Task ComesInPagesTheOldestFirst([Values("waiting", "hidden", "deleted", "reported")] string state)
    {
        var cast = await Cast.GatherAsync(World);
        var things = new List<Thing>();
        foreach (var (index, kind) in new[] { Thing.Memory, Thing.Site, Thing.Site, Thing.Memory, Thing.Site }.Index())
        {
            var thing = await Thing.MakeAsync(World, kind, cast.Project, state != "waiting", cast.Maker);
            if (state == "hidden")
                await Api.OutcomeAsync(cast.Moderator, "hide", thing, 1);
            if (state == "deleted")
                await Api.DeleteAsync(thing.Path, cast.Admin);
            foreach (var person in new[] { cast.User, cast.Maker, cast.Admin, cast.Superuser, cast.ForeignAdmin }.Take(5 - index))
                _ = state == "reported" ? await Api.PutAsync($"{thing.Path}/report", person) : null;
            things.Add(thing);
        }

        var (read, cursor) = (new List<string>(), "");
        do
        {
            var page = await Api.GetAsync($"/moderation?state={state}&limit=2{cursor}", cast.Moderator);
            read.AddRange(page.Items.Select(item => item!).Ids());
            cursor = page.Json["next"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.That(read, Is.EqualTo(things.Select(thing => thing.IdOf())));
    }

    [Test]
    public async Task IsReadInFewStatements()
    {
        var cast = await Cast.GatherAsync(World);
        for (var count = 0; count < 4; count++)
            await Thing.MakeAsync(World, count % 2 == 0 ? Thing.Memory : Thing.Site, cast.Project, published: false, cast.Maker);
        await Api.GetAsync("/moderation", cast.Moderator);
        var (ofMemories, ofAll) = (await StatementsAsync("/moderation?type=memory"), await StatementsAsync("/moderation"));

        // One of them finds the caller, unless that was asked just now.
        Assert.That((ofMemories, ofAll), Is.AnyOf((2, 3), (3, 3), (2, 4), (3, 4)));

        async Task<int> StatementsAsync(string path)
        {
            using var activity = new Activity("counted").Start();
            await Api.GetAsync(path, cast.Moderator);
            return Host.Application.Log.StatementsOf(activity.TraceId).Count();
        }
    }
}
