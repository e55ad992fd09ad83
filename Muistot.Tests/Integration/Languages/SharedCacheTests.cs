using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Languages;

/// <summary>
/// What a cache between the service and its readers needs to know to keep their languages apart (RFC 9110 §8.8, §12.5.5, §13).
/// </summary>
public sealed class SharedCacheTests() : IntegrationTest(Backend.Embedded)
{
    private const string Old = "Tue, 01 Jan 2019 00:00:00 GMT";

    private static readonly string[] Languages = ["fi", "en"];

    [Test]
    public async Task IsToldTheLanguageOfEachAnswerAndWhatItDependsOn([Values] bool isTranslated)
    {
        foreach (var path in await PathsAsync(isTranslated))
        {
            var tags = new List<string>();
            foreach (var language in Languages)
            {
                var answer = await ReadAsync(path, language);
                tags.Add(answer.Headers.ETag!.ToString());
                Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo([isTranslated ? language : "fi"]), path);
                Assert.That(answer.Headers.Vary,
                    Is.SupersetOf(["Muistot-Language", "Accept-Language", "Authorization", "Accept-Encoding"]), path);
            }

            Assert.That(tags.Distinct().Count(), Is.EqualTo(isTranslated ? 2 : 1), path);
        }
    }

    [Test]
    public async Task GetsTheAnswerOfTheLanguageThatItAsksForByTheTagOfAnother()
    {
        foreach (var path in await PathsAsync(isTranslated: true))
        {
            var tags = new Dictionary<string, string>();
            foreach (var language in Languages)
                tags[language] = (await ReadAsync(path, language)).Headers.ETag!.ToString();

            foreach (var (asked, held) in new[] { ("fi", "en"), ("en", "fi"), ("fi", "fi"), ("en", "en") })
            {
                var answer = await ReadAsync(path, asked, ("If-None-Match", tags[held]));
                Assert.That(answer.Status, Is.EqualTo(asked == held ? 304 : 200), $"{path} {asked} {held}");
                Assert.That(answer.Headers.ETag!.ToString(), Is.EqualTo(tags[asked]), path);
                Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo([asked]), path);
            }

            Assert.That((await ReadAsync(path, "en", ("If-None-Match", $"{tags["fi"]}, {tags["en"]}"))).Headers.ETag!.ToString(),
                Is.EqualTo(tags["en"]));
        }
    }

    [Test]
    public async Task IsNeverGivenTheAnswerOfSomeoneWhoIsSignedIn()
    {
        var user = await World.PersonAsync();
        foreach (var path in await PathsAsync(isTranslated: true))
        {
            var open = (await ReadAsync(path, "fi")).Headers.ETag!.ToString();
            var answer = await Api.GetAsync(path, user, ("Accept-Language", "fi"), ("If-None-Match", open));

            var isList = path.EndsWith('s') && !path.Contains('?', StringComparison.Ordinal);
            Assert.That((answer.Status, answer.Headers.ETag is null), Is.EqualTo((200, isList)), $"{path}: what has a version has a tag");
            Assert.That($"{answer.Headers.ETag}", Is.Not.EqualTo(open), path);
            Assert.That((answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.NoStore), Is.EqualTo((true, true)), path);
            Assert.That(answer.Headers.Vary, Does.Contain("Authorization"), path);
        }
    }

    [TestCase("{0}", 304)]
    [TestCase("W/{0}", 304)]
    [TestCase("\"other\", W/{0}", 304)]
    [TestCase("*", 304)]
    [TestCase("\"other\"", 200)]
    [TestCase("not a tag", 200)]
    public async Task IsAnsweredByTagAndNotByDate(string format, int status)
    {
        foreach (var path in await PathsAsync(isTranslated: true))
        {
            var tag = (await ReadAsync(path, "fi")).Headers.ETag!.ToString();
            (string Name, string Value)[] held = [("If-None-Match", format.Replace("{0}", tag)), ("If-Modified-Since", Old),
                ("Accept-Language", "fi")];

            var (read, head) = (await Api.GetAsync(path, null, held), await Api.SendAsync(HttpMethod.Head, path, null, null, held));

            Assert.That((read.Status, head.Status, head.Bytes.Length), Is.EqualTo((status, status, 0)), path);
            Assert.That((read.Headers.ETag!.ToString(), head.Headers.ETag!.ToString()), Is.EqualTo((tag, tag)), path);
            Assert.That(read.Bytes.Length == 0, Is.EqualTo(status == 304), path);
        }
    }

    [Test]
    public async Task GetsWholeAnswersWhereThereAreNoParts()
    {
        foreach (var path in await PathsAsync(isTranslated: true))
        {
            var whole = await ReadAsync(path, "fi");
            var part = await ReadAsync(path, "fi", ("Range", "bytes=0-3"), ("If-Range", whole.Headers.ETag!.ToString()));

            Assert.That((part.Status, part.Bytes), Is.EqualTo((200, whole.Bytes)), path);
        }
    }

    private Task<Answer> ReadAsync(string path, string language, params (string Name, string Value)[] headers) =>
        Api.GetAsync(path, null, [("Accept-Language", language), .. headers]);

    /// <summary>What depends on the language, of a project with a site; in English too, or in Finnish only.</summary>
    private async Task<IReadOnlyList<string>> PathsAsync(bool isTranslated)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        string[] things = [$"/projects/{project}", $"/projects/{project}/sites/{site}"];
        foreach (var thing in isTranslated ? things : [])
            await Api.PatchAsync(thing, new { info = new { lang = "en", name = "Name" } }, admin);
        return [.. things, "/projects", $"/projects/{project}/sites", $"/projects/{project}/sites/{site}?include_memories=true"];
    }
}
