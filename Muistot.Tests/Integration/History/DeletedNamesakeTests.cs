using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.History;

/// <summary>Of several deleted sites that had one public id, a request names the right one.</summary>
[OnEveryBackend]
public sealed class DeletedNamesakeTests(Backend backend) : IntegrationTest(backend)
{
    private const string Id = "gasworks";

    private Person maker = null!, admin = null!;
    private string project = null!, path = null!;

    [TestCase(null)]
    [TestCase("*")]
    [TestCase("decided")]
    public async Task WithoutATagTheLastComesBackAndThenTheOther(string? tag)
    {
        await DeleteAsync("Vanha", "Uusi");

        if (tag == "decided")
            Assert.That((await DecideAsync(2), await DecideAsync(2)), Is.EqualTo(("done", "done")));
        else
        {
            Assert.That((await RestoreAsync(tag)).Verdict, Is.EqualTo("204"));
            Assert.That((await RestoreAsync(TagOf((await DeletedAsync())["Vanha"]))).Location, Is.EqualTo(path + "-2"));
        }

        Assert.That((await NameAtAsync(path), await NameAtAsync(path + "-2")), Is.EqualTo(("Uusi", "Vanha")));
    }

    [TestCase("Vanha")]
    [TestCase("Uusi")]
    public async Task TheTagOfTheListNamesOne(string name)
    {
        await DeleteAsync("Vanha", "Uusi");
        var tag = TagOf((await DeletedAsync())[name]);

        var restored = await RestoreAsync(tag);

        Assert.That((restored.Verdict, restored.Location), Is.EqualTo(("204", path)));
        Assert.That(await NameAtAsync(path), Is.EqualTo(name));
        Assert.That(await DeletedAsync(), Has.Count.EqualTo(1).And.Not.ContainKey(name));
    }

    [Test]
    public async Task TheVersionOfADecisionNamesOne()
    {
        await DeleteAsync("Vanha", "Uusi", isChanged: true);

        var (stale, done) = (await DecideAsync(4), await DecideAsync(3));

        Assert.That((stale, done), Is.EqualTo(("conflict", "done")));
        Assert.That(await NameAtAsync(path), Is.EqualTo("Vanha"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task BesideOneThatHasTheIdNowItComesBackWithANumber(bool isDecided)
    {
        await DeleteAsync("Vanha");
        await MakeAsync("Uusi");

        if (isDecided)
            Assert.That(await DecideAsync(2), Is.EqualTo("done"));
        else
        {
            var tag = TagOf((await DeletedAsync())["Vanha"]);
            var (author, restored) = (await RestoreAsync(tag, by: maker), await RestoreAsync(tag));
            Assert.That(author.Status, Is.EqualTo(412), "Only the staff bring back.");
            Assert.That((restored.Verdict, restored.Location), Is.EqualTo(("204", path + "-2")));
        }

        Assert.That((await NameAtAsync(path), await NameAtAsync(path + "-2")), Is.EqualTo(("Uusi", "Vanha")));
        Assert.That((await RestoreAsync("\"9-sz.x\"")).Status, Is.EqualTo(412));
        Assert.That((await RestoreAsync()).Verdict, Is.EqualTo("304"), "Without a tag it is about the one that is there.");
    }

    private async Task DeleteAsync(string first, string? second = null, bool isChanged = false)
    {
        (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        project = await World.ProjectAsync(admin: admin);
        foreach (var name in new[] { first, second }.OfType<string>())
        {
            await MakeAsync(name);
            if (isChanged && name == first)
                await Api.PatchAsync(path, new { location = new { lat = 61, lon = 25 } }, maker);
            await Api.DeleteAsync(path, maker);
        }
    }

    private async Task MakeAsync(string name)
    {
        var form = System.Text.Json.JsonSerializer.SerializeToNode(Samples.Site(Id))!;
        form["info"]!["name"] = name;
        path = (await Api.PostAsync($"/projects/{project}/sites", form, maker)).Location!;
    }

    private Task<Answer> RestoreAsync(string? tag = null, Person? by = null) =>
        Api.PostAsync($"{path}/history/1/restore", null, by ?? admin, tag is null ? [] : [("If-Match", tag)]);

    private Task<string> DecideAsync(int version) =>
        Api.OutcomeAsync(admin, "restore", new Thing(path, Thing.OrderOf(Thing.Site, Id, project)), version);

    private async Task<Dictionary<string, JsonNode>> DeletedAsync() =>
        (await Api.GetAsync($"/projects/{project}/deleted", admin)).Items
            .ToDictionary(item => item!["site"]!["info"]!["name"]!.GetValue<string>(), item => item!);

    private static string TagOf(JsonNode item) => item["etag"]!.GetValue<string>();

    private async Task<string> NameAtAsync(string address) =>
        (await Api.GetAsync(address, admin)).Json["info"]!["name"]!.GetValue<string>();
}
