using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class SiteImageTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsBorrowedFromPublishedMemories()
    {
        var (maker, admin, path) = await SceneAsync();
        var without = await ImageAsync(path);

        var memory = await RememberAsync(path, maker);
        var hidden = await ImageAsync(path, admin);
        await Api.PostAsync($"{memory}/publish?publish=true", null, admin);
        var shown = await ImageAsync(path);
        var ofMemory = (await Api.GetAsync(memory, maker)).Json["image"]!.GetValue<string>();
        var listed = (await Api.GetAsync(path[..path.LastIndexOf('/')])).Items.Single()!["image"]!.GetValue<string>();
        await Api.PostAsync($"{memory}/publish?publish=false", null, admin);
        var hiddenAgain = await ImageAsync(path, maker);

        Assert.That((without, hidden, hiddenAgain), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
        Assert.That(shown, Is.Not.Null.And.EqualTo(ofMemory));
        Assert.That(listed, Is.EqualTo(shown));
    }

    [Test]
    public async Task OfItsOwnComesFirst()
    {
        var (maker, admin, path) = await SceneAsync();
        var memory = await RememberAsync(path, maker);
        await Api.PostAsync($"{memory}/publish?publish=true", null, admin);
        var borrowed = await ImageAsync(path);

        await Api.PatchAsync(path, new { image = Samples.Png }, maker);
        var own = await ImageAsync(path);
        await Api.PatchAsync(path, new { image = (string?)null }, maker);
        var again = await ImageAsync(path);

        Assert.That(own, Is.Not.Null.And.Not.EqualTo(borrowed));
        Assert.That(again, Is.EqualTo(borrowed));
    }

    [Test]
    public async Task GoesWithTheMemoryThatItIsBorrowedFrom()
    {
        var (maker, admin, path) = await SceneAsync();
        var memory = await RememberAsync(path, maker);
        await Api.PostAsync($"{memory}/publish?publish=true", null, admin);

        await Api.DeleteAsync(memory, maker);

        Assert.That(await ImageAsync(path), Is.Null);
    }

    private async Task<(Person Maker, Person Admin, string Path)> SceneAsync()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        return (maker, admin, $"/projects/{project}/sites/{await World.SiteAsync(project, creator: maker)}");
    }

    private async Task<string> RememberAsync(string site, Person by) =>
        (await Api.PostAsync($"{site}/memories", new { title = "Muisto", image = Samples.Png }, by)).Location!;

    private async Task<string?> ImageAsync(string site, Person? by = null)
    {
        var answer = await Api.GetAsync(site, by);
        Assert.That(answer.Status, Is.EqualTo(200));
        return answer.Json["image"]?.GetValue<string>();
    }
}
