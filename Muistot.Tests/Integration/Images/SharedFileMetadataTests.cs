using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Images;
using Muistot.Infrastructure.Caching;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>What nodes know of files in the bucket they know together, by Redis.</summary>
[NeedsServers]
public sealed class SharedFileMetadataTests() : ImageTest(Backend.Production)
{
    private static readonly DateTimeOffset Marked = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Test]
    public async Task OneNodeFindsThemForAll()
    {
        var (name, path) = await ShowAsync();
        using var elsewhere = new ApiClient(Host.Node().Address);
        var known = Metadata();
        var before = await known.FindAsync(name, CancellationToken.None);

        await known.KeepAsync(name, before! with { ModifiedAt = Marked }, CancellationToken.None);
        var answer = await elsewhere.GetAsync(path);

        Assert.That((answer.Status, answer.ContentHeaders.LastModified, (long)answer.Bytes.Length),
            Is.EqualTo((200, Marked, before.Length)));
    }

    [Test]
    public async Task AreForgottenWithTheFile()
    {
        var (name, _) = await ShowAsync();

        await Host.Application.Services.GetRequiredService<IFileStore>().DeleteAsync(name, CancellationToken.None);

        Assert.That(await Metadata().FindAsync(name, CancellationToken.None), Is.Null);
    }

    /// <summary>A file that was taken away past the service is missed once, and then unknown.</summary>
    [Test]
    public async Task AreForgottenWhenTheFileIsGone()
    {
        var (_, path) = await ShowAsync();

        Host.Images.Clear();
        var (first, second) = (await Api.GetAsync(path), await Api.GetAsync(path));

        Assert.That(first.Status, Is.EqualTo(503));
        AssertUnknown(second);
    }

    [Test]
    public async Task AreFoundAgainWhileRedisIsAway()
    {
        var (_, path) = await ShowAsync();
        await using var node = Host.StartNode(changes: [("Redis:Connection", $"127.0.0.1:{ServerProcess.FreePort()}")]);
        using var api = new ApiClient(node.Address);

        var (first, second) = (await api.GetAsync(path), await api.GetAsync(path));

        Assert.That((first.Status, second.Status), Is.EqualTo((200, 200)));
    }

    private async Task<(string Name, string Path)> ShowAsync()
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Site, SampleImages.Png());
        var answer = await Api.GetAsync($"/images/{name}");
        Assert.That(answer.Status, Is.EqualTo(200));
        return (name, $"/images/{name}");
    }

    private SharedFileMetadata Metadata() =>
        new(Host.Application.Services.GetRequiredService<SharedCache>(), Host.Settings["Files:S3:Bucket"]);
}
