using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

[OnEveryBackend]
public sealed class UploadTests(Backend backend) : ImageTest(backend)
{
    private static readonly Dictionary<string,
        byte[]> Kinds = new() { ["image/png"] = SampleImages.Png(7), ["image/jpeg"] = SampleImages.Jpeg };

    [Test]
    public async Task ServesWhatCameWithSomethingNew([Values] Holder holder, [Values("image/png", "image/jpeg")] string kind)
    {
        var (scene, root) = (await SceneAsync(), await World.PersonAsync(superuser: true));

        var created = await CreateAsync(scene, holder, Base64(Kinds[kind]), root);
        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        var name = await ImageOfAsync(created.Location!, root);
        var served = await Api.GetAsync($"/images/{name}", root);

        Assert.That(name, Does.Match(@"\A[a-zA-Z0-9_-]{1,36}(\.[a-zA-Z0-9]{1,10})?\z"));
        Assert.That((served.Status, $"{served.ContentHeaders.ContentType}"), Is.EqualTo((200, kind)));
        Assert.That(served.Bytes, Is.EqualTo(Kinds[kind]));
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task ServesWhatCameWithAChange([Values] Holder holder, [Values("image/png", "image/jpeg")] string kind)
    {
        var scene = await SceneAsync();

        var name = await GiveAsync(scene, holder, Kinds[kind]);
        var served = await Api.GetAsync($"/images/{name}");

        Assert.That((served.Status, $"{served.ContentHeaders.ContentType}"), Is.EqualTo((200, kind)));
        Assert.That(served.Bytes, Is.EqualTo(Kinds[kind]));
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)));
    }

    [TestCase("data:image/png;base64,", "image/png")]
    [TestCase("data:image/jpeg;base64,", "image/jpeg")]
    public async Task TakesADataAddress(string prefix, string kind)
    {
        var scene = await SceneAsync();

        var changed = await ChangeAsync(scene, Holder.Memory, prefix + Base64(Kinds[kind]));
        var served = await Api.GetAsync($"/images/{await ImageOfAsync(scene.PathOf(Holder.Memory))}");

        Assert.That(changed.Status, Is.EqualTo(204), changed.ToString());
        Assert.That(served.Bytes, Is.EqualTo(Kinds[kind]));
    }

    [Test]
    public async Task TakesNullForNone([Values] Holder holder)
    {
        var (scene, root) = (await SceneAsync(), await World.PersonAsync(superuser: true));

        var created = await CreateAsync(scene, holder, null!, root);

        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        Assert.That(await ImageOfAsync(created.Location!, root), Is.Null);
        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task RefusesEmptyOnes([Values] Holder holder, [Values("", "  ", "\r\n")] string image)
    {
        var (scene, root) = (await SceneAsync(), await World.PersonAsync(superuser: true));

        var created = await CreateAsync(scene, holder, image, root);
        var changed = await ChangeAsync(scene, holder, image);

        Assert.That((created.Status, changed.Status), Is.EqualTo((422, 422)));
        Assert.That(created.Errors.Concat(changed.Errors), Is.All.EqualTo("body/image"));
        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
    }

    [TestCase("5")]
    [TestCase("[\"iVBORw0KGgo=\"]")]
    [TestCase("{}")]
    [TestCase("true")]
    public async Task RefusesWhatIsNoText(string image)
    {
        var scene = await SceneAsync();

        var changed = await Api.PatchAsync(scene.PathOf(Holder.Memory), new JsonObject { ["image"] = JsonNode.Parse(image) }, scene.Writer);

        Assert.That(changed.Status, Is.EqualTo(422));
        Assert.That(changed.Errors, Is.EqualTo(new[] { "body/image" }));
    }

    [Test]
    public async Task TakesManyAtOnce()
    {
        var scene = await SceneAsync();
        var images = Enumerable.Range(0, 8).Select(grey => SampleImages.Png((byte)grey)).ToList();

        var created = await Task.WhenAll(images.Select(image => CreateAsync(scene, Holder.Site, Base64(image))));
        var names = await Task.WhenAll(created.Select(answer => ImageOfAsync(answer.Location!)));
        var served = await Task.WhenAll(names.Select(name => Api.GetAsync($"/images/{name}")));

        Assert.That(created.Select(answer => answer.Status), Is.All.EqualTo(201));
        Assert.That(names, Is.Unique);
        Assert.That(served.Select(answer => answer.Bytes), Is.EqualTo(images));
        Assert.That(await StoredAsync(), Is.EqualTo((8, 8)));
    }
}
