using Muistot.Application.Images;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

public sealed class FolderFileStoreTests : FileStoreTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("muistot-folder-").FullName;

    internal override IFileStore Store => field ??= new FolderFileStore(OptionsOf(new Dictionary<string, string> { ["Files:Folder"] = Path.Combine(folder, "images") }));

    internal override PictureShelf Shelf => new(Path.Combine(folder, "images"));

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);
}
