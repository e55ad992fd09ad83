using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>What is said of images to those who do not see them.</summary>
[OnEveryBackend]
public sealed class AlternativeTextTests(Backend backend) : ImageTest(backend)
{
    private static readonly (string, string) Finnish = ("Accept-Language", "fi");
    private static readonly (string, string) English = ("Accept-Language", "en");

    [Test]
    public async Task AreSentWithTheImageAndShownBesideIt()
    {
        var (scene, root) = (await SceneAsync(), await World.PersonAsync(superuser: true));
        var info = new { lang = "fi", name = "Nimi", image_alt = " Nosturi " };
        var image = Samples.Png;

        var project = await Api.PostAsync("/projects", new { id = World.Fresh("project"), info, image }, root);
        var site = await Api.PostAsync(
            $"/projects/{scene.Project}/sites",
            new { id = World.Fresh("site"), info, image, location = new { lat = 60, lon = 24 } }, scene.Maker);
        var memory = await Api.PostAsync(
            $"{scene.PathOf(Holder.Site)}/memories", new { title = "Muisto", image, image_alt = "Nosturi" }, scene.Writer);

        Assert.That(AltOf(Holder.Project, await Api.GetAsync(project.Location!, root, Finnish)), Is.EqualTo("Nosturi"));
        Assert.That(AltOf(Holder.Site, await Api.GetAsync(site.Location!, null, Finnish)), Is.EqualTo("Nosturi"));
        Assert.That(AltOf(Holder.Memory, await Api.GetAsync(memory.Location!)), Is.EqualTo("Nosturi"));
    }

    [Test]
    public async Task OfSitesAndProjectsAreInEachLanguage([Values(Holder.Project, Holder.Site)] Holder holder)
    {
        var scene = await SceneAsync();
        var (path, owner) = (scene.PathOf(holder), scene.OwnerOf(holder));
        await Api.PatchAsync(path, new { info = new { lang = "fi", image_alt = "Nosturi" }, image = Samples.Png }, owner);

        var fallback = await Api.GetAsync($"{path}?include=languages", null, English);
        await Api.PatchAsync(path, new { info = new { lang = "en", image_alt = "A crane" } }, owner);
        var (english, finnish) = (await Api.GetAsync($"{path}?include=languages", null, English), await Api.GetAsync(path, null, Finnish));
        await Api.PatchAsync(path, new { info = new { lang = "en", image_alt = (string?)null } }, owner);
        var removed = await Api.GetAsync(path, null, English);

        Assert.That(Told(fallback), Is.EqualTo(("Nosturi", "fi")));
        Assert.That(Told(english), Is.EqualTo(("A crane", "en")));
        Assert.That(Told(finnish), Is.EqualTo(("Nosturi", (string?)null)));
        Assert.That(Told(removed), Is.EqualTo(("Nosturi", (string?)null)));
    }

    [Test]
    public async Task GoWithTheImageUnlessTheyAreSaidAnew([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var (path, owner) = (scene.PathOf(holder), scene.OwnerOf(holder));
        await Api.PatchAsync(path, Change(holder, "Nosturi", Samples.Png), owner);

        await Api.PatchAsync(path, Change(holder, "Torni", Base64(SampleImages.Jpeg)), owner);
        var replaced = AltOf(holder, await Api.GetAsync(path, null, Finnish));
        await ChangeAsync(scene, holder, Samples.Png);
        var silent = AltOf(holder, await Api.GetAsync(path, null, Finnish));
        await Api.PatchAsync(path, Change(holder, "Nosturi", Samples.Png), owner);
        await ChangeAsync(scene, holder, null);
        var taken = AltOf(holder, await Api.GetAsync(path, null, Finnish));

        Assert.That((replaced, silent, taken), Is.EqualTo(("Torni", (string?)null, (string?)null)));
    }

    [Test]
    public async Task AreOfTheImageThatIsShown([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var (path, owner) = (scene.PathOf(holder), scene.OwnerOf(holder));
        await GiveAsync(scene, Holder.Memory, Pictures.Of("png"));
        await ChangeAsync(scene, holder, null);

        object words = holder == Holder.Memory ? new { image_alt = "Nosturi" } : new { info = new { lang = "fi", image_alt = "Nosturi" } };
        Assert.That((await Api.PatchAsync(path, words, owner)).Status, Is.EqualTo(204));

        Assert.That(AltOf(holder, await Api.GetAsync(path, null, Finnish)), Is.Null, "A borrowed image, or none, is another one.");
    }

    [TestCase("")]
    [TestCase(" ")]
    public async Task AreLeftOutWhereTheyAreEmpty(string text)
    {
        var scene = await SceneAsync();
        await Api.PatchAsync(
            scene.PathOf(Holder.Site), new { info = new { lang = "fi", image_alt = text }, image = Samples.Png }, scene.Maker);

        Assert.That(AltOf(Holder.Site, await Api.GetAsync(scene.PathOf(Holder.Site), null, Finnish)), Is.Null);
    }

    [Test]
    public async Task ComeBackWithAVersion([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var (path, owner) = (scene.PathOf(holder), scene.OwnerOf(holder));
        await Api.PatchAsync(path, Change(holder, "Nosturi", Samples.Png), owner);
        await ChangeAsync(scene, holder, null);

        var then = await Api.GetAsync($"{path}/history/2", owner, Finnish);
        var restored = await Api.PostAsync($"{path}/history/2/restore", null, owner);

        Assert.That(AltOf(holder, then), Is.EqualTo("Nosturi"));
        Assert.That(restored.Status, Is.EqualTo(204), restored.ToString());
        Assert.That(AltOf(holder, await Api.GetAsync(path, null, Finnish)), Is.EqualTo("Nosturi"));
    }

    [TestCase(500, 204)]
    [TestCase(501, 422)]
    public async Task HaveUpToFiveHundredCodePoints(int length, int status)
    {
        var scene = await SceneAsync();
        var text = string.Concat(Enumerable.Repeat("😀", length));

        var memory = await Api.PatchAsync(scene.PathOf(Holder.Memory), new { image_alt = text }, scene.Writer);
        var site = await Api.PatchAsync(scene.PathOf(Holder.Site), new { info = new { lang = "fi", image_alt = text } }, scene.Maker);

        Assert.That((memory.Status, site.Status), Is.EqualTo((status, status)));
        if (status == 422)
            Assert.That((memory.Errors, site.Errors), Is.EqualTo((new[] { "body/image_alt" }, new[] { "body/info/image_alt" })));
    }

    private static (string? Text, string? Language) Told(Answer answer) => (
        answer.Json["info"]!["image_alt"]?.GetValue<string>(), answer.Json["info"]!["languages"]?["image_alt"]?.GetValue<string>());

    private static object Change(Holder holder, string text, string image) => holder == Holder.Memory
        ? new { image_alt = text, image }
        : new { info = new { lang = "fi", image_alt = text }, image };

    private static string? AltOf(Holder holder, Answer answer) =>
        (holder == Holder.Memory ? answer.Json["image_alt"] : answer.Json["info"]!["image_alt"])?.GetValue<string>();
}
