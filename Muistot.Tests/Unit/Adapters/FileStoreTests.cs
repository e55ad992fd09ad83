using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>What holds for every file store.</summary>
public abstract class FileStoreTests : AdapterTests
{
    internal static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(number => (byte)(number * 31 / 7))];

    /// <summary>How soon a caller learns that the store is unavailable.</summary>
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    internal abstract IFileStore Store { get; }

    internal abstract ImageFolder Shelf { get; }

    [SetUp]
    public void Empty() => Shelf.Clear();

    [Test]
    public async Task GivesBackWhatIsStored()
    {
        var before = TimeProvider.System.GetUtcNow();
        await Store.WriteAsync("a.png", Content, CancellationToken.None);

        var file = await Store.OpenAsync("a.png", CancellationToken.None);
        await using var content = file!.Content;

        Assert.That(content.Length, Is.EqualTo(Content.Length));
        Assert.That(await RestAsync(content), Is.EqualTo(Content));
        Assert.That(file.ModifiedAt, Is.EqualTo(before).Within(TimeSpan.FromSeconds(5)));
        Assert.That(Shelf.Names, Is.EqualTo(new[] { "a.png" }));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_536)]
    [TestCase(199_999)]
    [TestCase(200_000)]
    public async Task ReadsFromAnywhere(int from)
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        await using var content = (await Store.OpenAsync("a.png", CancellationToken.None))!.Content;
        await content.ReadExactlyAsync(new byte[10]);

        content.Seek(from, SeekOrigin.Begin);

        Assert.That(content.Position, Is.EqualTo(from));
        Assert.That(await RestAsync(content), Is.EqualTo(Content[from..]));
    }

    [Test]
    public async Task SeeksFromWhereItIsAndFromTheEnd()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        await using var content = (await Store.OpenAsync("a.png", CancellationToken.None))!.Content;

        content.Seek(-3, SeekOrigin.End);
        content.Seek(1, SeekOrigin.Current);

        Assert.That(await RestAsync(content), Is.EqualTo(Content[^2..]));
    }

    [Test]
    public async Task KeepsAnEmptyFile()
    {
        await Store.WriteAsync("empty.png", ReadOnlyMemory<byte>.Empty, CancellationToken.None);
        await using var content = (await Store.OpenAsync("empty.png", CancellationToken.None))!.Content;

        Assert.That(await RestAsync(content), Is.Empty);
    }

    [Test]
    public async Task NeverReplacesAFile()
    {
        await Store.WriteAsync("a.png", new byte[] { 1 }, CancellationToken.None);

        Assert.ThrowsAsync<UnavailableException>(() => Store.WriteAsync("a.png", new byte[] { 2 }, CancellationToken.None));

        Assert.That(await Shelf.ReadAsync("a.png"), Is.EqualTo(new byte[] { 1 }));
        Assert.That(Shelf.Names, Is.EqualTo(new[] { "a.png" }));
    }

    [Test]
    public async Task KnowsNoFileThatIsNotThere() => Assert.That(await Store.OpenAsync("unknown.png", CancellationToken.None), Is.Null);

    [Test]
    public async Task DeletesAFileOnce()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);

        await Store.DeleteAsync("a.png", CancellationToken.None);
        await Store.DeleteAsync("a.png", CancellationToken.None);

        Assert.That(await Store.OpenAsync("a.png", CancellationToken.None), Is.Null);
        Assert.That(Shelf.Names, Is.Empty);
    }

    [Test]
    public async Task StoresManyAtOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(number => Store.WriteAsync($"{number}.png", Content.AsMemory(0, number), CancellationToken.None)));

        Assert.That(await NamesAsync(), Is.EquivalentTo(Enumerable.Range(0, 30).Select(number => $"{number}.png")));
        Assert.That((await Shelf.ReadAsync("29.png")).Length, Is.EqualTo(29));
    }

    [Test]
    public async Task TellsTheAgeOfFiles()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        Shelf.Date("a.png", new DateTime(2024, 6, 21, 12, 0, 0, DateTimeKind.Utc));

        var listed = await Store.ListAsync(CancellationToken.None).SingleAsync();

        Assert.That(listed, Is.EqualTo(("a.png", new DateTimeOffset(2024, 6, 21, 12, 0, 0, TimeSpan.Zero))));
        Assert.That((await Store.OpenAsync("a.png", CancellationToken.None))!.ModifiedAt, Is.EqualTo(listed.ModifiedAt));
    }

    [Test]
    public async Task SaysSoWhileItIsAwayAndGoesOnAfterwards()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        await Store.ProbeAsync(CancellationToken.None);
        Shelf.TakeAway();
        try
        {
            await AssertAwayAsync();
        }
        finally
        {
            Shelf.BringBack();
        }

        await Store.ProbeAsync(CancellationToken.None);
        await Store.WriteAsync("c.png", Content, CancellationToken.None);
        Assert.That(await NamesAsync(), Is.EquivalentTo(new[] { "a.png", "c.png" }));
    }

    [Test]
    public async Task StopsWhenItsCallerDoes()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);

        Assert.CatchAsync<OperationCanceledException>(() => Store.WriteAsync("b.png", Content, new CancellationToken(canceled: true)));

        Assert.That(Shelf.Names, Is.EqualTo(new[] { "a.png" }));
    }

    /// <summary>Everything says soon that the store is unavailable.</summary>
    protected async Task AssertAwayAsync()
    {
        var asked = Stopwatch.GetTimestamp();
        Func<Task>[] asks =
        [
            () => Store.ProbeAsync(CancellationToken.None),
            () => Store.WriteAsync("b.png", Content, CancellationToken.None),
            () => Store.OpenAsync("a.png", CancellationToken.None),
            () => Store.ListAsync(CancellationToken.None).FirstAsync().AsTask(),
        ];
        var faults = await Task.WhenAll(asks.Select(FaultOfAsync));

        Assert.That(faults, Is.All.InstanceOf<UnavailableException>());
        Assert.That(Stopwatch.GetElapsedTime(asked), Is.LessThan(Soon));
    }

    internal static IOptions<FileStoreOptions> OptionsOf(IReadOnlyDictionary<string, string> settings) => Options.Create(
        new ConfigurationBuilder().AddInMemoryCollection(settings!).Build().GetSection(FileStoreOptions.Section).Get<FileStoreOptions>()!);

    private static async Task<Exception?> FaultOfAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private async Task<List<string>> NamesAsync() => await Store.ListAsync(CancellationToken.None).Select(file => file.Name).ToListAsync();

    private static async Task<byte[]> RestAsync(Stream content)
    {
        using var rest = new MemoryStream();
        await content.CopyToAsync(rest);
        return rest.ToArray();
    }
}
