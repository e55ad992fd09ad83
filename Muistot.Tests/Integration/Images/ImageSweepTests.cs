using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Infrastructure.Import;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>What the sweep puts right, and what it leaves alone.</summary>
[OnEveryBackend]
public sealed class ImageSweepTests(Backend backend) : ImageTest(backend)
{
    private static readonly DateTime LongAgo = new(2024, 6, 21, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task DeletesNoRowsWhenThereIsNoFile([Values(1, 10)] int rows)
    {
        await World.InDatabase(
            db => db.Images.AddRange(Enumerable.Range(0, rows).Select(_ => new Image { FileName = $"{Guid.NewGuid():D}.png" })));

        var looked = await SweepAsync(Host.Application.Services, repair: false);
        Assert.That(SweepAsync, Throws.TypeOf<ImageSweepRefusedException>());

        Assert.That(looked.Count(finding => finding.Problem == ImageProblem.RowWithoutFile), Is.EqualTo(rows));
        Assert.That(await StoredAsync(), Is.EqualTo((rows, 0)));
    }

    /// <summary>A third may be lost; more than that has to be counted by whoever wants it gone.</summary>
    [TestCase(4, 2, 0, true)]
    [TestCase(4, 3, 0, false)]
    [TestCase(0, 1, 0, false)]
    [TestCase(4, 0, 2, true)]
    [TestCase(4, 0, 3, false)]
    [TestCase(5, 0, 3, false)]
    [TestCase(40, 8, 8, true)]
    [TestCase(40, 21, 0, false)]
    public async Task DeletesAThirdAtMostUnlessItsNumberIsConfirmed(int whole, int strangers, int lost, bool isDone)
    {
        var rows = Enumerable.Range(0, whole + lost).Select(_ => $"{Guid.NewGuid():D}.png").ToList();
        await World.InDatabase(db => db.Images.AddRange(rows.Select(name => new Image { FileName = name })));
        foreach (var name in rows.Skip(lost).Concat(Enumerable.Range(0, strangers).Select(_ => $"{Guid.NewGuid():D}.png")))
            await AddOldAsync(name, SampleImages.Png());

        var refused = await RefusalAsync(confirmed: null);
        var left = await StoredAsync();
        var wrong = isDone ? null : await RefusalAsync(confirmed: strangers + lost + 1);
        var confirmed = isDone ? null : await RefusalAsync(confirmed: strangers + lost);

        Assert.That((refused?.Count, wrong?.Count, confirmed),
            Is.EqualTo(isDone ? ((int?)null, (int?)null, (ImageSweepRefusedException?)null) : (strangers + lost, strangers + lost, null)));
        Assert.That(left, Is.EqualTo(isDone ? (whole, whole) : (whole + lost, whole + strangers)));
        Assert.That(await StoredAsync(), Is.EqualTo((whole, whole)));
    }

    [Test]
    public async Task PutsAFewRightThatAreAllWrong()
    {
        var gone = await GiveAsync(await SceneAsync(), Holder.Site, SampleImages.Png());
        Host.Images.Delete(gone);
        await AddOldAsync("stray.jpg", SampleImages.Png());

        var found = await SweepAsync(Host.Application.Services, confirmed: 2);

        Assert.That(
            found, Is.EqualTo(
            new[] { new ImageFinding(ImageProblem.FileWithoutRow, "stray.jpg"), new ImageFinding(ImageProblem.RowWithoutFile, gone) }));
        Assert.That(await StoredAsync(), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task DeletesImagesOnly()
    {
        string[] others = ["placeholder.jpg", "favicon.ico", "data.sql", "muistot.db", "README", "family.gif", "notes.tmp"];
        var kept = await GiveAsync(await SceneAsync(), Holder.Site, SampleImages.Png());
        var (lost, young) = ($"{Guid.NewGuid():D}.jpg", $"{Guid.NewGuid():D}.png");
        foreach (var name in others.Append(lost).Append($"{Guid.NewGuid():N}.tmp"))
            await AddOldAsync(name, [1]);
        await Host.Images.AddAsync(young, [1]);

        var found = await SweepAsync();

        Assert.That(found.Count(finding => finding.Problem == ImageProblem.FileWithoutRow), Is.EqualTo(2));
        Assert.That(found.Where(finding => finding.Problem == ImageProblem.NotOurs).Select(finding => finding.FileName),
            Is.EquivalentTo(others));
        Assert.That(Host.Images.Names, Is.EquivalentTo(others.Append(kept).Append(young)));
    }

    [Test]
    public async Task SaysWhichImagesItCannotRead()
    {
        var scene = await SceneAsync();
        var (whole, cut) = (await GiveAsync(scene, Holder.Site, SampleImages.Png(1)),
            await GiveAsync(scene, Holder.Memory, SampleImages.Png(2)));
        var unreadable = await ReplaceAsync(cut, SampleImages.JpegWithMetadata(6)[..40]);

        var found = await SweepAsync();

        Assert.That(found, Is.EqualTo(new[] { new ImageFinding(ImageProblem.Unreadable, unreadable) }));
        Assert.That(Host.Images.Names, Is.EquivalentTo(new[] { whole, unreadable }));
    }

    [Test]
    public async Task CleansImagesLargerThanAreTaken()
    {
        var name = await ReplaceAsync(await GiveAsync(await SceneAsync(), Holder.Site, SampleImages.Jpeg),
            SampleImages.JpegWithMetadata(1));
        var node = Host.Node(("Files:MaxPixels", "1"));

        var found = await SweepAsync(node.Services);

        Assert.That(found, Is.EqualTo(new[] { new ImageFinding(ImageProblem.Metadata, name) }));
        Assert.That(await Host.Images.ReadAsync(Host.Images.Names.Single()), Is.EqualTo(SampleImages.Jpeg));
    }

    /// <summary>An import writes images before what holds them, with the times of long ago.</summary>
    [Test]
    public async Task DeletesRowsThatNothingHoldsButImportedOnes()
    {
        var kept = await GiveAsync(await SceneAsync(), Holder.Site, SampleImages.Png(1));
        var (orphan, young, imported) = ($"{Guid.NewGuid():D}.png", $"{Guid.NewGuid():D}.png", $"{Guid.NewGuid():D}.png");
        foreach (var name in new[] { orphan, young, imported })
        {
            await Host.Images.AddAsync(name, SampleImages.Png(2));
            await World.InDatabase(db => db.Images.Add(new Image { FileName = name }));
        }

        await World.Read(db => db.Images.Where(image => image.FileName == orphan || image.FileName == imported)
            .ExecuteUpdateAsync(image => image.SetProperty(row => row.CreatedAt, LongAgo)));
        await World.Read(async db => db.Context.Add(new ImportedRow
        {
            TableName = "images",
            SourceFirst = 1,
            TargetFirst = (await db.Images.SingleAsync(image => image.FileName == imported)).Id,
        }).Context is MuistotDb context ? await context.SaveChangesAsync(CancellationToken.None) : 0);

        var found = await SweepAsync();

        Assert.That(
            found, Is.EquivalentTo(
            new[] { new ImageFinding(ImageProblem.RowWithoutHolder, orphan),
            new ImageFinding(ImageProblem.ImportedWithoutHolder, imported) }));
        Assert.That(Host.Images.Names, Is.EquivalentTo(new[] { kept, young, imported }));
        Assert.That(await World.Read(db => db.Images.CountAsync()), Is.EqualTo(3));
    }

    private Task<List<ImageFinding>> SweepAsync() => SweepAsync(Host.Application.Services);

    private async Task<ImageSweepRefusedException?> RefusalAsync(int? confirmed)
    {
        try
        {
            await SweepAsync(Host.Application.Services, confirmed: confirmed);
            return null;
        }
        catch (ImageSweepRefusedException refused)
        {
            return refused;
        }
    }

    private static async Task<List<ImageFinding>> SweepAsync(IServiceProvider services, bool repair = true, int? confirmed = null)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImageSweep>().RunAsync(repair, confirmed, CancellationToken.None)
            .ToListAsync();
    }

    /// <summary>Puts other bytes in the place of an image: under another name, since buckets know the digest of what they took.</summary>
    private async Task<string> ReplaceAsync(string name, byte[] bytes)
    {
        var other = $"{Guid.NewGuid():D}.jpg";
        await Host.Images.AddAsync(other, bytes);
        await World.Read(db => db.Images.Where(image => image.FileName == name)
            .ExecuteUpdateAsync(image => image.SetProperty(row => row.FileName, other)));
        Host.Images.Delete(name);
        return other;
    }

    private async Task AddOldAsync(string name, byte[] bytes)
    {
        await Host.Images.AddAsync(name, bytes);
        Host.Images.Date(name, LongAgo);
    }
}
