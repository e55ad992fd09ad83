using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Images;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

public sealed class FailedUploadTests() : ImageTest(Backend.Embedded)
{
    [Test]
    public async Task LeaveNoFileWhenTheSiteGoesMeanwhile()
    {
        var scene = await SceneAsync();

        var answer = await MeanwhileAsync(
            () => Api.DeleteAsync(scene.PathOf(Holder.Site), scene.Maker),
            api => api.PostAsync($"{scene.PathOf(Holder.Site)}/memories", new { title = "Muisto", image = Base64(SampleImages.Png()) },
            scene.Writer));

        Assert.That(answer.Status, Is.EqualTo(404), answer.ToString());
        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task LeaveNoFileWhenTheMemoryGoesMeanwhile()
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));

        var answer = await MeanwhileAsync(
            () => Api.DeleteAsync(scene.PathOf(Holder.Memory), scene.Writer),
            api => api.PatchAsync(scene.PathOf(Holder.Memory), new { image = Base64(SampleImages.Png(2)) }, scene.Writer));

        Assert.That(answer.Status, Is.EqualTo(404), answer.ToString());
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)), "That of the deleted memory can be brought back.");
    }

    [Test]
    public async Task LeaveNoFileWhenTheIdIsTakenMeanwhile()
    {
        var scene = await SceneAsync();
        var (sites, id) = ($"/projects/{scene.Project}/sites", World.Fresh("site"));

        var answer = await MeanwhileAsync(
            () => Api.PostAsync(sites, Site(id, null!), scene.Maker),
            api => api.PostAsync(sites, Site(id, Base64(SampleImages.Png())), scene.Writer));

        Assert.That((answer.Status, answer.Message), Is.EqualTo((409, "Resource already exists")));
        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
        Assert.That((await Api.GetAsync($"{sites}/{id}")).Json["creator"]!.GetValue<string>(), Is.EqualTo(scene.Maker.Name));
    }

    [Test]
    public async Task LeaveTheFileOfTheOneThatWasMade()
    {
        var scene = await SceneAsync();
        var (sites, id) = ($"/projects/{scene.Project}/sites", World.Fresh("site"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(grey => Api.PostAsync(sites, Site(id, Base64(SampleImages.Png((byte)grey))), scene.Maker)));
        var made = Array.FindIndex(answers, answer => answer.Status == 201);

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 201, 409, 409, 409, 409, 409, 409, 409 }));
        Assert.That((await Api.GetAsync($"/images/{await ImageOfAsync($"{sites}/{id}")}")).Bytes, Is.EqualTo(SampleImages.Png((byte)made)));
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task LeaveTheImagesOfTheVersionsOfOneMemory([Values] bool hadOne)
    {
        var scene = await SceneAsync();
        if (hadOne)
            await GiveAsync(scene, Holder.Memory, SampleImages.Png(100));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(grey => ChangeAsync(scene, Holder.Memory, Base64(SampleImages.Png((byte)grey)))));
        var served = await Api.GetAsync($"/images/{await ImageOfAsync(scene.PathOf(Holder.Memory))}");

        Assert.That(answers.Select(answer => answer.Status), Has.Some.EqualTo(204).And.All.LessThan(500));
        Assert.That(Enumerable.Range(0, 6).Select(grey => SampleImages.Png((byte)grey)), Has.Some.EqualTo(served.Bytes));
        var kept = answers.Count(answer => answer.Status == 204) + (hadOne ? 1 : 0);
        Assert.That(await StoredAsync(), Is.EqualTo((kept, kept)), "One for each version.");
    }

    [Test]
    public async Task LeaveNoRowWhenTheFileCannotBeStored()
    {
        var scene = await SceneAsync();
        Host.Images.TakeAway();
        try
        {
            var created = await CreateAsync(scene, Holder.Memory, Base64(SampleImages.Png()));
            var listed = await Api.GetAsync($"{scene.PathOf(Holder.Site)}/memories");

            Assert.That((created.Status, created.Message), Is.EqualTo((503, "Service Unavailable")));
            Assert.That(created.Headers.RetryAfter, Is.Not.Null);
            Assert.That(listed.Items, Has.Count.EqualTo(1));
        }
        finally
        {
            Host.Images.BringBack();
        }

        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task AreTakenAgainOnceFilesCanBeStoredAgain()
    {
        var scene = await SceneAsync();
        var old = await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));
        Host.Images.TakeAway();
        Answer changed, served;
        try
        {
            changed = await ChangeAsync(scene, Holder.Memory, Base64(SampleImages.Png(2)));
            served = await Api.GetAsync($"/images/{old}");
        }
        finally
        {
            Host.Images.BringBack();
        }

        Assert.That((changed.Verdict, served.Verdict), Is.EqualTo(("503 Service Unavailable", "503 Service Unavailable")));
        Assert.That(served.Headers.RetryAfter, Is.Not.Null);
        Assert.That((await Api.GetAsync($"/images/{old}")).Bytes, Is.EqualTo(SampleImages.Png(1)));
        var name = await GiveAsync(scene, Holder.Memory, SampleImages.Png(2));
        Assert.That((await Api.GetAsync($"/images/{name}")).Bytes, Is.EqualTo(SampleImages.Png(2)));
        Assert.That(await StoredAsync(), Is.EqualTo((2, 2)), "One for each version.");
    }

    /// <summary>Sends a request to a node on which something else happens once the request's file is stored.</summary>
    private async Task<Answer> MeanwhileAsync(Func<Task> meanwhile, Func<ApiClient, Task<Answer>> send)
    {
        await using var node = Host.StartNode(parts =>
        {
            var store = parts.Last(part => part.ServiceType == typeof(IFileStore)).ImplementationType!;
            parts.AddSingleton<IFileStore>(
            provider => new InterruptedFileStore((IFileStore)ActivatorUtilities.CreateInstance(provider, store), meanwhile));
        });
        using var api = new ApiClient(node.Address);
        return await send(api);
    }

    private sealed class InterruptedFileStore(IFileStore inner, Func<Task> meanwhile) : IFileStore
    {
        public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            await inner.WriteAsync(name, content, cancellationToken);
            await meanwhile();
        }

        public Task WriteAsync(string name, Stream content, CancellationToken cancellationToken) =>
            inner.WriteAsync(name, content, cancellationToken);

        public Task<StoredFile?> OpenAsync(string name, CancellationToken cancellationToken) => inner.OpenAsync(name, cancellationToken);

        public Task ProbeAsync(CancellationToken cancellationToken) => inner.ProbeAsync(cancellationToken);

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

        public IAsyncEnumerable<(string Name, DateTimeOffset ModifiedAt)> ListAsync(CancellationToken cancellationToken) =>
            inner.ListAsync(cancellationToken);
    }
}
