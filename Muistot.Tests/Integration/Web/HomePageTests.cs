using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

[OnEveryBackend]
public sealed partial class HomePageTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("", "true", "docs openapi.json projects favicon.ico index.css index.js")]
    [TestCase("", "false", "openapi.json projects favicon.ico index.css index.js")]
    [TestCase("login", "true", "docs openapi.json favicon.ico index.css index.js")]
    [TestCase("data", "false", "openapi.json projects favicon.ico index.css")]
    [TestCase("users", "false", "openapi.json favicon.ico index.css")]
    public async Task RefersToWhatTheProcessServes(string modules, string docs, string expected)
    {
        using var api = new ApiClient(Host.Node(("Modules", modules), ("OpenApi:Ui", docs)).Address);

        var page = (await api.GetAsync("/")).Text;
        var references = Reference().Matches(page).Select(match => match.Groups["address"].Value).Distinct().ToList();

        Assert.That(references, Is.EquivalentTo(expected.Split(' ')));
        foreach (var reference in references)
            Assert.That((await api.GetAsync($"/{reference}")).Status, Is.LessThan(400), reference);
        Assert.That(page.Contains("ask-form"), Is.EqualTo(references.Contains("index.js")));
        Assert.That(page, Does.Not.Contain("<!--"));
    }

    [Test]
    public async Task CanBeAskedForUnderConditions()
    {
        var page = await Api.GetAsync("/");

        var again = await Api.GetAsync("/", null, ("If-None-Match", $"{page.Headers.ETag}"));

        Assert.That((page.Status, again.Status), Is.EqualTo((200, 304)));
    }

    [Test]
    public async Task FetchesNothingByItselfAndSaysWhenToTryAgain()
    {
        var address = $"{Host.Node(("RateLimiting:Enabled", "true")).Address}";

        var run = await Tool.RunAsync("node", [Repository.At("Muistot.Tests", "Browser", "page.mjs"), address, "aino@example.com", "2"],
            Host.Folder);

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[..2], Is.EqualTo(["""{"fetched":[]}""", """{"said":"The mail is on its way."}"""]));
        Assert.That(lines[2], Does.Match("""^\{"said":"Too Many Requests: try again in [1-6] seconds?\."\}$"""));
    }

    [GeneratedRegex("(href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
