using System.ComponentModel.DataAnnotations;
using Muistot.Api.Hosting;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

public sealed class SecurityHeaderTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("/", 200)]
    [TestCase("/index.html", 200)]
    [TestCase("/assets/unknown.js", 404)]
    [TestCase("/docs/index.html", 200)]
    [TestCase("/openapi.json", 200)]
    [TestCase("/projects", 200)]
    [TestCase("/images/placeholder.jpg", 200)]
    [TestCase("/images/unknown", 303)]
    [TestCase("/me", 401)]
    [TestCase("/nothing-here", 404)]
    [TestCase("/auth/email", 405)]
    [TestCase("/languages", 422)]
    public async Task StandOnEveryAnswer(string path, int status)
    {
        var answer = await Api.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(policy, Does.Contain("default-src").And.Contain("frame-ancestors 'none'"));
        Assert.That(policy.Contains("default-src 'none'"), Is.EqualTo(!path.Contains("docs")));
        Assert.That(answer.Headers.Server, Is.Empty);
        Assert.That(answer.Headers.Contains("X-Powered-By"), Is.False);
    }

    /// <summary>The one origin that an operator may add, for the page and the worker that draws its map.</summary>
    [TestCase("", "connect-src 'self';")]
    [TestCase("https://maps.example.com:8443/styles/plain.json?key=1", "connect-src 'self' https://maps.example.com:8443;")]
    public async Task LetTheMapComeFromWhereItsStyleIs(string style, string expected)
    {
        var attribution = style == "" ? "" : "© <Maps> & Sons";
        using var api = new ApiClient(Host.Node(("Map:StyleUrl", style), ("Map:Attribution", attribution)).Address);

        var page = await api.GetAsync("/");
        var policies = new[] { page, await api.GetAsync("/assets/unknown.js") }.Select(PolicyOf).ToList();

        Assert.That(policies, Has.All.Contain(expected));
        Assert.That(policies.Select(policy => policy.Replace(expected, "connect-src 'self';", StringComparison.Ordinal)),
            Is.EqualTo(new[] { PolicyOf(await Api.GetAsync("/")), PolicyOf(await Api.GetAsync("/assets/unknown.js")) }));
        Assert.That(PolicyOf(await api.GetAsync("/projects")), Does.Not.Contain("example.com"));
        Assert.That(page.Text.Contains($"content=\"{style}\"", StringComparison.Ordinal), Is.EqualTo(style != ""));
        Assert.That(page.Text.Contains("&lt;Maps&gt; &amp; Sons", StringComparison.Ordinal), Is.EqualTo(style != ""));
    }

    [TestCase("Map:StyleUrl", "maps.example.com/style.json")]
    [TestCase("Map:StyleUrl", "javascript:alert(1)")]
    [TestCase("Map:StyleUrl", "https://maps.example.com; script-src *")]
    [TestCase("Map:StyleUrl", "https://who:secret@maps.example.com/style.json")]
    [TestCase("Map:Attribution", "Maps of nobody")]
    public void RefuseAMapThatNoPolicyCanName(string setting, string value)
    {
        var options = new MapOptions();
        typeof(MapOptions).GetProperty(setting["Map:".Length..])!.SetValue(options, value);

        var faults = options.Validate(new ValidationContext(options)).Select(fault => fault.ErrorMessage);

        Assert.That(faults, Has.One.StartsWith(setting));
    }

    [Test]
    public async Task ThePageIsHtml()
    {
        var answer = await Api.GetAsync("/");

        Assert.That($"{answer.ContentHeaders.ContentType}", Is.EqualTo("text/html; charset=utf-8"));
    }

    private static string PolicyOf(Answer answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
