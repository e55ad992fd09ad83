using System.Text;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>
/// Where a project reviews edits, what authors change of published things waits, and everyone else goes on seeing what is published.
/// </summary>
[OnEveryBackend]
public sealed class ReviewedEditsTests(Backend backend) : ReviewTest(backend)
{
    private static readonly (string, string) English = ("Accept-Language", "en");

    [Test]
    public async Task ProjectsSayWhetherTheyReview()
    {
        var created = (await Api.PostAsync(
            "/projects", new { info = new { lang = "fi", name = "Uusi" }, review_edits = true, admins = new[] { Cast.Admin.Name } },
            Cast.Superuser)).Location!;
        var states = new List<string?> { await ToldAsync(created), await ToldAsync(Project) };
        var refused = await Api.PatchAsync(Project, new { review_edits = false }, Cast.Moderator);
        await Api.PatchAsync(Project, new { review_edits = false }, Cast.Admin);
        states.Add(await ToldAsync(Project));
        var (second, third) = ((await Api.GetAsync($"{Project}/history/2", Cast.Admin)).Json,
            (await Api.GetAsync($"{Project}/history/3", Cast.Admin)).Json);
        await Api.PostAsync($"{Project}/history/2/restore", null, Cast.Admin);
        states.Add(await ToldAsync(Project));

        Assert.That(states, Is.EqualTo(["true", "true", null, "true"]));
        Assert.That((refused.Status, second["review_edits"]?.ToString(), third["review_edits"]), Is.EqualTo((403, "true", (JsonNode?)null)));

        async Task<string?> ToldAsync(string path) => (await Api.GetAsync(path, Cast.Superuser)).Json["review_edits"]?.ToString();
    }

    [Test]
    public async Task OnlyTheAuthorSeesTheChange([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        var before = await Api.GetAsync(thing.Path);

        var changed = await ChangeAsync(thing, New);

        Assert.That(changed.Status, Is.EqualTo(204), changed.ToString());
        var own = await Api.GetAsync(thing.Path, Cast.Maker);
        Assert.That(own.Text, Does.Contain(New).And.Not.Contain(Old));
        Assert.That(own.Json["waiting_approval"]!.ToString(), Is.EqualTo("true"));
        Assert.That(own.Headers.ETag!.Tag.Split('-')[0], Is.EqualTo(changed.Headers.ETag!.Tag.Split('-')[0]));
        foreach (var other in new[] { null, Cast.User, Cast.Moderator, Cast.Admin, Cast.Superuser })
        {
            var seen = (await Api.GetAsync(thing.Path, other)).Json;
            Assert.That(seen.ToJsonString(), Does.Contain(Old).And.Not.Contain(New));
            Assert.That(seen["waiting_approval"], Is.Null);
        }

        Assert.That((await Api.GetAsync(thing.Path)).Text, Is.EqualTo(before.Text), "Also when it was modified.");
        foreach (var (path, text) in await DoorsAsync(thing))
            Assert.That(text, Does.Not.Contain(New), path);
        var list = (await Api.GetAsync(ListOf(thing))).Text;
        Assert.That(list, Does.Contain(Old).And.Not.Contain("waiting_approval"));
        Assert.That((await Api.GetAsync($"/search?q={New}")).Items, Is.Empty);
        Assert.That((await Api.GetAsync($"/search?q={Old}")).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ItIsAmongTheAuthorsThingsThatWait([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        await ChangeAsync(thing, New);
        var path = kind == Thing.Site ? "/me/sites" : "/me/memories";

        var all = await Api.GetAsync(path, Cast.Maker);
        var (waiting, published) = (await Api.GetAsync($"{path}?state=waiting", Cast.Maker),
            await Api.GetAsync($"{path}?state=published", Cast.Maker));

        Assert.That(all.Text, Does.Contain(New).And.Not.Contain(Old));
        Assert.That(waiting.Items.Single()!["waiting_approval"]!.ToString(), Is.EqualTo("true"));
        Assert.That(waiting.Ids, Is.EqualTo([thing.IdOf()]));
        Assert.That(published.Ids, Is.Empty);
    }

    [Test]
    public async Task TheQueueShowsBoth([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        var waitingThing = await Thing.MakeAsync(World, Thing.Memory, Cast.Project, published: false, Cast.User);
        Assert.That((await Api.QueueAsync(Cast.Moderator, "waiting")).Ids(), Is.EqualTo([waitingThing.IdOf()]));
        if (kind == Thing.Site)
            await Api.PatchAsync(thing.Path, new { info = new { lang = "en", name = "Tower" } }, Cast.Maker);
        await ChangeAsync(thing, New);

        var queue = await Api.QueueAsync(Cast.Moderator, "waiting");
        var item = queue.Single(one => one["published"] is not null);
        var counts = (await Api.GetAsync("/moderation/counts", Cast.Moderator)).Json;
        var mine = (await Api.GetAsync("/me/projects", Cast.Moderator)).Items.Single()!;
        var statistics = (await Api.GetAsync($"{Project}/statistics", Cast.Moderator)).Json;

        Assert.That(queue, Has.Count.EqualTo(2));
        Assert.That(item["thing"]!.ToJsonString(), Does.Contain(New).And.Not.Contain(Old));
        Assert.That(item["published"]!.ToJsonString(), Does.Contain(Old).And.Not.Contain(New));
        Assert.That(item["thing"]!["waiting_approval"]!.ToString(), Is.EqualTo("true"));
        Assert.That((item["version"]!.GetValue<int>(), item["identifier"]!.ToString()), Is.EqualTo((await VersionAsync(thing), thing.IdOf())));
        Assert.That(item["author"]!.ToJsonString(),
            Is.EqualTo($$"""{"username":"{{Cast.Maker.Name}}","published":1,"hidden":0,"waiting":1}"""));
        Assert.That(queue.Single(one => one["published"] is null)["thing"]!.ToJsonString(), Does.Contain("Muisto"));
        if (kind == Thing.Site)
        {
            Assert.That(item["thing"]!["texts"]!.AsArray().Select(text => $"{text!["lang"]} {text["name"]}"),
                Is.EquivalentTo([$"fi {New}", "en Tower"]));
            Assert.That((await Api.GetAsync(thing.Path, null, English)).Json["info"]!["name"]!.ToString(), Is.EqualTo("Chimney"));
            Assert.That((await Api.GetAsync(thing.Path, Cast.Maker, English)).Json["info"]!["name"]!.ToString(), Is.EqualTo("Tower"));
        }

        Assert.That(counts["waiting"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(
            mine["waiting_sites_count"]!.GetValue<int>() + mine["waiting_memories_count"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(statistics["waiting"]!["total"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Api.GetAsync("/moderation?limit=1", Cast.Moderator)).Json["next"], Is.Not.Null);
        Assert.That(await Api.QueueAsync(Cast.ForeignAdmin, "waiting"), Has.All.Matches<JsonNode>(one => one["published"] is null));
    }

    private async Task<List<(string Path, string Text)>> DoorsAsync(Thing thing)
    {
        var texts = new List<(string, string)>();
        foreach (var (path, by) in new (string, Person?)[]
        {
            (ListOf(thing), null), (ListOf(thing), Cast.Maker), ($"{ListOf(thing)}?q={Old}", null), ($"{Project}/feed.atom", null),
            ($"/search?q={Old}", null), ($"/ogc/collections/{Cast.Project}.sites/items?f=csv", null),
            ($"/ogc/collections/{Cast.Project}.memories/items?f=csv", null), ($"/tiles/{Cast.Project}.sites/0/0/0.mvt", null),
            ($"/tiles/{Cast.Project}.memories/0/0/0.mvt", null), ($"{thing.Path}/history", Cast.Moderator),
            ($"{thing.Path}/history/{await VersionAsync(thing)}", Cast.Moderator), ($"{Project}/sites?lat=60&lon=24&n=5", null),
            ($"{ListOf(thing)}?modified_since=2020-01-01T00:00:00Z", null), (ListOf(thing), Cast.Moderator),
            ($"{Project}/deleted", Cast.Admin), ("/moderation?state=reported", Cast.Moderator),
        })
            texts.Add((path, Encoding.Latin1.GetString((await Api.GetAsync(path, by)).Bytes)));
        return texts;
    }

    // All but the time of the last change.
}
