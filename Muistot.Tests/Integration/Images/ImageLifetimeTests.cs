using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

[OnEveryBackend]
public sealed class ImageLifetimeTests(Backend backend) : ImageTest(backend)
{
    [Test]
    public async Task EndsWhenAnotherComesInItsPlace([Values] Holder holder)
    {
        var scene = await SceneAsync();

        var first = await GiveAsync(scene, holder, SampleImages.Png(1));
        var second = await GiveAsync(scene, holder, SampleImages.Png(2));

        AssertUnknown(await Api.GetAsync($"/images/{first}", scene.Admin));
        Assert.That((await Api.GetAsync($"/images/{second}")).Bytes, Is.EqualTo(SampleImages.Png(2)));
        Assert.That(await StoredAsync(), Is.EqualTo((2, 2)), "A version names the first one.");
    }

    [Test]
    public async Task EndsWhenItIsRemoved([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, holder, SampleImages.Png(1));

        var removed = await ChangeAsync(scene, holder, null);

        Assert.That(removed.Status, Is.EqualTo(204), removed.ToString());
        Assert.That(await ImageOfAsync(scene.PathOf(holder), scene.Admin), Is.Null);
        AssertUnknown(await Api.GetAsync($"/images/{name}", scene.Admin));
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)), "A version names it.");
    }

    [Test]
    public async Task GoesOnWhenOtherThingsChange([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, holder, SampleImages.Png(1));

        await Api.PatchAsync(scene.PathOf(holder), new { title = "Uusi", info = new { lang = "fi", name = "Uusi" } },
            scene.OwnerOf(holder));

        Assert.That(await ImageOfAsync(scene.PathOf(holder)), Is.EqualTo(name));
        Assert.That((await Api.GetAsync($"/images/{name}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task EndsWithItsMemory()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));

        var deleted = await Api.DeleteAsync(scene.PathOf(Holder.Memory), scene.Writer);

        Assert.That(deleted.Status, Is.EqualTo(204), deleted.ToString());
        AssertUnknown(await Api.GetAsync($"/images/{name}", scene.Admin));
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)), "The memory can be brought back.");
    }

    [Test]
    public async Task EndsWithItsSiteForTheSiteAndAllItsMemories()
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, Holder.Site, SampleImages.Png(1));
        await GiveAsync(scene, Holder.Memory, SampleImages.Png(2));
        await CreateAsync(scene, Holder.Memory, Base64(SampleImages.Png(3)));
        await World.InDatabase(db => db.Memories.OrderBy(memory => memory.Id).Last().Published = false);
        var kept = await GiveAsync(scene, Holder.Project, SampleImages.Png(4));
        var names = await World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());

        var deleted = await Api.DeleteAsync(scene.PathOf(Holder.Site), scene.Maker);

        Assert.That(deleted.Status, Is.EqualTo(204), deleted.ToString());
        Assert.That(await StoredAsync(), Is.EqualTo((4, 4)), "All of it can be brought back.");
        foreach (var name in names.Except([kept]))
            AssertUnknown(await Api.GetAsync($"/images/{name}", scene.Admin));
        Assert.That((await Api.GetAsync($"/images/{kept}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task OutlivesTheUnpublishingOfItsProject([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, holder, SampleImages.Png(1));

        await Api.DeleteAsync(scene.PathOf(Holder.Project), scene.Admin);
        var hidden = await Api.GetAsync($"/images/{name}");
        await Api.PostAsync($"{scene.PathOf(Holder.Project)}/publish?publish=true", by: scene.Admin);

        AssertUnknown(hidden);
        Assert.That((await Api.GetAsync($"/images/{name}")).Bytes, Is.EqualTo(SampleImages.Png(1)));
    }

    [Test]
    public async Task OutlivesItsUploader()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));

        await World.InDatabase(db => db.Users.Remove(db.Users.Single(user => user.Id == scene.Writer.Id)));

        Assert.That((await Api.GetAsync($"/images/{name}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task IsUnknownWithoutAFile()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));

        Host.Images.Delete(name);

        AssertUnknown(await Api.GetAsync($"/images/{name}"));
    }

    [Test]
    public async Task IsUnknownWithoutAHolder()
    {
        await SceneAsync();
        await Host.Images.AddAsync("orphan.png", SampleImages.Png(1));

        AssertUnknown(await Api.GetAsync("/images/orphan.png", await World.PersonAsync(superuser: true)));
    }
}
