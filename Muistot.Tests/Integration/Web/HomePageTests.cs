using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

[OnEveryBackend]
public sealed partial class HomePageTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("", "true", "docs openapi.json projects", "data login admin")]
    [TestCase("", "false", "openapi.json projects", "data login admin")]
    [TestCase("login", "true", "docs openapi.json", "login")]
    [TestCase("data", "false", "openapi.json projects", "data")]
    [TestCase("users", "false", "openapi.json", "")]
    public async Task RefersToWhatTheProcessServes(string modules, string docs, string expected, string parts)
    {
        using var api = new ApiClient(Host.Node(("Modules", modules), ("OpenApi:Ui", docs)).Address);

        var page = (await api.GetAsync("/")).Text;
        var references = Reference().Matches(page).Select(match => match.Groups["address"].Value).Distinct().ToList();

        Assert.That(references.Where(reference => !reference.StartsWith("assets/", StringComparison.Ordinal)),
            Is.EquivalentTo($"{expected} favicon.ico".Split(' ')));
        foreach (var reference in references)
            Assert.That((await api.GetAsync($"/{reference}")).Status, Is.LessThan(400), reference);
        Assert.That(Told().Matches(page).Select(match => match.Groups["part"].Value), Is.EqualTo(parts.Split(' ').Where(part => part != "")));
        Assert.That(page, Does.Not.Contain("<!--"));
    }

    [Test]
    public async Task CanBeAskedForUnderConditions()
    {
        var page = await Api.GetAsync("/");

        var again = await Api.GetAsync("/", null, ("If-None-Match", $"{page.Headers.ETag}"));

        Assert.That((page.Status, again.Status), Is.EqualTo((200, 304)));
    }

    [TestCase("br")]
    [TestCase("gzip")]
    [TestCase("identity")]
    public async Task IsMadeOfFilesThatAreKeptForever(string encoding)
    {
        var scripts = Reference().Matches((await Api.GetAsync("/")).Text).Select(match => match.Groups["address"].Value)
            .Where(address => address.EndsWith(".js", StringComparison.Ordinal)).ToList();

        Assert.That(scripts, Has.Count.EqualTo(3), "Our own, that of the map, and MapLibre.");
        foreach (var script in scripts)
        {
            var sent = await Api.GetAsync($"/{script}", null, ("Accept-Encoding", encoding));
            var again = await Api.GetAsync($"/{script}", null, ("Accept-Encoding", encoding), ("If-None-Match", $"{sent.Headers.ETag}"));

            Assert.That((sent.Status, again.Status), Is.EqualTo((200, 304)));
            Assert.That($"{sent.ContentHeaders.ContentType}", Is.EqualTo("text/javascript"));
            Assert.That($"{sent.Headers.CacheControl}", Does.Contain("max-age=31536000").And.Contain("immutable"));
            Assert.That(sent.ContentHeaders.ContentEncoding, Is.EqualTo(encoding == "identity" ? Array.Empty<string>() : [encoding]));
        }

        Assert.That((await Api.GetAsync("/assets/unknown.js")).Status, Is.EqualTo(404));
    }

    /// <summary>A path has any number of spellings: what is kept for each of them would fill the memory.</summary>
    [TestCase("assets//")]
    [TestCase("assets///")]
    public async Task KeepsNoFileUnderAnotherSpelling(string folder)
    {
        var script = Reference().Matches((await Api.GetAsync("/")).Text).Select(match => match.Groups["address"].Value)
            .First(reference => reference.EndsWith(".js", StringComparison.Ordinal));

        var sent = await Api.GetAsync($"/{script.Replace("assets/", folder, StringComparison.Ordinal)}");

        Assert.That($"{sent.Headers.CacheControl}", Does.Not.Contain("immutable"));
    }

    [GeneratedRegex("(href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex("name=\"muistot-(?<part>[a-z]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Told();
}
