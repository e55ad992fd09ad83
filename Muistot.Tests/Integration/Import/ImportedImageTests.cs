using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

public sealed class ImportedImageTests() : ImportTest(Backend.Embedded)
{
    [Test]
    public async Task LosesWhatItTellsBesidesTheImage()
    {
        var old = await WithImageAsync("photo.jpg", SampleImages.JpegWithMetadata(6));

        var imported = await ImportAsync(old);
        var served = await Api.GetAsync("/images/photo.jpg");

        Assert.That((imported.AddsUp, served.Status, served.ContentHeaders.ContentType!.MediaType), Is.EqualTo((true, 200, "image/jpeg")));
        Assert.That((served.Bytes.AsSpan().IndexOf(SampleImages.Camera), served.Bytes.AsSpan().IndexOf(SampleImages.Place())),
            Is.EqualTo((-1, -1)));
        Assert.That(imported.About("images", "5"),
            Is.EqualTo(new[] { "Repaired: its file told more than the image, and is stored without that" }));
    }

    /// <summary>Also after a later run, in which only its times are others.</summary>
    [Test]
    public async Task IsAsLargeAsItIsShown()
    {
        const string door = "/projects/harbour/sites/old-quay/memories/4711?include=image_size";
        var old = await WithImageAsync("photo.jpg", Pictures.Turned(6));
        var size = $$"""{"width":{{Pictures.Width}},"height":{{Pictures.Height}}}""";

        await ImportAsync(old);
        var first = await Api.GetAsync(door);
        await old.RunAsync("UPDATE images SET modified_at = '2020-02-02 12:00:00'");
        var later = await ImportAsync(old);
        var second = await Api.GetAsync(door);

        Assert.That((first.Json["image_size"]?.ToJsonString(), second.Json["image_size"]?.ToJsonString()), Is.EqualTo((size, size)));
        Assert.That(later.Of("images").Changed, Is.EqualTo(1));
    }

    [TestCase("photo.jpg", "does not fit what it is", TestName = "NameOfAnotherKind")]
    [TestCase("kesä kuva.png", "does not fit what it is", TestName = "NameThatCannotBeAskedFor")]
    [TestCase("noending", "does not fit what it is", TestName = "NameWithoutAnEnding")]
    [TestCase("placeholder.jpg", "is taken in the target", TestName = "NameOfOurOwn")]
    public async Task GetsAnotherNameWhereItsOwnCannotBe(string name, string reason)
    {
        var old = await WithImageAsync(name, SampleImages.Png());

        var imported = await ImportAsync(old);
        var image = (await Api.GetAsync("/projects/harbour/sites/old-quay/memories/4711")).Json["image"]!.ToString();
        var served = await Api.GetAsync($"/images/{image}");

        Assert.That((imported.AddsUp, image == name, served.Status, served.Bytes), Is.EqualTo((true, false, 200, SampleImages.Png())));
        Assert.That(imported.About("images", "5"), Has.One.Contains(reason));
    }

    [Test]
    public async Task GetsAFileOfItsOwnWhereTwoShareOne()
    {
        var old = await WithImageAsync("shared.png", SampleImages.Png(),
            "INSERT INTO images (id, file_name) VALUES (6, 'shared.png'); UPDATE sites SET image_id = 6");

        await ImportAsync(old);
        var names = await World.Read(db => db.Images.OrderBy(image => image.Id).Select(image => image.FileName).ToListAsync());

        Assert.That(names, Has.Count.EqualTo(2).And.Unique.And.Exactly(1).EqualTo("shared.png"));
        foreach (var name in names)
            Assert.That((await Api.GetAsync($"/images/{name}")).Bytes, Is.EqualTo(SampleImages.Png()));
    }

    [TestCase("missing.png", null, "its file is missing")]
    [TestCase("movie.png", "GIF89a", "neither PNG nor JPEG")]
    [TestCase("half.png", "\u0089PNG\r\n\u001a\n", "damaged")]
    [TestCase("../outside.png", null, "leads out of the folder")]
    [TestCase("", null, "leads out of the folder")]
    public async Task IsNotTakenWhenItIsNone(string name, string? content, string reason)
    {
        var old = await WithImageAsync(name, content is null ? null : [.. content.Select(letter => (byte)letter)]);
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(old.Images)!, "outside.png"), SampleImages.Png());

        var imported = await ImportAsync(old);
        var memory = await Api.GetAsync("/projects/harbour/sites/old-quay/memories/4711");

        Assert.That((imported.AddsUp, imported.Of("images").NotTaken, memory.Json["image"]), Is.EqualTo((true, 1, (object?)null)));
        Assert.That(imported.About("images", "5"), Has.One.StartsWith("NotTaken").And.One.Contains(reason));
        Assert.That(imported.About("memories", "4711"), Has.One.StartsWith("Repaired: its image 5 is not in the target"));
        Assert.That(Host.Images.Names, Is.Empty);
    }

    [Test]
    public async Task IsNotTakenWhenItIsTooLarge()
    {
        var old = await WithImageAsync("huge.png", SampleImages.Png(100_000, 100_000),
            "INSERT INTO images (id, file_name) VALUES (6, 'long.png')");
        old.Put("long.png", new byte[(10 * 1024 * 1024) + 1]);

        var imported = await ImportAsync(old);

        Assert.That(imported.About("images", "5"), Has.One.Contains("Files:MaxPixels"));
        Assert.That(imported.About("images", "6"), Has.One.Contains("Files:MaxBytes"));
    }

    private async Task<SourceService> WithImageAsync(string name, byte[]? content, string more = "")
    {
        var old = await OldAsync($"UPDATE memories SET image_id = 5; {more}");
        await old.RunAsync("INSERT INTO images (id, file_name) VALUES (5, @name)", ("@name", name));
        if (content is not null)
            old.Put(name, content);
        return old;
    }
}
