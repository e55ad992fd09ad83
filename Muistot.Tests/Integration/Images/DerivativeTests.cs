using Muistot.Domain.Images;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>Images in the widths that pages ask for.</summary>
public sealed class DerivativeTests() : ImageTest(Backend.Embedded)
{
    private static readonly (string, string) Webp = ("Accept", "image/avif,image/webp,*/*;q=0.8");
    private static readonly (string, string) Jpeg = ("Accept", "*/*");

    [Test]
    public async Task AreUprightWhateverTheOrientation([Range(1, 8)] int orientation)
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Site, Pictures.Turned(orientation));

        foreach (var accept in new[] { Webp, Jpeg })
        {
            var answer = await Api.GetAsync($"/images/{name}?width=160", headers: accept);
            Assert.That(Pictures.Measure(answer.Bytes), Is.EqualTo((160, 80, true)));
            AssertColors(answer.Bytes, Pictures.Colors);
        }
    }

    [TestCase("jpeg")]
    [TestCase("progressive")]
    [TestCase("display-p3")]
    [TestCase("display-p3 png")]
    [TestCase("cmyk")]
    [TestCase("png")]
    [TestCase("palette")]
    [TestCase("interlaced")]
    [TestCase("16 bits")]
    [TestCase("linear")]
    [TestCase("linear palette")]
    [TestCase("gamma of 1/1.8")]
    [TestCase("gamma of 1/2.2")]
    [TestCase("sRGB before gamma")]
    public async Task AreInSrgb(string kind)
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Memory, Pictures.Of(kind));

        foreach (var accept in new[] { Webp, Jpeg })
        {
            var answer = await Api.GetAsync($"/images/{name}?width=320", headers: accept);
            Assert.That((answer.Status, Pictures.Measure(answer.Bytes)), Is.EqualTo((200, (320, 160, true))));
            AssertColors(answer.Bytes, Pictures.Colors, kind == "cmyk" ? 60 : 8);
        }
    }

    [Test]
    public async Task ShineThroughAsWebpAndLieOnWhiteAsJpeg()
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Project, Pictures.Of("alpha"));

        var webp = Pictures.Sample((await Api.GetAsync($"/images/{name}?width=160", headers: Webp)).Bytes);
        var jpeg = await Api.GetAsync($"/images/{name}?width=160", headers: Jpeg);

        Assert.That(webp.Select(color => color.Length == 4 ? color[3] : 255), Is.All.InRange(125, 129));
        AssertColors(jpeg.Bytes, [.. Pictures.Colors.Select(color => color.Select(value => (value + 255) / 2).ToArray())]);
    }

    [TestCase(160, 160, 80)]
    [TestCase(320, 320, 160)]
    [TestCase(640, 400, 200)]
    [TestCase(2048, 400, 200)]
    public async Task AreNeverEnlarged(int asked, int width, int height)
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Site, Pictures.Of("jpeg"));

        var answer = await Api.GetAsync($"/images/{name}?width={asked}", headers: Webp);

        Assert.That(Pictures.Measure(answer.Bytes), Is.EqualTo((width, height, true)));
        Assert.That($"{answer.ContentHeaders.ContentType}", Is.EqualTo("image/webp"));
    }

    [TestCase("image/webp", "image/webp")]
    [TestCase("IMAGE/WEBP;q=0.1, image/jpeg", "image/webp")]
    [TestCase("image/webp;q=0, image/jpeg", "image/jpeg")]
    [TestCase("image/webp;q=0.000", "image/jpeg")]
    [TestCase("image/*", "image/jpeg")]
    [TestCase("*/*", "image/jpeg")]
    [TestCase("text/html", "image/jpeg")]
    [TestCase("=/;,image/webp", "image/webp")]
    [TestCase("", "image/jpeg")]
    public async Task HaveTheFormatThatIsAskedFor(string accept, string type)
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Site, Pictures.Of("jpeg"));

        var answer = await Api.GetAsync($"/images/{name}?width=160", headers: ("Accept", accept));

        Assert.That((answer.Status, $"{answer.ContentHeaders.ContentType}"), Is.EqualTo((200, type)));
        Assert.That(answer.Headers.Vary, Does.Contain("Accept"));
    }

    [Test]
    public async Task HaveTagsOfTheirOwn()
    {
        var path = $"/images/{await GiveAsync(await SceneAsync(), Holder.Site, Pictures.Of("jpeg"))}";
        var answers = new List<Answer> { await Api.GetAsync(path) };
        foreach (var width in ImageWidth.All)
        {
            answers.Add(await Api.GetAsync($"{path}?width={width}", headers: Webp));
            answers.Add(await Api.GetAsync($"{path}?width={width}", headers: Jpeg));
        }

        Assert.That(answers.Select(answer => answer.Headers.ETag!.ToString()), Is.Unique);
        Assert.That(answers.Select(answer => answer.Headers.ETag!.IsWeak), Is.All.False);
        Assert.That(answers.Select(answer => $"{answer.Headers.CacheControl}"), Is.All.EqualTo($"{answers[0].Headers.CacheControl}"));
        var tag = answers[1].Headers.ETag!.ToString();
        var again = await Api.GetAsync($"{path}?width=160", headers: [Webp, ("If-None-Match", tag)]);
        var other = await Api.GetAsync($"{path}?width=160", headers: [Jpeg, ("If-None-Match", tag)]);
        Assert.That((again.Status, again.Bytes.Length, other.Status), Is.EqualTo((304, 0, 200)));
        Assert.That(again.Headers.Vary, Does.Contain("Accept"));
        using var http = new HttpClient { BaseAddress = Host.Application.Address };
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"{path}?width=160"));
        Assert.That((head.Content.Headers.ContentLength, $"{head.Headers.ETag}"),
            Is.EqualTo(((long?)answers[2].Bytes.Length, answers[2].Headers.ETag!.ToString())));
    }

    [TestCase("width=")]
    [TestCase("width=161")]
    [TestCase("width=0640")]
    [TestCase("width=640.0")]
    [TestCase("width=-640")]
    [TestCase("width=160&width=160", "Must be given once.")]
    [TestCase("width=160&width=320", "Must be given once.")]
    public async Task AreRefusedInOtherWidths(string query, string rule = "Must be 160, 320, 640, 1280 or 2048.")
    {
        var answer = await Api.GetAsync($"/images/placeholder.jpg?{query}");

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That($"{answer.Json}", Does.Contain(rule).And.Contain("width"));
    }

    [Test]
    public async Task AreSeenByWhoSeesTheOriginal()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, Pictures.Of("jpeg"));
        Assert.That((await Api.GetAsync($"/images/{name}?width=160")).Status, Is.EqualTo(200));

        await Api.PostAsync($"{scene.PathOf(Holder.Memory)}/publish?publish=false", null, scene.Moderator);
        var alias = await ImageOfAsync(scene.PathOf(Holder.Memory), scene.Moderator);
        var hidden = await Api.GetAsync($"/images/{name}?width=160");
        var shown = await Api.GetAsync($"/images/{name}?width=160", scene.Moderator);
        var aliased = await Api.GetAsync($"/images/{alias}?width=160");

        Assert.That((hidden.Status, $"{hidden.Headers.Location}"),
            Is.EqualTo((303, "http://muistot.example/images/placeholder.jpg?width=160")));
        Assert.That((shown.Status, aliased.Status), Is.EqualTo((200, 200)));
        Assert.That((shown.Headers.CacheControl!.Private, aliased.Bytes.Length), Is.EqualTo((true, shown.Bytes.Length)));
        await Api.PostAsync($"{scene.PathOf(Holder.Memory)}/publish?publish=true", null, scene.Moderator);
        Assert.That($"{(await Api.GetAsync($"/images/{alias}?width=160")).Headers.Location}",
            Is.EqualTo($"http://muistot.example/images/{name}?width=160"));
    }

    /// <summary>Half a picture would be kept.</summary>
    [Test]
    public async Task AreTheOriginalWhereItCannotBeDecoded([Values("nothing", "half", "other format")] string content)
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Site, Pictures.Of("jpeg"));
        var bytes = content switch
        {
            "nothing" => [.. "Not an image."u8],
            "half" => Pictures.Of("jpeg")[..^900],
            _ => Pictures.Quarters().TiffsaveBuffer(),
        };
        Host.Images.Delete(name);
        await Host.Images.AddAsync(name, bytes);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var answer = await Api.GetAsync($"/images/{name}?width=160", headers: Webp);
            Assert.That((answer.Status, $"{answer.ContentHeaders.ContentType}", answer.Bytes.Length),
                Is.EqualTo((200, "image/jpeg", bytes.Length)));
            Assert.That(answer.Headers.ETag!.ToString(), Is.EqualTo($"\"{name}\""));
            Assert.That(answer.Headers.Vary, Does.Contain("Accept"));
        }
    }

    private static void AssertColors(byte[] bytes, double[][] wanted, double tolerance = 8)
    {
        foreach (var (found, color) in Pictures.Sample(bytes).Zip(wanted))
        {
            var farthest = found.Take(3).Zip(color, (a, b) => Math.Abs(a - b)).Max();
            Assert.That(farthest, Is.LessThanOrEqualTo(tolerance), string.Join(' ', found));
        }
    }
}
