using System.Diagnostics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Caching;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>The file store over a server that speaks the protocol of Amazon S3.</summary>
[NeedsServers]
public sealed class S3FileStoreTests : FileStoreTests
{
    // The store asks for pages of five hundred.
    private const int MoreThanAPage = 503;

    private static S3Server? server;

    private S3Connection? connection;

    internal override IFileStore Store => StoreIn(connection ??= new S3Connection(OptionsOf(server!.Settings)));

    internal override ImageFolder Shelf => server!.Images;

    [OneTimeSetUp]
    public static async Task StartAsync() => server = await S3Server.StartAsync();

    [OneTimeTearDown]
    public static async Task StopAsync() => await server!.DisposeAsync();

    [TearDown]
    public void Disconnect() => connection?.Dispose();

    [Test]
    public async Task SaysSoWhileTheServerIsDownAndGoesOnAfterwards()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        await server!.Process.KillAsync();
        try
        {
            await AssertAwayAsync();
        }
        finally
        {
            await server.Process.StartAgainAsync();
        }

        await Store.WriteAsync("c.png", Content, CancellationToken.None);
        Assert.That(Shelf.Names, Is.EquivalentTo(new[] { "a.png", "c.png" }));
    }

    [TestCase("Files:S3:AccessKey", "other")]
    [TestCase("Files:S3:Bucket", "not-there")]
    public void NamesTheSettingThatTheServerRefuses(string setting, string value)
    {
        using var stranger = new S3Connection(OptionsOf(new Dictionary<string, string>(server!.Settings) { [setting] = value }));

        var fault = Assert.CatchAsync<UnavailableException>(async () => await StoreIn(stranger).ListAsync(CancellationToken.None)
            .CountAsync());

        Assert.That(fault!.InnerException, Is.TypeOf<DependencyUnavailableException>());
        Assert.That(fault.InnerException!.Message, Does.Contain(setting).And.Not.Contain(value));
    }

    [Test]
    public async Task SaysSoWhileTheServerDoesNotAnswer()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        await server!.Process.PauseAsync();
        try
        {
            await AssertAwayAsync();
        }
        finally
        {
            await server.Process.ResumeAsync();
        }

        Assert.That(Shelf.Names, Is.EqualTo(new[] { "a.png" }));
    }

    [Test]
    public async Task FailsWhenTheServerGoesWhileAFileIsRead()
    {
        await Store.WriteAsync("a.png", new byte[30_000_000], CancellationToken.None);
        await using var content = (await Store.OpenAsync("a.png", CancellationToken.None))!.Content;
        await content.ReadExactlyAsync(new byte[10]);
        await server!.Process.KillAsync();
        try
        {
            Assert.ThrowsAsync<UnavailableException>(() => content.CopyToAsync(Stream.Null));
        }
        finally
        {
            await server.Process.StartAgainAsync();
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task WaitsUntilWhatWasTakenIsStored(int looks)
    {
        await using var hasty = await HastyBucket.StartAsync(looks);
        using var bucket = new S3Connection(OptionsOf(hasty.Settings));

        await StoreIn(bucket).WriteAsync("a.png", Content, CancellationToken.None);

        Assert.That(hasty.Looks, Is.EqualTo(looks));
    }

    [Test]
    public async Task TakesNoWordForAFile()
    {
        await using var hasty = await HastyBucket.StartAsync(int.MaxValue);
        using var bucket = new S3Connection(OptionsOf(hasty.Settings));
        var asked = Stopwatch.GetTimestamp();

        Assert.ThrowsAsync<UnavailableException>(() => StoreIn(bucket).WriteAsync("a.png", Content, CancellationToken.None));

        Assert.That(Stopwatch.GetElapsedTime(asked), Is.LessThan(Soon + TimeSpan.FromSeconds(Content.Length / 500_000d)));
    }

    [Test]
    public async Task ListsMoreThanOnePage()
    {
        var names = Enumerable.Range(0, MoreThanAPage).Select(number => $"{number}.png").ToList();
        foreach (var name in names)
            await Shelf.AddAsync(name, [1]);

        Assert.That(await Store.ListAsync(CancellationToken.None).Select(file => file.Name).ToListAsync(), Is.EquivalentTo(names));
    }

    [Test]
    public void SaysSoWhenItsKeysAreNotTaken()
    {
        using var stranger = new S3Connection(
            OptionsOf(new Dictionary<string, string>(server!.Settings) { ["Files:S3:AccessKey"] = "other" }));

        Assert.ThrowsAsync<UnavailableException>(() => StoreIn(stranger).ProbeAsync(CancellationToken.None));
        Assert.ThrowsAsync<UnavailableException>(() => StoreIn(stranger).WriteAsync("a.png", Content, CancellationToken.None));
        Assert.That(Shelf.Names, Is.Empty);
    }

    private static S3FileStore StoreIn(S3Connection connection) =>
        new(connection, new SharedCache(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()))));
}
