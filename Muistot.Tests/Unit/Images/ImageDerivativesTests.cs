using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Moq;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

public sealed class ImageDerivativesTests
{
    private const string Name = "image.jpg";

    private static readonly ImageDerivative Small = new(new ImageWidth(160), IsWebp: true);

    private readonly ConcurrentDictionary<string, byte[]> stored = new();
    private Mock<IFileStore> files = null!;

    [SetUp]
    public void SetUp()
    {
        stored.Clear();
        stored[Name] = [1];
        files = new Mock<IFileStore>();
        files.Setup(store => store.OpenAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string name, CancellationToken _) => stored.TryGetValue(name, out var bytes)
                ? new StoredFile(new MemoryStream(bytes), DateTimeOffset.UnixEpoch)
                : null);
        files.Setup(store => store.WriteAsync(It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()))
            .Callback((string name, ReadOnlyMemory<byte> bytes, CancellationToken _) => stored[name] = bytes.ToArray())
            .Returns(Task.CompletedTask);
    }

    [Test]
    public async Task AreMadeOnceHoweverManyAsk()
    {
        var renderer = new Renderer([2, 3]);
        using var derivatives = Derivatives(renderer);

        var asking = Enumerable.Range(0, 50).Select(_ => derivatives.OpenAsync(Name, Small, CancellationToken.None)).ToList();
        Assert.That(() => renderer.Count, Is.EqualTo(1).After(5000, 1));
        renderer.Go.Set();
        var opened = await Task.WhenAll(asking);

        Assert.That(opened.Select(file => file!.Content.Length), Is.All.EqualTo(2));
        Assert.That(renderer.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task AreMadeFewAtATime()
    {
        var renderer = new Renderer([2]);
        using var derivatives = Derivatives(renderer, atOnce: 2);
        foreach (var number in Enumerable.Range(0, 10))
            stored[$"{number}.jpg"] = [1];

        var asking = Enumerable.Range(0, 10).Select(number => derivatives.OpenAsync($"{number}.jpg", Small, CancellationToken.None))
            .ToList();
        Assert.That(() => renderer.Count, Is.EqualTo(2).After(5000, 1));
        renderer.Go.Set();
        await Task.WhenAll(asking);

        Assert.That((renderer.Count, renderer.MostAtOnce), Is.EqualTo((10, 2)));
    }

    [Test]
    public async Task AreShownThoughTheyCannotBeKept()
    {
        files.Setup(store => store.WriteAsync(It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new UnavailableException());
        var renderer = new Renderer([2, 3, 4], isFree: true);
        using var derivatives = Derivatives(renderer);

        Assert.That((await derivatives.OpenAsync(Name, Small, CancellationToken.None))!.Content.Length, Is.EqualTo(3));
    }

    [Test]
    public async Task AreNotTriedAgainWhereTheyCannotBeMade()
    {
        var renderer = new Renderer(null, isFree: true);
        using var derivatives = Derivatives(renderer);

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.That(await derivatives.OpenAsync(Name, Small, CancellationToken.None), Is.Null);

        Assert.That(renderer.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task GoOnForOthersWhenOneGoesAway()
    {
        var renderer = new Renderer([2]);
        using var derivatives = Derivatives(renderer);
        using var gone = new CancellationTokenSource();

        var (first, second) = (derivatives.OpenAsync(Name, Small, gone.Token), derivatives.OpenAsync(Name, Small, CancellationToken.None));
        await gone.CancelAsync();
        renderer.Go.Set();

        Assert.That(await second, Is.Not.Null);
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
    }

    private ImageDerivatives Derivatives(IImageRenderer renderer, int atOnce = 2) =>
        new(files.Object, renderer, Options.Create(new FilesOptions { MaxDecodings = atOnce }), TimeProvider.System);

    private sealed class Renderer(byte[]? result, bool isFree = false) : IImageRenderer
    {
        private int count;
        private int running;
        private int most;

        public ManualResetEventSlim Go { get; } = new(isFree);

        public int Count => count;

        public int MostAtOnce => most;

        public byte[]? Render(byte[] original, ImageDerivative derivative, long maximumPixels)
        {
            Interlocked.Increment(ref count);
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            Go.Wait();
            Interlocked.Decrement(ref running);
            return result;
        }
    }
}
