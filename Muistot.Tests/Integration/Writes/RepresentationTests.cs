using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Writes that answer with the resource when that is preferred (RFC 7240).</summary>
public sealed class RepresentationTests() : IntegrationTest(Backend.Embedded)
{
    private static readonly (string, string) Wanted = ("Prefer", "return=representation");

    [Test]
    public async Task WritesShowWhatTheirCallerSees()
    {
        var (root, user) = (await World.PersonAsync(superuser: true), await World.PersonAsync());
        var project = await AssertShownAsync(201, HttpMethod.Post, "/projects", Samples.Project("project-1"), root);
        await AssertShownAsync(200, HttpMethod.Post, $"{project}/publish?publish=true", null, root);
        await AssertShownAsync(200, HttpMethod.Patch, project, new { admin_posting = false, info = new { lang = "fi", name = "Uusi" } }, root);
        var site = await AssertShownAsync(201, HttpMethod.Post, $"{project}/sites", Samples.Site("site-1"), user);
        await AssertShownAsync(200, HttpMethod.Patch, site, new { location = new { lat = 61, lon = 25 } }, user);
        await AssertShownAsync(200, HttpMethod.Post, $"{site}/publish?publish=true", null, root);
        var memory = await AssertShownAsync(201, HttpMethod.Post, $"{site}/memories", new { title = "Muisto" }, user);
        await AssertShownAsync(200, HttpMethod.Patch, memory, new { story = "Tarina" }, user);
        await AssertShownAsync(200, HttpMethod.Post, $"{memory}/publish?publish=true", null, root);
        await AssertShownAsync(200, HttpMethod.Post, $"{memory}/publish?publish=false", null, root);
        await AssertShownAsync(200, HttpMethod.Patch, "/me", new { city = "Oulu" }, user);

        Assert.That((await SendAsync(HttpMethod.Post, $"{memory}/publish?publish=false", null, root, Wanted)).Status, Is.EqualTo(304));
        Assert.That((await SendAsync(HttpMethod.Patch, memory, new { title = 1 }, user, Wanted)).Errors, Is.EqualTo(["body/title"]));
        var deleted = await SendAsync(HttpMethod.Delete, memory, null, user, Wanted);
        Assert.That((deleted.Status, deleted.Bytes, deleted.Headers.Contains("Preference-Applied")), Is.EqualTo((204, Array.Empty<byte>(), false)));
    }

    [Test]
    public async Task WhatWaitsIsShownToItsAuthorInTheirLanguage()
    {
        var (project, user) = (await World.ProjectAsync(), await World.PersonAsync());

        var made = await SendAsync(
            HttpMethod.Post, $"/projects/{project}/sites", Samples.Site("site-1", "en", "Place"), user, Wanted, ("Accept-Language", "en"));

        Assert.That((made.Json["waiting_approval"]!.GetValue<bool>(), made.Json["own"]!.GetValue<bool>()), Is.EqualTo((true, true)));
        Assert.That(made.Json["info"]!["name"]!.GetValue<string>(), Is.EqualTo("Place"));
        Assert.That(made.ContentHeaders.ContentLanguage, Is.EqualTo(["en"]));
        Assert.That(made.Headers.Vary, Is.SupersetOf(new[] { "Prefer", "Authorization", "Accept-Language" }));
        Assert.That(made.Headers.CacheControl!.NoStore, Is.True);
    }

    [TestCase("return=representation", true)]
    [TestCase("Return=\"representation\"", true)]
    [TestCase("respond-async, wait=10, RETURN=representation; foo=bar", true)]
    [TestCase("return = representation", true)]
    [TestCase("return=minimal, return=representation", false)]
    [TestCase("return=minimal", false)]
    [TestCase("return", false)]
    [TestCase("return=", false)]
    [TestCase("x-return=representation", false)]
    [TestCase(", ;=", false)]
    public async Task OnlyThePreferenceChangesTheAnswer(string prefer, bool isShown)
    {
        var user = await World.PersonAsync();

        var answer = await SendAsync(HttpMethod.Patch, "/me", new { city = "Oulu" }, user, ("Prefer", prefer));
        var plain = await SendAsync(HttpMethod.Patch, "/me", new { city = "Kemi" }, user);

        Assert.That((answer.Status, answer.Headers.Contains("Preference-Applied")), Is.EqualTo((isShown ? 200 : 204, isShown)));
        Assert.That((plain.Status, plain.Bytes, plain.Headers.Vary.Contains("Prefer")), Is.EqualTo((204, Array.Empty<byte>(), false)));
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, object? json, Person by, params (string, string)[] headers) =>
        Api.SendAsync(method, path, ApiClient.ToContent(json), by, headers);

    private async Task<string> AssertShownAsync(int status, HttpMethod method, string path, object? json, Person by)
    {
        var answer = await SendAsync(method, path, json, by, Wanted);
        Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
        Assert.That(answer.Headers.GetValues("Preference-Applied"), Is.EqualTo(["return=representation"]));
        Assert.That(answer.Text, Is.EqualTo((await Api.GetAsync(answer.Location!, by)).Text), path);
        return answer.Location!;
    }
}
