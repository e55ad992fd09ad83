using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Decisions of admins and moderators, one or many at a time, and the log of them.</summary>
[OnEveryBackend]
public sealed class DecisionTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(Thing.Site, "publish", "done done done")]
    [TestCase(Thing.Memory, "hide", "done done done")]
    [TestCase(Thing.Site, "delete", "forbidden done done")]
    [TestCase(Thing.Memory, "delete", "forbidden done done")]
    [TestCase("project", "hide", "forbidden done done")]
    public async Task AreForTheStaffOfTheProject(string kind, string decision, string ofStaff)
    {
        var cast = await Cast.GatherAsync(World);
        async Task<string> TryAsync(Person by)
        {
            var thing = kind == "project"
                ? new Thing($"/projects/{cast.Project}", Thing.OrderOf(kind, cast.Project))
                : await Thing.MakeAsync(World, kind, cast.Project, decision != "publish", cast.Maker);
            if (kind == "project")
                await Api.PostAsync($"{thing.Path}/publish?publish=true", null, cast.Superuser);
            var version = (await Api.GetAsync(thing.Path, cast.Admin)).Headers.ETag!.Tag.Trim('"').Split('-')[0];
            return await Api.OutcomeAsync(by, decision, thing, int.Parse(version, System.Globalization.CultureInfo.InvariantCulture));
        }

        string[] others = [await TryAsync(cast.User), await TryAsync(cast.Maker), await TryAsync(cast.ForeignAdmin)];
        string[] staff = [await TryAsync(cast.Moderator), await TryAsync(cast.Admin), await TryAsync(cast.Superuser)];

        Assert.That(others, Is.EqualTo(["403 Unauthorized", "403 Unauthorized", "not_found"]));
        Assert.That(string.Join(' ', staff), Is.EqualTo(ofStaff));
    }

    /// <summary>Whoever takes the id of a deleted site does not keep it from coming back.</summary>
    [Test]
    public async Task BringSitesBackWhoseIdsWereTaken()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var sites = $"/projects/{project}/sites";
        await Api.PostAsync(sites, Samples.Site("Gasworks", name: "Vanha"), maker);
        await Api.DeleteAsync($"{sites}/Gasworks", maker);
        await Api.PostAsync(sites, Samples.Site("Gasworks", name: "Uusi"), maker);
        object Form(int version) => new
        {
            items = new[] { new { type = "site", identifier = "Gasworks", parents = new { project }, version } },
            decision = "restore",
        };

        var restored = await Api.PostAsync("/moderation/decisions", Form(2), admin);
        var again = await Api.PostAsync("/moderation/decisions", Form(2), admin);

        Assert.That(restored.Items.Single()!["result"]!.GetValue<string>(), Is.EqualTo("done"));
        Assert.That(again.Items.Single()!["result"]!.GetValue<string>(), Is.EqualTo("unchanged"));
        Assert.That((await Api.GetAsync($"{sites}/Gasworks", admin)).Json["info"]!["name"]!.GetValue<string>(), Is.EqualTo("Uusi"));
        Assert.That((await Api.GetAsync($"{sites}/Gasworks-2", admin)).Json["info"]!["name"]!.GetValue<string>(), Is.EqualTo("Vanha"));
    }

    [Test]
    public async Task AreMadeForEachThingByItself()
    {
        var cast = await Cast.GatherAsync(World);
        var (waiting, shown, changed) = (
            await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: false, cast.Maker),
            await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.Maker),
            await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: false, cast.Maker));
        await Api.PatchAsync(changed.Path, new { title = "Toinen" }, cast.Maker);
        var form = Queue.FormOf(
            "publish",
            [
                waiting.At(1), shown.At(7), changed.At(1), Thing.OrderOf("site", "no-such-site", cast.Project).With("version", 1),
                Thing.OrderOf("project", cast.Project).With("version", 1), waiting.At(1),
            ],
            "spam", "Muistio");

        var answer = await Api.PostAsync("/moderation/decisions", form, cast.Moderator);
        var log = await Api.DecisionsAsync(cast.Admin);

        Assert.That(
            answer.Items.Select(item => $"{item!["type"]} {item["identifier"]} {item["result"]} {item["version"]}"),
            Is.EqualTo(
            [
                $"memory {waiting.IdOf()} done 2", $"site {shown.IdOf()} unchanged 1", $"memory {changed.IdOf()} conflict 2",
                "site no-such-site not_found ", $"project {cast.Project} forbidden ", $"memory {waiting.IdOf()} unchanged 2",
            ]));
        Assert.That((await Api.GetAsync(waiting.Path)).Verdict, Is.EqualTo("200"));
        Assert.That(answer.Headers.ETag, Is.Null);
        var entry = log.Single();
        Assert.That(
            $"{entry["by"]} {entry["decision"]} {entry["type"]} {entry["identifier"]} {entry["version"]} {entry["reason"]} {entry["note"]}",
            Is.EqualTo($"{cast.Moderator.Name} publish memory {waiting.IdOf()} 1 spam Muistio"));
        Assert.That(entry["parents"]!.ToJsonString(), Is.EqualTo(waiting.Order["parents"]!.ToJsonString()));
        Assert.That(await Api.DecisionsAsync(cast.ForeignAdmin), Is.Empty);
        Assert.That(await Api.DecisionsAsync(cast.Superuser), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task HideDismissDeleteAndRestore([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, by: cast.Maker);
        await Api.PutAsync($"{thing.Path}/report", cast.User);

        string[] outcomes =
        [
            await Api.OutcomeAsync(cast.Moderator, "dismiss_reports", thing, 1),
            await Api.OutcomeAsync(cast.Moderator, "dismiss_reports", thing, 1),
            await Api.OutcomeAsync(cast.Moderator, "restore", thing, 1),
            await Api.OutcomeAsync(cast.Moderator, "hide", thing, 1),
            await Api.OutcomeAsync(cast.Admin, "hide", thing, 9),
            await Api.OutcomeAsync(cast.Admin, "delete", thing, 1),
            await Api.OutcomeAsync(cast.Admin, "delete", thing, 2),
            await Api.OutcomeAsync(cast.Admin, "delete", thing, 2),
            await Api.OutcomeAsync(cast.Admin, "publish", thing, 3),
            await Api.OutcomeAsync(cast.Moderator, "restore", thing, 2),
            await Api.OutcomeAsync(cast.Moderator, "restore", thing, 3),
            await Api.OutcomeAsync(cast.Moderator, "publish", thing, 4),
        ];
        var history = (await Api.GetAsync($"{thing.Path}/history", cast.Maker)).Items;

        Assert.That(
            string.Join(' ', outcomes),
            Is.EqualTo("done unchanged unchanged done unchanged conflict done unchanged not_found conflict done done"));
        Assert.That(
            history.Select(item => $"{item!["version"]} {item["action"]} {item["decision"]}"),
            Is.EqualTo(["5 publish publish", "4 restore restore", "3 delete delete", "2 hide hide", "1 create "]));
        Assert.That(
            (await Api.DecisionsAsync(cast.Admin)).Select(item => $"{item["decision"]} {item["version"]}"),
            Is.EqualTo(["publish 4", "restore 3", "delete 2", "hide 1", "dismiss_reports 1"]));
    }

    [Test]
    public async Task TheOldDoorsWriteTheLogToo()
    {
        var cast = await Cast.GatherAsync(World);
        var memory = await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: false, cast.Maker);
        var (site, own) = (await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.Maker),
            await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.Maker));

        await Api.PostAsync($"{memory.Path}/publish?publish=true", null, cast.Moderator);
        await Api.PostAsync($"{memory.Path}/publish?publish=true", null, cast.Moderator);
        await Api.PostAsync("/admin/publish", site.OrderTo(publish: false), cast.Admin);
        await Api.DeleteAsync(site.Path, cast.Admin);
        await Api.DeleteAsync(own.Path, cast.Maker);
        await Api.PostAsync($"/projects/{cast.Project}/publish?publish=false", null, cast.Admin);

        Assert.That(
            (await Api.DecisionsAsync(cast.Moderator)).Select(item => $"{item["by"]} {item["decision"]} {item["type"]}"),
            Is.EqualTo(
            [
                $"{cast.Admin.Name} hide project", $"{cast.Admin.Name} delete site", $"{cast.Admin.Name} hide site",
                $"{cast.Moderator.Name} publish memory",
            ]));
    }

    [Test]
    public async Task AreRefusedWhenMalformed()
    {
        var cast = await Cast.GatherAsync(World);
        JsonObject Item() => Thing.OrderOf("site", "some-site", cast.Project).With("version", 1);
        var misfit = Item().With("type", "memory");

        var many = await Api.PostAsync(
            "/moderation/decisions", Queue.FormOf("hide", Enumerable.Range(0, 101).Select(_ => Item())), cast.Admin);
        var parents = await Api.PostAsync("/moderation/decisions", Queue.FormOf("hide", [Item(), misfit]), cast.Admin);
        var versions = await Api.PostAsync("/moderation/decisions", Queue.FormOf("hide", [Item().With("version", 0)]), cast.Admin);
        var word = await Api.PostAsync("/moderation/decisions", Queue.FormOf("burn", [Item()], new string('a', 1001)), cast.Admin);

        Assert.That(many.Errors, Is.EqualTo(["body/items"]));
        Assert.That(parents.Errors, Is.EqualTo(["body/items/1", "body/items/1/identifier"]));
        Assert.That(versions.Errors, Is.EqualTo(["body/items/0/version"]));
        Assert.That(word.Errors, Is.EqualTo(["body/decision", "body/reason"]));
    }
}
