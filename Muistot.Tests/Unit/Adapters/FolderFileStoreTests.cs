using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

public sealed class FolderFileStoreTests : FileStoreTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("muistot-folder-").FullName;

    internal override IFileStore Store =>
        field ??= new FolderFileStore(OptionsOf(new Dictionary<string, string> { ["Files:Folder"] = Path.Combine(folder, "images") }));

    internal override ImageFolder Shelf => new(Path.Combine(folder, "images"));

    [Test]
    public async Task IsMadeForTheFirstFile()
    {
        var store = new FolderFileStore(
            OptionsOf(new Dictionary<string, string> { ["Files:Folder"] = Path.Combine(folder, "some", "where") }));

        await store.WriteAsync("a.png", Content, CancellationToken.None);

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, "some", "where", "a.png")), Is.EqualTo(Content));
    }

    [Test]
    public async Task IsNotMadeByLooking()
    {
        var path = Path.Combine(folder, "elsewhere");
        var store = new FolderFileStore(OptionsOf(new Dictionary<string, string> { ["Files:Folder"] = path }));

        Assert.That(async () => await store.ListAsync(CancellationToken.None).CountAsync(), Throws.TypeOf<UnavailableException>());
        await store.DeleteAsync("a.png", CancellationToken.None);

        Assert.That(Directory.Exists(path), Is.False);
    }

    [Test]
    public async Task IsNotReplacedByAnEmptyFolder()
    {
        await Store.WriteAsync("a.png", Content, CancellationToken.None);
        Directory.Move(Path.Combine(folder, "images"), Path.Combine(folder, "unmounted"));

        await AssertAwayAsync();

        Assert.That(Directory.Exists(Path.Combine(folder, "images")), Is.False);
    }

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);
}
