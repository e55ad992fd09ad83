using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Languages;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Mail;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

public sealed class PublicAddressTests() : IntegrationTest(Backend.Embedded)
{
    private const string Evil = "evil.example";

    private static readonly (string Name, string Value)[] Forged =
    [
        ("Host", Evil), ("X-Forwarded-Host", Evil), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "/evil"),
        ("X-Original-Host", Evil),
        ("Forwarded", $"host={Evil};proto=https"), ("X-Original-URL", $"http://{Evil}/"),
    ];

    [Test]
    public async Task IsTheConfiguredOneInLocations([Values] bool byAProxy)
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        using var node = new ApiClient(Host.Node(("ForwardedHeaders:KnownProxies", "127.0.0.1")).Address);
        var api = byAProxy ? node : Api;
        var site = new { id = World.Fresh("site"), info = new { lang = "fi", name = "Paikka" }, location = new { lat = 60, lon = 24 } };

        var created = await api.PostAsync($"/projects/{project}/sites", site, maker, Forged);
        var remembered = await api.PostAsync($"/projects/{project}/sites/{site.id}/memories", new { title = "Muisto" }, maker, Forged);
        var changed = await api.SendAsync(HttpMethod.Patch, "/me", new StringContent("""{"city": "Oulu"}"""), maker, Forged);
        var unknown = await api.GetAsync("/images/unknown", null, Forged);

        Assert.That(created.Headers.Location, Is.EqualTo(new Uri($"http://muistot.example/projects/{project}/sites/{site.id}")));
        Assert.That($"{remembered.Headers.Location}",
            Does.StartWith($"http://muistot.example/projects/{project}/sites/{site.id}/memories/"));
        Assert.That(changed.Headers.Location, Is.EqualTo(new Uri("http://muistot.example/me")));
        Assert.That(unknown.Headers.Location, Is.EqualTo(new Uri("http://muistot.example/images/placeholder.jpg")));
    }

    [Test]
    public async Task IsTheClientsInMails()
    {
        var email = $"{World.Fresh("mail")}@example.com";

        await Api.PostAsync($"/auth/email?email={email}",
            headers: [.. Forged, ("Origin", $"http://{Evil}"), ("Referer", $"http://{Evil}/")]);
        var mail = await Host.Mail.WaitAsync(email);

        Assert.That(mail.TextBody, Does.Contain($"{TestHost.Client}/#email-login:user="));
        Assert.That(mail.ToString(), Does.Not.Contain("evil").IgnoreCase);
    }

    [TestCase("https://järvi.example/pätkä/", "https://xn--jrvi-loa.example/p%C3%A4tk%C3%A4", "/p%C3%A4tk%C3%A4")]
    [TestCase("https://xn--jrvi-loa.example:8443/p%c3%a4tk%c3%a4", "https://xn--jrvi-loa.example:8443/p%C3%A4tk%C3%A4", "/pätkä")]
    [TestCase("http://[::1]:5600/a%20b", "http://[::1]:5600/a%20b", "/a%20b")]
    public async Task IsWrittenInAscii(string setting, string root, string path)
    {
        var person = await World.PersonAsync();
        using var node = new ApiClient(Host.Node(("PublicUrl", setting)).Address);

        var changed = await node.SendAsync(HttpMethod.Patch, $"{path}/me", new StringContent("""{"city": "Oulu"}"""), person);
        var unknown = await node.GetAsync($"{path}/images/unknown");

        Assert.That((changed.Status, unknown.Status), Is.EqualTo((204, 303)), changed.ToString());
        Assert.That(changed.Headers.GetValues("Location"), Is.EqualTo([$"{root}/me"]).IgnoreCase);
        Assert.That(unknown.Headers.GetValues("Location"), Is.EqualTo([$"{root}/images/placeholder.jpg"]).IgnoreCase);
    }

    /// <summary>A proxy may pass its path on, or not: pages work below both.</summary>
    [TestCase("/api")]
    [TestCase("")]
    public async Task IsWherePagesWork(string passedOn)
    {
        using var node = new ApiClient(Host.Node(("PublicUrl", "https://muistot.example/api")).Address);

        var (page, documentation) = (await node.GetAsync($"{passedOn}/", null, Forged),
            await node.GetAsync($"{passedOn}/docs/index.html", null, Forged));
        var entrance = await node.GetAsync($"{passedOn}/docs", null, Forged);
        var head = await node.SendAsync(HttpMethod.Head, $"{passedOn}/projects", null);

        Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self'"));
        Assert.That(documentation.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self'"));
        Assert.That(documentation.Text, Does.Contain("/api/docs/").And.Not.Contain("/api/api").And.Not.Contain("evil"));
        Assert.That($"{entrance.Headers.Location}", Is.EqualTo("/api/docs/index.html?url=/api/openapi.json"));
        Assert.That(head.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task IsWhereThePageIsLookedFor()
    {
        using var node = new ApiClient(Host.Node(("PublicUrl", "https://muistot.example/api")).Address);

        var answer = await node.GetAsync("/api");

        Assert.That((answer.Status, $"{answer.Headers.Location}"), Is.EqualTo((302, "https://muistot.example/api/")));
    }

    [Test]
    public void IsWhereMailsLeadWithoutAClient()
    {
        var services = Host.Node(("PublicUrl", "https://muistot.example/api"), ("Login:ServiceUrl", "")).Services;

        var user = User.Create(new Username("aino"), new EmailAddress("aino@example.com"), Language.Of(1));
        var mail = services.GetRequiredService<LoginMailComposer>().Compose(user, "token", Language.Of(1));

        Assert.That(mail.TextBody, Does.Contain("https://muistot.example/api/#email-login:user=aino"));
    }

    [Test]
    public async Task MayHaveAPath()
    {
        var person = await World.PersonAsync();
        using var node = new ApiClient(Host.Node(("PublicUrl", "https://muistot.example/api/")).Address);

        var below = await node.SendAsync(HttpMethod.Patch, "/api/me", new StringContent("""{"city": "Oulu"}"""), person);
        var unknown = await node.GetAsync("/api/images/unknown");

        Assert.That(below.Headers.Location, Is.EqualTo(new Uri("https://muistot.example/api/me")), below.ToString());
        Assert.That(unknown.Headers.Location, Is.EqualTo(new Uri("https://muistot.example/api/images/placeholder.jpg")));
    }
}
