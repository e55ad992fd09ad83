using Muistot.Application.Common;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>What callers get who may see an image that the public may not: a name that opens it without a token.</summary>
public sealed class ImageAliasTests() : ImageTest(Backend.Embedded)
{
    private const string Form = @"\A[a-zA-Z0-9_-]{36}\.png\z";

    private static readonly byte[] Photo = SampleImages.Png(1);

    private static readonly Dictionary<string, Action<IMuistotDb>> States = new()
    {
        ["memory unpublished"] = HideMemory,
        ["site unpublished"] = HideSite,
        ["project unpublished"] = HideProject,
        ["project ended"] = db => db.Projects.First().TryRun(null, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        ["project not begun"] = db => db.Projects.First().TryRun(new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), null),
    };

    [TestCase("memory unpublished", Holder.Memory, "writer moderator admin superuser")]
    [TestCase("site unpublished", Holder.Site, "maker moderator admin superuser")]
    [TestCase("site unpublished", Holder.Memory, "maker moderator admin superuser")]
    [TestCase("project unpublished", Holder.Project, "moderator admin superuser")]
    [TestCase("project unpublished", Holder.Site, "moderator")]
    [TestCase("project unpublished", Holder.Memory, "moderator")]
    [TestCase("project ended", Holder.Project, "admin")]
    [TestCase("project ended", Holder.Site, "admin")]
    [TestCase("project not begun", Holder.Memory, "superuser")]
    public async Task StandInEveryAnswerAndOpenTheImage(string state, Holder holder, string seenBy)
    {
        var scene = await SceneAsync();
        var own = await GiveAsync(scene, holder, Photo);
        await World.InDatabase(States[state]);
        var (stranger, callers) = (await World.PersonAsync(), await CallersAsync(scene));

        foreach (var caller in seenBy.Split(' ').Select(name => callers[name]))
        {
            var names = await NamesAsync(scene, holder, caller);
            var alias = names[0];
            var (open, byItsCaller, byAnother) = (await ImageAsync(alias), await ImageAsync(alias, caller),
                await ImageAsync(alias, stranger));

            Assert.That(names, Is.All.EqualTo(alias).And.All.Match(Form).And.All.Not.EqualTo(own));
            Assert.That((open.Status, open.Bytes, byItsCaller.Status), Is.EqualTo((200, Photo, 200)));
            Assert.That((open.Headers.CacheControl!.Private, open.Headers.CacheControl.MaxAge), Is.EqualTo((true, TimeSpan.Zero)));
            AssertUnknown(byAnother, "by another");
        }

        AssertUnknown(await ImageAsync(own));
    }

    [Test]
    public async Task AreNotGivenForWhatEveryoneSees([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var own = await GiveAsync(scene, holder, Photo);

        foreach (var caller in (await CallersAsync(scene)).Values)
            Assert.That(await NamesAsync(scene, holder, caller), Is.All.EqualTo(own));
    }

    [Test]
    public async Task AreEachCallersOwn()
    {
        var (scene, _) = await HiddenAsync();

        var names = new List<string>();
        foreach (var caller in (await CallersAsync(scene)).Values.Where(caller => caller != scene.Maker))
            names.Add((await ImageOfAsync(scene.PathOf(Holder.Memory), caller))!);

        Assert.That(names, Has.Count.EqualTo(4).And.Unique);
    }

    [Test]
    public async Task WorkForAnHour()
    {
        var (_, alias) = await HiddenAsync();

        await Host.LetPassAsync(TimeSpan.FromMinutes(59));
        var late = await ImageAsync(alias);
        await Host.LetPassAsync(TimeSpan.FromMinutes(12));

        Assert.That(late.Status, Is.EqualTo(200));
        AssertUnknown(await ImageAsync(alias));
    }

    /// <summary>However long answers are kept, nobody is given an alias that is about to end.</summary>
    [Test]
    public async Task OutliveTheAnswersThatHoldThem()
    {
        var (scene, _) = await HiddenAsync();
        using var node = new ApiClient(Host.Node(("Caching:FreshSeconds", "3600")).Address);
        string[] paths = [scene.PathOf(Holder.Memory), $"{scene.PathOf(Holder.Site)}?include_memories=true"];
        foreach (var path in paths)
            await node.GetAsync(path, scene.Moderator);

        // A session lasts for a quarter of an hour.
        foreach (var minutes in new[] { 14, 15, 15, 15 })
        {
            await Host.LetPassAsync(TimeSpan.FromMinutes(minutes));
            Assert.That((await node.GetAsync("/me", scene.Moderator)).Status, Is.EqualTo(200));
        }

        var aliases = new List<string>();
        foreach (var path in paths)
        {
            var shown = (await node.GetAsync(path, scene.Moderator)).Json;
            aliases.Add((shown["memories"]?[0] ?? shown)["image"]!.GetValue<string>());
        }

        await Host.LetPassAsync(TimeSpan.FromMinutes(14));
        foreach (var alias in aliases)
            Assert.That((await node.GetAsync($"/images/{alias}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task EndWithTheRole()
    {
        var (scene, alias) = await HiddenAsync();

        var before = await ImageAsync(alias);
        await Api.DeleteAsync($"/projects/{scene.Project}/moderators?username={scene.Moderator.Name}", scene.Admin);

        Assert.That(before.Status, Is.EqualTo(200));
        AssertUnknown(await ImageAsync(alias));
    }

    [Test]
    public async Task EndWithTheAccount()
    {
        var (scene, alias) = await HiddenAsync();

        await World.InDatabase(db => db.Users.Remove(db.Users.Single(user => user.Id == scene.Moderator.Id)));

        AssertUnknown(await ImageAsync(alias));
    }

    [Test]
    public async Task EndWithTheImage([Values("deleted", "replaced")] string what)
    {
        var (scene, alias) = await HiddenAsync();

        var done = what == "deleted"
            ? await Api.DeleteAsync(scene.PathOf(Holder.Memory), scene.Writer)
            : await ChangeAsync(scene, Holder.Memory, Base64(SampleImages.Png(2)));

        Assert.That(done.Status, Is.EqualTo(204));
        AssertUnknown(await ImageAsync(alias));
    }

    [Test]
    public async Task LeadToTheOwnNameOnceEveryoneSeesTheImage([Values] bool isLate)
    {
        var (scene, alias) = await HiddenAsync();

        await Api.PostAsync($"{scene.PathOf(Holder.Memory)}/publish?publish=true", by: scene.Moderator);
        if (isLate)
            await Host.LetPassAsync(TimeSpan.FromHours(2));
        var answer = await ImageAsync(alias);

        Assert.That((answer.Status, answer.Headers.CacheControl!.NoStore), Is.EqualTo((303, true)));
        Assert.That(answer.Headers.Location,
            Is.EqualTo(new Uri($"http://muistot.example/images/{await ImageOfAsync(scene.PathOf(Holder.Memory))}")));
        Assert.That((await ImageAsync(Path.GetFileName(answer.Location)!)).Bytes, Is.EqualTo(Photo));
    }

    [Test]
    public async Task AreConditionalAndComeInParts()
    {
        var (_, alias) = await HiddenAsync();
        var tag = (await ImageAsync(alias)).Headers.ETag!.ToString();

        var (held, part) = (await Api.GetAsync($"/images/{alias}", null, ("If-None-Match", tag)),
            await Api.GetAsync($"/images/{alias}", null, ("Range", "bytes=0-3")));
        var head = await Api.SendAsync(HttpMethod.Head, $"/images/{alias}", null);

        Assert.That((held.Status, part.Status, head.Status), Is.EqualTo((304, 206, 200)));
    }

    [Test]
    public async Task OpenNothingOnceAltered()
    {
        var (_, alias) = await HiddenAsync();

        foreach (var at in Enumerable.Range(0, 36))
        {
            var altered = $"{alias[..at]}{(alias[at] == 'A' ? 'B' : 'A')}{alias[(at + 1)..]}";
            AssertUnknown(await ImageAsync(altered), altered);
        }

        AssertUnknown(await ImageAsync($"{alias[..36]}.jpg"));
        AssertUnknown(await ImageAsync(alias[..36]));
    }

    private static void HideMemory(IMuistotDb db) => db.Memories.First().Published = false;

    private static void HideSite(IMuistotDb db) => db.Sites.First().Published = false;

    private static void HideProject(IMuistotDb db) => db.Projects.First().Published = false;

    private Task<Answer> ImageAsync(string name, Person? by = null) => Api.GetAsync($"/images/{name}", by);

    /// <summary>A hidden memory with an image, and the alias that the moderator is given.</summary>
    private async Task<(Scene Scene, string Alias)> HiddenAsync()
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, Holder.Memory, Photo);
        await World.InDatabase(HideMemory);
        return (scene, (await ImageOfAsync(scene.PathOf(Holder.Memory), scene.Moderator))!);
    }

    private async Task<Dictionary<string, Person>> CallersAsync(Scene scene) => new()
    {
        ["writer"] = scene.Writer,
        ["maker"] = scene.Maker,
        ["moderator"] = scene.Moderator,
        ["admin"] = scene.Admin,
        ["superuser"] = await World.PersonAsync(superuser: true),
    };

    /// <summary>The name that each kind of answer gives an image: read alone, in lists, among the nearest, again.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(Scene scene, Holder holder, Person by)
    {
        var (project, site) = (scene.PathOf(Holder.Project), scene.PathOf(Holder.Site));
        string[] lists = holder switch
        {
            Holder.Project => by == scene.Moderator ? [] : ["/projects"],
            Holder.Site => [$"{project}/sites", $"{project}/sites?n=5&lat=60&lon=24"],
            _ => [$"{site}/memories"],
        };
        var names = new List<string> { (await ImageOfAsync(scene.PathOf(holder), by))!, (await ImageOfAsync(scene.PathOf(holder), by))! };
        foreach (var list in lists)
            names.Add((await Api.GetAsync(list, by)).Items.Single()!["image"]!.GetValue<string>());
        if (holder == Holder.Memory)
            names.Add((await Api.GetAsync($"{site}?include_memories=true", by)).Json["memories"]![0]!["image"]!.GetValue<string>());
        return names;
    }
}
