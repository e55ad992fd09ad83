using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Memories;

[OnEveryBackend]
public sealed class GetMemoryTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(true, "200")]
    [TestCase(false, "404 Resource not found")]
    public async Task HidesUnpublishedMemoriesFromAllButWritersAndStaff(bool published, string others)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);
        var memory = await World.MemoryAsync(cast.Project, site, cast.Maker, published);

        var verdicts = await cast.AskAsync(by => Api.GetAsync($"/projects/{cast.Project}/sites/{site}/memories/{memory}", by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts(others, others, others, "200", "200", "200", "200")));
    }

    [Test]
    public async Task ListsShowToEachWhatIsThereForThemInOrderOfCreation()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, creator: cast.User);
        var first = await World.MemoryAsync(cast.Project, site, cast.Admin);
        var hidden = await World.MemoryAsync(cast.Project, site, published: false);
        var own = await World.MemoryAsync(cast.Project, site, cast.Maker, published: false);
        var last = await World.MemoryAsync(cast.Project, site, cast.Maker);
        await World.MemoryAsync(cast.Project, await World.SiteAsync(cast.Project), cast.Maker);
        var path = $"/projects/{cast.Project}/sites/{site}/memories";

        foreach (var by in new[] { null, cast.User, cast.ForeignAdmin })
            Assert.That((await Api.GetAsync(path, by)).Ids, Is.EqualTo([$"{first}", $"{last}"]));
        Assert.That((await Api.GetAsync(path, cast.Maker)).Ids, Is.EqualTo([$"{first}", $"{own}", $"{last}"]));
        foreach (var by in new[] { cast.Moderator, cast.Admin, cast.Superuser })
            Assert.That((await Api.GetAsync(path, by)).Ids, Is.EqualTo([$"{first}", $"{hidden}", $"{own}", $"{last}"]));
    }

    /// <summary>Own: with every session. Waiting: always on own ones, and on the waiting ones of others to the staff.</summary>
    [TestCase(true, "false", null)]
    [TestCase(false, "true", "true")]
    public async Task SaysWhatIsOwnAndWhatWaits(bool published, string toWriter, string? toStaff)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);
        var memory = await World.MemoryAsync(cast.Project, site, cast.Maker, published);
        var path = $"/projects/{cast.Project}/sites/{site}/memories";
        var seen = new List<(Person?, string?, string?)>
        {
            (cast.Maker, "true", toWriter), (cast.Moderator, "false", toStaff), (cast.Admin, "false", toStaff),
                (cast.Superuser, "false", toStaff),
        };
        if (published)
            seen.AddRange([(null, null, null), (cast.User, "false", null), (cast.ForeignAdmin, "false", null)]);

        foreach (var (by, own, waiting) in seen)
        {
            var one = (await Api.GetAsync($"{path}/{memory}", by)).Json;

            Assert.That((one["own"]?.ToJsonString(), one["waiting_approval"]?.ToJsonString()), Is.EqualTo((own, waiting)), by?.ToString());
            Assert.That((await Api.GetAsync(path, by)).Items.Single()!.ToJsonString(), Is.EqualTo(one.ToJsonString()));
        }
    }

    [Test]
    public async Task LeavesOutWhatIsNotThere()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var memory = await World.MemoryAsync(project, site);

        var shown = (await Api.GetAsync($"/projects/{project}/sites/{site}/memories/{memory}")).Json.AsObject();

        Assert.That(shown.Remove("modified_at"), Is.True);
        Assert.That(JsonNode.DeepEquals(shown, JsonNode.Parse($$"""{"id": {{memory}}, "title": "Muisto"}""")), Is.True, shown.ToString());
    }

    [TestCase("0", 422)]
    [TestCase("-1", 422)]
    [TestCase("abc", 422)]
    [TestCase("1.5", 422)]
    [TestCase("999999999", 404)]
    [TestCase("9223372036854775807", 404)]
    public async Task FindsNoOtherMemories(string memory, int status)
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        await World.MemoryAsync(project, site);

        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}/memories/{memory}")).Status, Is.EqualTo(status));
    }

    [TestCase("1e0")]
    [TestCase("0x1")]
    [TestCase("9223372036854775808")]
    [TestCase("99999999999999999999999999999999999999999999999999")]
    [TestCase("1e999")]
    [TestCase("-9223372036854775809")]
    [TestCase("NaN")]
    public async Task StandsNumbersOfEveryKind(string memory)
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);

        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}/memories/{memory}")).Status, Is.AnyOf(404, 422));
    }
}
