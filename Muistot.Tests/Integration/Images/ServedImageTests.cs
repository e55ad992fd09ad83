using System.Globalization;
using System.Net;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

public sealed class ServedImageTests() : ImageTest(Backend.Embedded)
{
    private static readonly byte[] Photo = SampleImages.Jpeg;

    [Test]
    public async Task AreGuardedAgainstBeingTakenForPages()
    {
        var (path, _) = await PathAsync();

        foreach (var image in new[] { path, "/images/placeholder.jpg", "/images/favicon.ico", "/images/unknown.jpg" })
        {
            var answer = await Api.GetAsync(image);

            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }), image);
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'")
                .And.Contain("sandbox"), image);
        }
    }

    [TestCase("placeholder.jpg", "image/jpeg")]
    [TestCase("favicon.ico", "image/x-icon")]
    [TestCase(null, "image/jpeg")]
    public async Task AreKeptForMinutesAndThenAskedForAgain(string? name, string type)
    {
        var answer = await Api.GetAsync(name is null ? (await PathAsync()).Path : $"/images/{name}");

        Assert.That((answer.Status, $"{answer.ContentHeaders.ContentType}"), Is.EqualTo((200, type)));
        Assert.That(answer.Headers.ETag!.IsWeak, Is.False);
        Assert.That(answer.Headers.CacheControl, Is.Not.Null);
        Assert.That(answer.Headers.CacheControl!.MaxAge, Is.InRange(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)));
        Assert.That(answer.Headers.CacheControl!.MustRevalidate, Is.True);
    }

    /// <summary>Files can be dated ahead, and clocks of buckets go as they like (RFC 9110 §8.8.2.1).</summary>
    [Test]
    public async Task AreNeverYoungerThanTheAnswer([Values(-1, 1, 24 * 365)] int hoursAhead, [Values] bool isPublic)
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, Photo);
        await World.InDatabase(db => db.Memories.First().Published = isPublic);
        Host.Images.Date(name, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(hoursAhead));

        foreach (var turn in Enumerable.Range(0, 2))
        {
            var answer = await Api.GetAsync($"/images/{name}", isPublic ? null : scene.Moderator);
            var (modified, date) = (answer.ContentHeaders.LastModified, answer.Headers.Date);
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(modified, hoursAhead > 0 ? Is.EqualTo(date) : Is.LessThan(date!), $"{turn}");
        }
    }

    [TestCase("{0}", 304)]
    [TestCase("W/{0}", 304)]
    [TestCase("*", 304)]
    [TestCase("\"other\", {0}", 304)]
    [TestCase("\"other\",W/{0}, \"third\"", 304)]
    [TestCase("\"other\"", 200)]
    [TestCase("W/\"other\"", 200)]
    public async Task AreConditionalByTag(string format, int status)
    {
        var (path, tag) = await PathAsync();

        var answer = await Api.GetAsync(path, headers: ("If-None-Match", string.Format(CultureInfo.InvariantCulture, format, tag)));

        Assert.That((answer.Status, answer.Bytes.Length), Is.EqualTo((status, status == 200 ? Photo.Length : 0)));
        Assert.That(answer.Headers.ETag!.ToString(), Is.EqualTo(tag));
        Assert.That(answer.Headers.CacheControl!.MaxAge, Is.GreaterThan(TimeSpan.Zero));
    }

    [TestCase("If-Match", "\"other\"")]
    [TestCase("If-Unmodified-Since", "Tue, 01 Jan 2019 00:00:00 GMT")]
    public async Task AreRefusedWhenAnEarlierConditionFailsWhoeverHasThem(string condition, string value)
    {
        var (path, tag) = await PathAsync();

        var answer = await Api.GetAsync(path, headers: [("If-None-Match", tag), (condition, value)]);

        Assert.That(answer.Status, Is.EqualTo(412));
    }

    [TestCase("\"other\"", "Fri, 01 Jan 2100 00:00:00 GMT", 200, TestName = "AreSentWhenTheTagDiffersWhateverTheDateSays")]
    [TestCase("\"other\"", "Tue, 01 Jan 2019 00:00:00 GMT", 200, TestName = "AreSentWhenTheTagDiffersBesideAnOldDate")]
    [TestCase("{0}", "Tue, 01 Jan 2019 00:00:00 GMT", 304, TestName = "AreNotSentWhenTheTagIsTheSameBesideAnOldDate")]
    public async Task AreConditionalByTagBeforeDate(string format, string since, int status)
    {
        var (path, tag) = await PathAsync();

        var answer = await Api.GetAsync(path,
            headers: [("If-None-Match", string.Format(CultureInfo.InvariantCulture, format, tag)), ("If-Modified-Since", since)]);

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("{0}", 200)]
    [TestCase("*", 200)]
    [TestCase("\"other\"", 412)]
    [TestCase("W/{0}", 412)]
    public async Task AreConditionalByIfMatch(string format, int status)
    {
        var (path, tag) = await PathAsync();

        var answer = await Api.GetAsync(path, headers: ("If-Match", string.Format(CultureInfo.InvariantCulture, format, tag)));

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(status == 200 || answer.Json["error"]!["code"]!.GetValue<int>() == status, Is.True);
    }

    [TestCase("bytes=0-3")]
    [TestCase("bytes=99999999-")]
    public async Task AreDescribedByHeadAsAWhole(string range)
    {
        var (path, _) = await PathAsync();

        var head = await Api.SendAsync(HttpMethod.Head, path, null, headers: ("Range", range));

        Assert.That((head.Status, head.ContentHeaders.ContentLength), Is.EqualTo((200, (long?)Photo.Length)));
    }

    [Test]
    public async Task AreDescribedByHead()
    {
        var (path, tag) = await PathAsync();

        var head = await Api.SendAsync(HttpMethod.Head, path, null);
        var notModified = await Api.SendAsync(HttpMethod.Head, path, null, headers: ("If-None-Match", tag));

        Assert.That((head.Status, head.Bytes.Length, head.ContentHeaders.ContentLength), Is.EqualTo((200, 0, (long?)Photo.Length)));
        Assert.That((head.Headers.ETag!.ToString(), $"{head.ContentHeaders.ContentType}"), Is.EqualTo((tag, "image/jpeg")));
        Assert.That(notModified.Status, Is.EqualTo(304));
    }

    [Test]
    public async Task HaveTagsOfTheirOwn()
    {
        var scene = await SceneAsync();

        var tags = new List<string>();
        foreach (var holder in Enum.GetValues<Holder>())
            tags.Add((await Api.GetAsync($"/images/{await GiveAsync(scene, holder, SampleImages.Png((byte)holder))}"))
                .Headers.ETag!.ToString());

        Assert.That(tags, Is.Unique);
    }

    [TestCase("unknown")]
    [TestCase("unknown.jpg")]
    [TestCase("unknown.png")]
    [TestCase("unknown.gif")]
    [TestCase("PLACEHOLDER.jpg")]
    [TestCase("muistot.db")]
    [TestCase("00000000-0000-0000-0000-000000000000.jpg")]
    public async Task AreThePlaceholderWhenUnknown(string name) => AssertUnknown(await Api.GetAsync($"/images/{name}"));

    [TestCase("%2e%2e%2fmuistot.db")]
    [TestCase("..%2f..%2fmuistot.db")]
    [TestCase("a..jpg")]
    [TestCase(".jpg")]
    [TestCase("a.jpg.exe")]
    [TestCase("a.")]
    [TestCase("a%20b.jpg")]
    [TestCase("kuvä.jpg")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.jpg")]
    [TestCase("a.aaaaaaaaaaa")]
    public async Task AreAskedForByWellFormedNames(string name)
    {
        var answer = await Api.GetAsync($"/images/{name}");

        Assert.That(answer.Status, Is.EqualTo((int)HttpStatusCode.UnprocessableEntity), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { "path/image" }));
    }

    private async Task<(string Path, string Tag)> PathAsync()
    {
        var path = $"/images/{await GiveAsync(await SceneAsync(), Holder.Memory, Photo)}";
        return (path, (await Api.GetAsync(path)).Headers.ETag!.ToString());
    }
}
