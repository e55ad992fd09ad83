using Muistot.Application.Common;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

public sealed class ImageVisibilityTests() : ImageTest(Backend.Embedded)
{
    private const string Staff = "moderator admin superuser";
    private const string Everyone = "anonymous stranger neighbor writer maker " + Staff;

    private static readonly Dictionary<string, Action<IMuistotDb>> States = new()
    {
        ["all published"] = db => { },
        ["memory unpublished"] = HideMemory,
        ["site unpublished"] = HideSite,
        ["memory and site unpublished"] = db =>
        {
            HideMemory(db);
            HideSite(db);
        },
        ["project unpublished"] = db => db.Projects.First().Published = false,
        ["project ended"] = db => db.Projects.First().TryRun(null, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        ["project not begun"] = db => db.Projects.First().TryRun(new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), null),
    };

    [TestCase("all published", Holder.Project, Everyone)]
    [TestCase("all published", Holder.Site, Everyone)]
    [TestCase("all published", Holder.Memory, Everyone)]
    [TestCase("memory unpublished", Holder.Memory, "writer " + Staff)]
    [TestCase("site unpublished", Holder.Site, "maker " + Staff)]
    [TestCase("site unpublished", Holder.Memory, "maker " + Staff)]
    [TestCase("memory and site unpublished", Holder.Memory, Staff)]
    [TestCase("project unpublished", Holder.Project, Staff)]
    [TestCase("project unpublished", Holder.Site, Staff)]
    [TestCase("project unpublished", Holder.Memory, Staff)]
    [TestCase("project ended", Holder.Project, Staff)]
    [TestCase("project ended", Holder.Site, Staff)]
    [TestCase("project ended", Holder.Memory, Staff)]
    [TestCase("project not begun", Holder.Project, Staff)]
    [TestCase("project not begun", Holder.Site, Staff)]
    [TestCase("project not begun", Holder.Memory, Staff)]
    public async Task IsThatOfTheHolder(string state, Holder holder, string seenBy)
    {
        var scene = await SceneAsync();
        var neighbor = await World.PersonAsync();
        await World.ProjectAsync(admin: neighbor);
        var callers = new List<(string Name, Person? Person)>
        {
            ("anonymous", null), ("stranger", await World.PersonAsync()), ("neighbor", neighbor), ("writer", scene.Writer),
                ("maker", scene.Maker),
            ("moderator", scene.Moderator), ("admin", scene.Admin), ("superuser", await World.PersonAsync(superuser: true)),
        };
        var name = await GiveAsync(scene, holder, SampleImages.Png(1));
        await World.InDatabase(States[state]);

        var seen = new List<string>();
        foreach (var (caller, person) in callers)
        {
            var answer = await Api.GetAsync($"/images/{name}", person);
            if (answer.Status == 200)
                seen.Add(caller);
            else
                AssertUnknown(answer, caller);
            Assert.That(answer.Headers.CacheControl?.Public ?? false, Is.EqualTo(seenBy == Everyone), caller);
        }

        Assert.That(string.Join(' ', seen), Is.EqualTo(seenBy));
    }

    [Test]
    public async Task HoldsForConditionsAndRangesToo()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));
        var tag = (await Api.GetAsync($"/images/{name}")).Headers.ETag!.ToString();
        await World.InDatabase(HideMemory);

        AssertUnknown(await Api.GetAsync($"/images/{name}", headers: ("If-None-Match", tag)));
        AssertUnknown(await Api.GetAsync($"/images/{name}", headers: ("If-None-Match", "*")));
        AssertUnknown(await Api.GetAsync($"/images/{name}", headers: ("Range", "bytes=0-3")));
        AssertUnknown(await Api.SendAsync(HttpMethod.Head, $"/images/{name}", null));
    }

    [Test]
    public async Task ComesBackWithTheHolder()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));
        var path = $"{scene.PathOf(Holder.Memory)}/publish?publish=";

        // Once it has been shown to everyone, it is known to be.
        var first = await Api.GetAsync($"/images/{name}");
        var second = await Api.GetAsync($"/images/{name}");
        await Api.PostAsync($"{path}false", by: scene.Moderator);
        var hidden = await Api.GetAsync($"/images/{name}");
        await Api.PostAsync($"{path}true", by: scene.Moderator);
        var shown = await Api.GetAsync($"/images/{name}");

        AssertUnknown(hidden);
        Assert.That(new[] { first, second, shown }.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(second.ToString() + second.Headers.ETag + second.ContentHeaders,
            Is.EqualTo(first.ToString() + first.Headers.ETag + first.ContentHeaders));
    }

    [Test]
    public async Task EndsWithTheProject()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Site, SampleImages.Png(1));
        var ends = Host.Application.Clock.GetUtcNow().UtcDateTime.AddSeconds(20);
        await World.InDatabase(db => db.Projects.First().TryRun(null, ends));

        var before = await Api.GetAsync($"/images/{name}");
        await Host.LetPassAsync(TimeSpan.FromSeconds(25));

        Assert.That(before.Status, Is.EqualTo(200));
        AssertUnknown(await Api.GetAsync($"/images/{name}"));
    }

    [Test]
    public async Task EndsWithTheRightsOfTheCaller()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));
        await World.InDatabase(HideMemory);

        var before = await Api.GetAsync($"/images/{name}", scene.Moderator);
        await Api.DeleteAsync($"/projects/{scene.Project}/moderators?username={scene.Moderator.Name}", scene.Admin);

        Assert.That(before.Status, Is.EqualTo(200));
        AssertUnknown(await Api.GetAsync($"/images/{name}", scene.Moderator));
    }

    private static void HideMemory(IMuistotDb db) => db.Memories.First().Published = false;

    private static void HideSite(IMuistotDb db) => db.Sites.First().Published = false;
}
