using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Authorization;

/// <summary>The token is asked for first, then a role, then the form, then the language, and last what the request is about.</summary>
public sealed class OrderOfChecksTests() : IntegrationTest(Backend.Embedded)
{
    private static IEnumerable<Endpoint> Malformed =>
        [.. Endpoint.All("!", "!", "x", "!"), .. Orders, new(HttpMethod.Post, "/projects", Body: "")];

    private static IEnumerable<Endpoint> Orders =>
    [
        new(HttpMethod.Post, "/admin/publish", Needs.ModeratorRole, ""), new(HttpMethod.Post, "/report", Needs.Session, ""),
        new(HttpMethod.Post, "/moderation/decisions", Needs.ModeratorRole, ""),
    ];

    private static object Foreign => new { info = new { lang = "az", name = "Ad" } };

    [Test]
    public async Task AsksForASessionBeforeAllElse()
    {
        foreach (var endpoint in Malformed.Where(endpoint => endpoint.Needs != Needs.Nothing))
        {
            var answer = await Api.SendAsync(endpoint.Method, endpoint.Path, ApiClient.Raw("{]"));

            Assert.That(answer.Verdict, Is.EqualTo("401 Unauthorized"), endpoint.ToString());
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
        }
    }

    [Test]
    public async Task AsksForARoleBeforeTheForm()
    {
        var (user, moderator) = (await World.PersonAsync(), await World.PersonAsync());
        await World.ProjectAsync(moderator: moderator);

        foreach (var endpoint in Malformed.Where(endpoint => endpoint.Needs >= Needs.ModeratorRole))
            Assert.That(await endpoint.AskAsync(Api, user, ApiClient.Raw("{]")), Does.EndWith(": 403 Unauthorized"));
        foreach (var endpoint in Malformed.Where(endpoint => endpoint.Needs == Needs.AdminRole))
            Assert.That(await endpoint.AskAsync(Api, moderator, ApiClient.Raw("{]")), Does.EndWith(": 403 Unauthorized"));
    }

    [Test]
    public async Task AsksForARoleBeforeWhatTheRequestIsAbout()
    {
        var user = await World.PersonAsync();

        foreach (var endpoint in Endpoint.All("no-such-project", "no-such-site", 1, user.Name)
            .Where(endpoint => endpoint.Needs >= Needs.ModeratorRole))
            Assert.That(await endpoint.AskAsync(Api, user), Does.EndWith(": 403 Unauthorized"));
    }

    [Test]
    public async Task AsksForTheFormBeforeTheLanguage()
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await Api.PostAsync("/projects", new { id = "!", info = new { lang = "az", name = "Ad" } }, root);

        Assert.That(answer.Errors, Is.EqualTo(["body/id"]));
    }

    [Test]
    public async Task AsksForTheFormBeforeWhatTheRequestIsAbout()
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var endpoint in Endpoint.All("no-such-project", "no-such-site", 1, root.Name).Where(endpoint => endpoint.Body is not null))
            Assert.That(await endpoint.AskAsync(Api, root, ApiClient.Raw("{]")), Does.EndWith(": 422 request validation error"));
    }

    [Test]
    public async Task AsksForTheLanguageBeforeWhatTheRequestIsAbout()
    {
        var (user, admin) = (await World.PersonAsync(), await World.PersonAsync());
        await World.ProjectAsync(admin: admin);
        var hidden = await World.ProjectAsync(published: false);

        string[] verdicts =
        [
            (await Api.PostAsync("/projects", Samples.Project("name", "az"), user)).Verdict,
            (await Api.PatchAsync($"/projects/{hidden}", Foreign, admin)).Verdict,
            (await Api.PatchAsync("/projects/no-such-project", new { default_language = "az" }, admin)).Verdict,
            (await Api.PostAsync("/projects/no-such-project/sites", Samples.Site("name", "az"), user)).Verdict,
            (await Api.PatchAsync("/projects/no-such-project/sites/no-such-site", Foreign, user)).Verdict,
        ];

        Assert.That(verdicts, Has.All.EqualTo("406 Language not supported"));
    }

    [Test]
    public async Task AsksForTheStatusBeforeTheImage()
    {
        var (user, maker) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: maker);
        var path = $"/projects/{project}/sites/{site}";

        var refused = await Api.PatchAsync(path, new { image = "bm90IGEgcGljdHVyZQ==" }, user);
        var taken = await Api.PatchAsync(path, new { image = "bm90IGEgcGljdHVyZQ==" }, maker);

        Assert.That((refused.Verdict, taken.Verdict), Is.EqualTo(("403 Not enough privileges", "400 Bad image")));
    }
}
