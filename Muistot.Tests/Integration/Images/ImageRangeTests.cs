using System.Globalization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>Parts of images, by <c>Range</c> and <c>If-Range</c> (RFC 9110 §14, §13.1.5).</summary>
[OnEveryBackend]
public sealed class ImageRangeTests(Backend backend) : ImageTest(backend)
{
    private static readonly byte[] Photo = SampleImages.Jpeg;

    [TestCase("bytes=0-3", 0, 4)]
    [TestCase("bytes=10-", 10, 164)]
    [TestCase("bytes=-2", 162, 164)]
    [TestCase("bytes=160-9999", 160, 164)]
    public async Task AreSentInParts(string range, int from, int to)
    {
        var (path, _) = await PathAsync();

        var answer = await Api.GetAsync(path, headers: ("Range", range));

        Assert.That(answer.Status, Is.EqualTo(206));
        Assert.That(answer.Bytes, Is.EqualTo(Photo[from..to]));
        Assert.That($"{answer.ContentHeaders.ContentRange}", Is.EqualTo($"bytes {from}-{to - 1}/{Photo.Length}"));
        Assert.That($"{answer.ContentHeaders.ContentType}", Is.EqualTo("image/jpeg"));
    }

    [Test]
    public async Task AreNotSentFromBehindTheirEnd()
    {
        var (path, _) = await PathAsync();

        var answer = await Api.GetAsync(path, headers: ("Range", "bytes=9999-"));

        Assert.That(answer.Status, Is.EqualTo(416));
        Assert.That($"{answer.ContentHeaders.ContentRange}", Is.EqualTo($"bytes */{Photo.Length}"));
        Assert.That(answer.Json["error"]!["code"]!.GetValue<int>(), Is.EqualTo(416));
    }

    [TestCase("{0}", 206)]
    [TestCase("\"other\"", 200)]
    public async Task AreSentInPartsWhileTheyAreTheSame(string format, int status)
    {
        var (path, tag) = await PathAsync();

        var answer = await Api.GetAsync(path,
            headers: [("Range", "bytes=0-3"), ("If-Range", string.Format(CultureInfo.InvariantCulture, format, tag))]);

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("bytes=0-3", 0, 206)]
    [TestCase("bytes=0-3", 3600, 200)]
    [TestCase("bytes=0-3", -3600, 200)]
    [TestCase("BYTES=0-3", null, 206)]
    [TestCase("items=0-3", null, 200)]
    [TestCase("bytes", null, 200)]
    public async Task AreSentInPartsOfBytesUnderTheDateThatTheyHave(string range, int? seconds, int status)
    {
        var (path, _) = await PathAsync();
        var modified = (await Api.GetAsync(path)).ContentHeaders.LastModified!.Value;
        (string, string)[] condition = seconds is { } apart
            ? [("If-Range", modified.AddSeconds(apart).ToString("R", CultureInfo.InvariantCulture))]
            : [];

        var answer = await Api.GetAsync(path, headers: [("Range", range), .. condition]);

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("garbage")]
    [TestCase("W/")]
    [TestCase("yesterday")]
    public async Task AreSentAsAWholeUnderAConditionThatIsNone(string condition)
    {
        var (path, _) = await PathAsync();

        var answer = await Api.GetAsync(path, headers: [("Range", "bytes=0-3"), ("If-Range", condition)]);

        Assert.That((answer.Status, answer.Bytes.Length), Is.EqualTo((200, Photo.Length)));
    }

    private async Task<(string Path, string Tag)> PathAsync()
    {
        var path = $"/images/{await GiveAsync(await SceneAsync(), Holder.Memory, Photo)}";
        return (path, (await Api.GetAsync(path)).Headers.ETag!.ToString());
    }
}
