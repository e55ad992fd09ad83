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

    [Test]
    public async Task ThePageIsHtml()
    {
        var answer = await Api.GetAsync("/");

        Assert.That($"{answer.ContentHeaders.ContentType}", Is.EqualTo("text/html; charset=utf-8"));
    }
}
