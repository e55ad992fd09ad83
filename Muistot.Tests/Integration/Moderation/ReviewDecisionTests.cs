using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>What becomes of changes that wait: by decisions, by their authors, and by what else happens to the thing.</summary>
[OnEveryBackend]
public sealed class ReviewDecisionTests(Backend backend) : ReviewTest(backend)
{
    [Test]
    public async Task ToPublishMakesItTheContent([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        var version = await VersionAsync(thing);
        await ChangeAsync(thing, New);

        string[] outcomes =
        [
            await Api.OutcomeAsync(Cast.Moderator, "publish", thing, version),
            await Api.OutcomeAsync(Cast.Moderator, "publish", thing, version + 1),
            await Api.OutcomeAsync(Cast.Moderator, "publish", thing, version + 1),
        ];

        Assert.That(outcomes, Is.EqualTo(["conflict", "done", "unchanged"]));
        foreach (var reader in new[] { null, Cast.Maker })
        {
            var seen = await Api.GetAsync(thing.Path, reader);
            Assert.That(seen.Text, Does.Contain(New).And.Not.Contain(Old));
            Assert.That(seen.Json["waiting_approval"]?.ToString(), Is.Null.Or.EqualTo("false"));
            Assert.That(seen.Json["modifier"]?.ToString(), Is.EqualTo(kind == Thing.Site ? Cast.Maker.Name : null), "Who wrote it.");
        }

        Assert.That((await Api.GetAsync($"/search?q={New}")).Items, Has.Count.EqualTo(1));
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty);
        var history = (await Api.GetAsync($"{thing.Path}/history", Cast.Maker)).Items;
        Assert.That(
            history.Take(2).Select(one => $"{one!["version"]} {one["action"]} {one["decision"]} {one["by"]}"),
            Is.EqualTo([$"{version + 2} change publish {Cast.Moderator.Name}", $"{version + 1} change  {Cast.Maker.Name}"]));
        Assert.That((await Api.GetAsync($"{thing.Path}/history/{version + 1}", Cast.Maker)).Text, Does.Contain(Old).And.Not.Contain(New));
        Assert.That(
            (await Api.DecisionsAsync(Cast.Moderator)).Select(one => $"{one["decision"]} {one["version"]}"),
            Is.EqualTo([$"publish {version + 1}"]));
    }

    [Test]
    public async Task ToHideLeavesThePublishedOne([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        var version = await VersionAsync(thing);
        await ChangeAsync(thing, New);

        var outcome = await Api.OutcomeAsync(Cast.Moderator, "hide", thing, version + 1);

        Assert.That(outcome, Is.EqualTo("done"));
        foreach (var reader in new[] { null, Cast.Maker })
        {
            var seen = await Api.GetAsync(thing.Path, reader);
            Assert.That(seen.Text, Does.Contain(Old).And.Not.Contain(New));
            Assert.That(seen.Json["waiting_approval"]?.ToString(), Is.Null.Or.EqualTo("false"));
        }

        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty);
        Assert.That(await Api.QueueAsync(Cast.Moderator, "hidden"), Is.Empty);
        Assert.That((await Api.GetAsync($"{thing.Path}/history", Cast.Maker)).Text, Does.Contain("\"decision\":\"hide\""));
        Assert.That(await Api.OutcomeAsync(Cast.Moderator, "hide", thing, version + 2), Is.EqualTo("done"), "Now the thing itself.");
        Assert.That((await Api.GetAsync(thing.Path)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task ASecondChangeGoesOnFromTheFirst([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        var version = await VersionAsync(thing);
        await ChangeAsync(thing, New);
        var (more, same) = kind == Thing.Site
            ? ((object)new { info = new { lang = "fi", @abstract = "Toinen" } }, (object)new { info = new { lang = "fi", name = New } })
            : (new { story = "Toinen" }, new { title = New });

        int[] statuses =
        [
            (await Api.PatchAsync(thing.Path, more, Cast.Maker)).Status, (await Api.PatchAsync(thing.Path, more, Cast.Maker)).Status,
            (await Api.PatchAsync(thing.Path, same, Cast.Maker)).Status,
        ];

        Assert.That(statuses, Is.EqualTo([204, 304, 304]));
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Text, Does.Contain(New).And.Contain("Toinen"));
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Has.Count.EqualTo(1));
        Assert.That(await Api.OutcomeAsync(Cast.Moderator, "publish", thing, version + 1), Is.EqualTo("conflict"));
        Assert.That(await Api.OutcomeAsync(Cast.Moderator, "publish", thing, version + 2), Is.EqualTo("done"));
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain(New).And.Contain("Toinen"));
    }

    [Test]
    public async Task NothingWaitsOnceTheAuthorHasTakenItBack([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        await ChangeAsync(thing, New);

        int[] statuses = [(await ChangeAsync(thing, Old)).Status, (await ChangeAsync(thing, Old)).Status];

        Assert.That(statuses, Is.EqualTo([204, 304]));
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty);
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Json["waiting_approval"]?.ToString(), Is.Null.Or.EqualTo("false"));
    }

    [Test]
    public async Task ItsImageIsForTheAuthorAndTheStaff([Values(Thing.Site, Thing.Memory)] string kind, [Values] bool publish)
    {
        var thing = await MakeAsync(kind, Samples.Png);
        var shown = (await Api.GetAsync(thing.Path)).Json["image"]!.ToString();
        var photo = Convert.ToBase64String(Images.SampleImages.Png(3));
        await Api.PatchAsync(thing.Path, new { image = photo }, Cast.Maker);
        var (own, queued) = ((await Api.GetAsync(thing.Path, Cast.Maker)).Json["image"]!.ToString(),
            (await Api.QueueAsync(Cast.Moderator, "waiting")).Single());
        var name = Host.Images.Names.Single(file => file != shown);

        Assert.That((await Api.GetAsync(thing.Path)).Json["image"]!.ToString(), Is.EqualTo(shown));
        Assert.That(queued["published"]!["image"]!.ToString(), Is.EqualTo(shown));
        foreach (var alias in new[] { own, queued["thing"]!["image"]!.ToString() })
        {
            Assert.That(alias, Is.Not.EqualTo(name).And.Not.EqualTo(shown));
            Assert.That((await Api.GetAsync($"/images/{alias}")).Bytes, Is.EqualTo(Images.SampleImages.Png(3)));
            Assert.That((await Api.GetAsync($"/images/{alias}", Cast.User)).Status, Is.EqualTo(303));
        }

        foreach (var other in new[] { null, Cast.User })
            Assert.That((await Api.GetAsync($"/images/{name}", other)).Status, Is.EqualTo(303));
        Assert.That((await Api.GetAsync($"/images/{name}", Cast.Moderator)).Status, Is.EqualTo(200));
        var outcome = await Api.OutcomeAsync(Cast.Moderator, publish ? "publish" : "hide", thing, await VersionAsync(thing));
        Assert.That(outcome, Is.EqualTo("done"));
        Assert.That((await Api.GetAsync($"/images/{name}")).Status, Is.EqualTo(publish ? 200 : 303));
        Assert.That(Host.Images.Names, publish ? Does.Contain(name) : Does.Not.Contain(name));
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Json["image"]!.ToString(), Is.EqualTo(publish ? name : shown));
    }

    [Test]
    public async Task AnImageThatIsReplacedBeforeAnyoneDecidesIsGone()
    {
        var thing = await MakeAsync(Thing.Memory);
        await Api.PatchAsync(thing.Path, new { image = Samples.Png }, Cast.Maker);
        var first = Host.Images.Names.Single();
        await Api.PatchAsync(thing.Path, new { image = Convert.ToBase64String(Images.SampleImages.Png(3)) }, Cast.Maker);
        Assert.That(Host.Images.Names.Single(), Is.Not.EqualTo(first));
        await Api.DeleteAsync(thing.Path, Cast.Maker);

        Assert.That(Host.Images.Names, Is.Empty);
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty);
        await Api.OutcomeAsync(Cast.Moderator, "restore", thing, 4);
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Json["image"], Is.Null);
    }

    [Test]
    public async Task StaffChangeAtOnceAndTheVersionWaitsOn()
    {
        var thing = await MakeAsync(Thing.Site);
        await ChangeAsync(thing, New);
        var version = await VersionAsync(thing);

        await Api.PatchAsync(thing.Path, new { info = new { lang = "fi", name = "kolmas" } }, Cast.Admin);

        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain("kolmas"));
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Text, Does.Contain(New));
        Assert.That(await Api.OutcomeAsync(Cast.Moderator, "hide", thing, version), Is.EqualTo("conflict"));
        Assert.That(await Api.OutcomeAsync(Cast.Moderator, "publish", thing, version + 1), Is.EqualTo("done"));
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain(New).And.Not.Contain("kolmas"));
        await Api.PostAsync($"{Project}/moderators?username={Cast.Maker.Name}", null, Cast.Admin);
        await ChangeAsync(thing, "neljas");
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain("neljas"), "Authors with a role are staff.");
    }

    [Test]
    public async Task WhatIsHiddenOrNotReviewedChangesAtOnce([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        await Api.PostAsync($"{thing.Path}/publish?publish=false", null, Cast.Moderator);
        await ChangeAsync(thing, "piilossa");
        Assert.That((await Api.GetAsync(thing.Path, Cast.Moderator)).Text, Does.Contain("piilossa"));
        await Api.PostAsync($"{thing.Path}/publish?publish=true", null, Cast.Moderator);
        await ChangeAsync(thing, New);
        await Api.PatchAsync(Project, new { review_edits = false }, Cast.Admin);
        await ChangeAsync(thing, "viimeinen");

        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain("piilossa"), "What waits goes on waiting.");
        Assert.That(await Api.OutcomeAsync(Cast.Moderator, "publish", thing, await VersionAsync(thing)), Is.EqualTo("done"));
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain("viimeinen"));
        await ChangeAsync(thing, Old);
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain(Old));
    }

    [Test]
    public async Task AnAuthorsRestoredVersionWaitsToo([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        var first = await VersionAsync(thing);
        await ChangeAsync(thing, New);
        await Api.OutcomeAsync(Cast.Moderator, "publish", thing, first + 1);

        var restored = await Api.PostAsync($"{thing.Path}/history/{first}/restore", null, Cast.Maker);
        var again = await Api.PostAsync($"{thing.Path}/history/{first}/restore", null, Cast.Maker);

        Assert.That((restored.Status, again.Status), Is.EqualTo((204, 304)));
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain(New));
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Text, Does.Contain(Old).And.Not.Contain(New));
        Assert.That((await Api.PostAsync($"{thing.Path}/history/{first + 2}/restore", null, Cast.Maker)).Status, Is.EqualTo(204));
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty, "It is what everyone sees again.");
    }

    [Test]
    public async Task TheOldDoorsDecideToo([Values(Thing.Site, Thing.Memory)] string kind, [Values] bool publish)
    {
        var thing = await MakeAsync(kind);
        await ChangeAsync(thing, New);
        var (first, second) = (await Api.PostAsync($"{thing.Path}/publish?publish={publish}", null, Cast.Moderator),
            publish ? await Api.PostAsync("/admin/publish", thing.OrderTo(publish: true), Cast.Admin) : null);

        Assert.That((first.Status, second?.Status), Is.EqualTo((204, publish ? 304 : (int?)null)));
        Assert.That((await Api.GetAsync(thing.Path)).Text, Does.Contain(publish ? New : Old));
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty);
    }

    [Test]
    public async Task ABlockThatHidesTakesItAway([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var thing = await MakeAsync(kind);
        await ChangeAsync(thing, New);

        await Api.PutAsync($"{Project}/blocked/{Cast.Maker.Name}", Cast.Admin, new { hide = true });
        var hidden = (await Api.GetAsync(thing.Path)).Status;
        await Api.DeleteAsync($"{Project}/blocked/{Cast.Maker.Name}?restore=true", Cast.Admin);

        Assert.That(hidden, Is.EqualTo(404));
        Assert.That(await Api.QueueAsync(Cast.Moderator, "waiting"), Is.Empty);
        foreach (var reader in new[] { null, Cast.Maker })
            Assert.That((await Api.GetAsync(thing.Path, reader)).Text, Does.Contain(Old).And.Not.Contain(New));
    }

    [Test]
    public async Task ItIsAVersionToBeHeldTo()
    {
        var thing = await MakeAsync(Thing.Memory);
        var tag = (await Api.GetAsync(thing.Path, Cast.Maker)).Headers.ETag!.Tag;
        await ChangeAsync(thing, New);

        var late = await Api.SendAsync(
            HttpMethod.Patch, thing.Path, ApiClient.ToContent(new { title = "myohassa" }), Cast.Maker, ("If-Match", tag));

        Assert.That(late.Status, Is.EqualTo(412));
        Assert.That((await Api.GetAsync(thing.Path, Cast.Maker)).Text, Does.Contain(New));
    }
}
