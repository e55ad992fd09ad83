using System.Text;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

public sealed class RefusedImageTests() : ImageTest(Backend.Embedded)
{
    // With every sign of the alphabet, and padding.
    private static readonly string Good = Base64([.. SampleImages.Jpeg, 0xFB, 0xEF, 0xFF]);

    private static readonly Dictionary<string, string> Spellings = new()
    {
        ["CR LF"] = Good.Insert(76, "\r\n"),
        ["CR LF twice"] = Good.Insert(76, "\r\n").Insert(38, "\r\n"),
        ["four spaces"] = Good.Insert(76, "    "),
        ["LF"] = Good.Insert(76, "\n"),
        ["tab"] = Good.Insert(10, "\t"),
        ["space"] = Good.Insert(10, " "),
        ["space in place of +"] = Good.Replace('+', ' '),
        ["URL alphabet"] = Good.Replace('+', '-').Replace('/', '_'),
        ["missing padding"] = Good.TrimEnd('='),
        ["more padding"] = $"{Good}=",
        ["padding within"] = $"{Good}{Good}",
        ["percent-encoded"] = Uri.EscapeDataString(Good),
        ["no base64"] = "tämä ei ole kuva",
        ["an address"] = "https://example.com/kuva.png",
        ["data: alone"] = "data:image/png;base64,",
        ["data: without its encoding"] = $"data:image/jpeg,{Good}",
        ["data: with a charset"] = $"data:image/jpeg;charset=utf-8;base64,{Good}",
        ["data: with a charset after"] = $"data:image/jpeg;base64;charset=utf-8,{Good}",
        ["data: of text"] = $"data:text/html;base64,{Good}",
        ["data: of nothing"] = $"data:;base64,{Good}",
        ["data: with a space"] = $"data:image/jpeg;base64, {Good}",
        ["data: twice"] = $"data:image/jpeg;base64,data:image/jpeg;base64,{Good}",
        ["data: without a comma"] = $"data:image/jpeg;base64{Good}",
        ["data: percent-encoded"] = $"data:image/jpeg;base64,{Uri.EscapeDataString(Good)}",
    };

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["SVG"] = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"""),
        ["SVG with a prolog"] = Encoding.UTF8.GetBytes(
            """<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"""),
        ["HTML"] = Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>"),
        ["GIF"] = Convert.FromBase64String("R0lGODlhAgACAPAAAP8AAAAAACH5BAAAAAAALAAAAAACAAIAAAIChFEAOw=="),
        ["WebP"] = Convert.FromBase64String("UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoCAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA="),
        ["HEIC"] = [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8],
        ["BMP"] = [.. "BM"u8, .. new byte[60]],
        ["GIF before a PNG"] = [.. "GIF89a"u8, .. SampleImages.Png()],
        ["a PNG without its end"] = SampleImages.Png()[..^12],
        ["a PNG cut short"] = SampleImages.Png()[..^14],
        ["the first bytes of a PNG"] = SampleImages.Png()[..8],
        ["a PNG with a wrong sum"] = Changed(SampleImages.Png(), 29),
        ["a PNG without pixels"] = SampleImages.Png(0, 1),
        ["a PNG of other dimensions"] = SampleImages.Png(100, 100),
        ["a PNG that claims to be huge"] = SampleImages.Png(100_000, 100_000),
        ["the first bytes of a JPEG"] = SampleImages.Jpeg[..3],
        ["a JPEG cut short"] = SampleImages.Jpeg[..100],
        ["nothing but zeros"] = new byte[100],
    };

    private static readonly string[] SpellingNames = [.. Spellings.Keys];

    private static readonly string[] FileNames = [.. Files.Keys];

    [Test]
    public async Task AreNotStandardBase64([ValueSource(nameof(SpellingNames))] string spelling)
    {
        var scene = await SceneAsync();

        AssertBad(await ChangeAsync(scene, Holder.Memory, Spellings[spelling]));

        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task AreNoPngAndNoJpegUnderAnyLabel([ValueSource(nameof(FileNames))] string file)
    {
        var scene = await SceneAsync();

        foreach (var label in new[] { "", "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/svg+xml;base64," })
            AssertBad(await ChangeAsync(scene, Holder.Memory, label + Base64(Files[file])));

        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task AreRefusedForEverythingThatHasAImage([Values] Holder holder)
    {
        var (scene, root) = (await SceneAsync(), await World.PersonAsync(superuser: true));

        AssertBad(await CreateAsync(scene, holder, Base64(Files["GIF"]), root));
        AssertBad(await ChangeAsync(scene, holder, Base64(Files["GIF"])));

        Assert.That(await StoredAsync(), Is.EqualTo(Nothing));
        Assert.That(
            await World.Read(async db => (await db.Projects.CountAsync(), await db.Sites.CountAsync(), await db.Memories.CountAsync())),
            Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task LeaveTheTextsThatCameWithThemUnstored([Values] Holder holder)
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, holder, SampleImages.Png());
        var before = await Api.GetAsync(scene.PathOf(holder));

        AssertBad(await Api.PatchAsync(
            scene.PathOf(holder), new { title = "Uusi", info = new { lang = "fi", name = "Uusi" }, image = Base64(Files["SVG"]) },
            scene.OwnerOf(holder)));

        Assert.That((await Api.GetAsync(scene.PathOf(holder))).Bytes, Is.EqualTo(before.Bytes));
        Assert.That((await Api.GetAsync($"/images/{name}")).Status, Is.EqualTo(200));
        Assert.That(await StoredAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task AreLargerFilesThanAreTaken()
    {
        var scene = await SceneAsync();
        using var node = new ApiClient(Host.Node(("Files:MaxBytes", "1024")).Address);
        byte[] largest = [.. SampleImages.Png(), .. new byte[1024 - SampleImages.Png().Length]];

        var taken = await node.PatchAsync(scene.PathOf(Holder.Memory), new { image = Base64(largest) }, scene.Writer);
        var stored = await StoredAsync();
        var refused = await node.PatchAsync(scene.PathOf(Holder.Memory), new { title = "Uusi", image = Base64([.. largest, 0]) },
            scene.Writer);

        Assert.That((taken.Status, refused.Status), Is.EqualTo((204, 413)));
        Assert.That(refused.Json["error"]!["code"]!.GetValue<int>(), Is.EqualTo(413));
        Assert.That(await StoredAsync(), Is.EqualTo(stored));
        Assert.That((await Api.GetAsync(scene.PathOf(Holder.Memory))).Json["title"]!.GetValue<string>(), Is.EqualTo("Muisto"));
    }

    private static byte[] Changed(byte[] file, int index)
    {
        file[index] ^= 0xFF;
        return file;
    }

    private static void AssertBad(Answer answer) =>
        Assert.That((answer.Status, answer.Message), Is.EqualTo((400, "Bad image")), answer.ToString());
}
