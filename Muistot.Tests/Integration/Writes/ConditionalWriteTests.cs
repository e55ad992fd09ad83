using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Writes that name the version that they change (RFC 9110 §13.1.1).</summary>
[OnEveryBackend]
public sealed partial class ConditionalWriteTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly (string, string) Wanted = ("Prefer", "return=representation");

    [Test]
    public async Task EachResourceGoesFromVersionToVersion()
    {
        var (root, user) = (await World.PersonAsync(superuser: true), await World.PersonAsync());
        var project = await MakeAsync("/projects", Samples.Project("project-1"), root);
        await ChangeAsync(project, HttpMethod.Patch, project, new { admin_posting = false, auto_publish = true }, root);
        await ChangeAsync(project, HttpMethod.Post, $"{project}/publish?publish=true", null, root);
        await ChangeAsync(project, HttpMethod.Post, $"{project}/admins?username={user.Name}", null, root);
        await ChangeAsync(project, HttpMethod.Delete, $"{project}/admins?username={user.Name}", null, root);
        await ChangeAsync(project, HttpMethod.Post, $"{project}/moderators?username={user.Name}", null, root);
        await ChangeAsync(project, HttpMethod.Delete, $"{project}/moderators?username={user.Name}", null, root);
        await ChangeAsync(project, HttpMethod.Post, "/admin/publish",
            new { type = "project", identifier = "project-1", publish = false }, root);
        await ChangeAsync(project, HttpMethod.Post, $"{project}/publish?publish=true", null, root);
        var parents = new { project = "project-1", site = "site-1" };

        var site = await MakeAsync($"{project}/sites", Samples.Site("site-1"), user);
        await ChangeAsync(site, HttpMethod.Patch, site, new { location = new { lat = 61, lon = 25 } }, user);
        await ChangeAsync(site, HttpMethod.Post, $"{site}/publish?publish=false", null, root);
        await ChangeAsync(site, HttpMethod.Post, "/admin/publish",
            new { type = "site", identifier = "site-1", parents = new { parents.project } }, root);

        var memory = await MakeAsync($"{site}/memories", new { title = "Muisto" }, user);
        await ChangeAsync(memory, HttpMethod.Patch, memory, new { story = "Tarina" }, user);
        await ChangeAsync(memory, HttpMethod.Post, $"{memory}/publish?publish=false", null, root);
        await ChangeAsync(memory, HttpMethod.Post, "/admin/publish",
            new { type = "memory", identifier = int.Parse(memory.Split('/')[^1], null), parents }, root);

        await ChangeAsync("/me", HttpMethod.Patch, "/me", new { city = "Oulu" }, user);
        await ChangeAsync("/me", HttpMethod.Patch, "/me", new { city = "Kemi" }, user);
        await DeleteAsync(memory, user);
        await DeleteAsync(site, user);
        await ChangeAsync(project, HttpMethod.Delete, project, null, root);
    }

    [Test]
    public async Task OneOfFiftyWritersWithOneTagWins()
    {
        var author = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: author);
        var memory = $"/projects/{project}/sites/{site}/memories/{await World.MemoryAsync(project, site, author)}";
        foreach (var path in new[] { memory, "/me" })
        {
            var tag = await TagAsync(path, author);

            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => SendAsync(
                HttpMethod.Patch, path, path == memory ? new { title = $"Muisto {number}" } : new { city = $"Oulu {number}" },
                author, tag)));

            Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([204, .. Enumerable.Repeat(412, 49)]), path);
            Assert.That(answers.Select(FirstPart).Distinct().Count(), Is.EqualTo(1), "Winner and losers are told the present version.");
            Assert.That(FirstPart(answers[0]), Is.EqualTo(FirstPart(await TagAsync(path, author))));
            var winner = Array.FindIndex(answers, answer => answer.Status == 204);
            Assert.That((await Api.GetAsync(path, author)).Text, Does.Contain(path == memory ? $"Muisto {winner}\"" : $"Oulu {winner}\""));
        }
    }

    [Test]
    public async Task WhatIsBehindTheDotDoesNotMatter()
    {
        var (author, other) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: author);
        var (path, list) = ($"/projects/{project}/sites/{site}", $"/projects/{project}/sites/{site}/memories");
        var open = await Api.GetAsync(path);
        await Api.PostAsync(list, new { title = "Muisto" }, author);
        await World.MemoryAsync(project, site, other);
        var counted = await Api.GetAsync(path);

        Assert.That((counted.Json["memories_count"]!.GetValue<int>(), FirstPart(counted)), Is.EqualTo((1, FirstPart(open))));
        Assert.That(counted.Headers.ETag, Is.Not.EqualTo(open.Headers.ETag));

        var seen = new HashSet<string>();
        foreach (var (by, query, header, value) in new[]
        {
            (null, "", "Accept-Language", "fi"), (null, "?include_memories=true", "Accept-Language", "en"),
            (null, "?include=languages", "Accept-Encoding", "gzip"), (other, "", "Accept-Encoding", "br"),
            (author, "", "Accept-Language", "en"),
        })
        {
            var read = await Api.GetAsync(path + query, by, (header, value));
            var again = await Api.GetAsync(path + query, by, (header, value), ("If-None-Match", $"{read.Headers.ETag}"));
            seen.Add($"{read.Headers.ETag}");
            Assert.That((FirstPart(read), again.Status), Is.EqualTo((FirstPart(open), 304)), query + value);
            Assert.That((await SendAsync(HttpMethod.Patch, path, new { }, author, $"{read.Headers.ETag}")).Status, Is.EqualTo(304));
        }

        Assert.That(seen, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task TagsPassAsProxiesReturnThem()
    {
        var author = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: author);
        var (path, foreign) = ($"/projects/{project}/sites/{site}", await TagAsync($"/projects/{project}", author));
        var tag = (await TagAsync(path, author))[1..^1];
        var part = tag.Split('.')[0];
        var (name, memory) = (part.Split('-')[1], await World.MemoryAsync(project, site, author));
        var ofMemory = await TagAsync($"{path}/memories/{memory}", author);

        foreach (var passing in new[]
        {
            $"\"{tag}\"", $"W/\"{tag}\"", $"\"{tag}-gzip\"", $"\"{tag};br\"", $"\"{tag}--gzip\"", $"W/\"{tag};gzip\"", "*", $"\"{part}.\"",
            $"\"{part}.else.where\"", $"\"a\", \"{tag}\"", $"\"a,b\",, W/\"{tag}-br\" ,", $"{foreign}, \"{tag}\"",
        })
            Assert.That((await SendAsync(HttpMethod.Patch, path, new { }, author, passing)).Status, Is.EqualTo(304), passing);

        foreach (var failing in new[]
        {
            "\"a\"", $"\"{part}\"", $"\"2-{name}.a\"", $"\"01-{name}.a\"", $"\"1.{name}\"", foreign, ofMemory, tag, $"\"{tag}", $"'{tag}'",
            $"\"{tag}\"-gzip", $"x \"{tag}\"", $"\"{tag}\" \"a\"", $"*, \"{tag}\"", $"\"{tag}\", *", "**", ",", "W/", $"\"1-{name}\".\"a\"",
        })
        {
            var refused = await SendAsync(HttpMethod.Patch, path, new { location = new { lat = 1, lon = 1 } }, author, failing);
            Assert.That((refused.Verdict, FirstPart(refused)), Is.EqualTo(("412 Precondition Failed", part)), failing);
        }

        Assert.That((await Api.GetAsync(path, author)).Json["location"]!["lat"]!.GetValue<double>(), Is.EqualTo(60.75));
        Assert.That((await Api.SendAsync(HttpMethod.Patch, path, ApiClient.ToContent(new { }), author,
            ("If-Match", "\"a\""), ("If-Match", $"\"{tag}\""))).Status, Is.EqualTo(304), "Two lines are one list.");
    }

    [Test]
    public async Task OtherFaultsComeFirst()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project, creator: cast.Maker);
        var path = $"/projects/{cast.Project}/sites/{site}";
        const string stale = "\"9-sm.a\"";

        foreach (var (by, method, target, json, status) in new (Person?, HttpMethod, string, object?, int)[]
        {
            (cast.Maker, HttpMethod.Patch, path, new { location = 1 }, 422),
            (cast.Maker, HttpMethod.Patch, path, new { info = new { lang = "fi", name = (string?)null } }, 422),
            (null, HttpMethod.Patch, path, new { }, 401),
            (cast.User, HttpMethod.Patch, path, new { }, 403),
            (cast.Maker, HttpMethod.Patch, $"{path}-2", new { }, 404),
            (cast.Admin, HttpMethod.Delete, $"/projects/{cast.Project}/moderators?username=nobody", null, 404),
            (cast.Admin, HttpMethod.Post, "/admin/publish",
                new { type = "site", identifier = "none", parents = new { project = cast.Project } }, 404),
            (cast.Maker, HttpMethod.Patch, path, new { }, 412),
            (cast.Admin, HttpMethod.Post, $"{path}/publish?publish=true", null, 412),
            (cast.User, HttpMethod.Post, $"/me/username?username={cast.User.Name}", null, 412),
            (cast.User, HttpMethod.Post, $"/me/username?username={World.Fresh("name")}", null, 412),

            // Sessions go on, what is created has no version before, and a report changes nothing.
            (cast.User, HttpMethod.Get, "/me", null, 200),
            (cast.User, HttpMethod.Post, $"{path}/memories", new { title = "Muisto" }, 201),
            (cast.User, HttpMethod.Put, $"{path}/report", null, 204),
        })
            Assert.That((await SendAsync(method, target, json, by, stale)).Status, Is.EqualTo(status), $"{method} {target}");
    }

    [Test]
    public async Task WhatIsNotKeptHasTagsToo()
    {
        using var bare = new ApiClient(Host.Node(("Caching:Enabled", "false")).Address);
        var admin = await World.PersonAsync();
        var path = $"/projects/{await World.ProjectAsync(admin: admin)}";
        foreach (var by in new[] { null, admin })
        {
            var kept = await Api.GetAsync(path, by);
            var made = await bare.GetAsync(path, by, ("If-None-Match", "\"a\""));
            var held = await bare.GetAsync(path, by, ("If-None-Match", $"{kept.Headers.ETag}"));

            Assert.That((made.Status, made.Headers.ETag, made.Text), Is.EqualTo((200, kept.Headers.ETag, kept.Text)));
            Assert.That((held.Status, held.Headers.ETag), Is.EqualTo((304, kept.Headers.ETag)));
        }

        using var small = new ApiClient(Host.Node(("Caching:MaxAnswerKilobytes", "1")).Address);
        await Api.PatchAsync(path, new { info = new { lang = "fi", description = new string('a', 2000) } }, admin);
        var (first, second) = (await small.GetAsync(path), await small.GetAsync(path));
        Assert.That((FirstPart(first), second.Text), Is.EqualTo((FirstPart(second), first.Text)), "Streamed, and known by its version.");
        Assert.That(second.Headers.ETag, Is.Not.EqualTo(first.Headers.ETag));
    }

    private static string FirstPart(Answer answer) => FirstPart($"{answer.Headers.ETag}");

    private static string FirstPart(string tag) => TagForm().Match(tag) is { Success: true } match
        ? match.Groups[1].Value
        : throw new AssertionException($"'{tag}' is not a strong tag with a version.");

    private static int VersionOf(string tag) => int.Parse(FirstPart(tag).Split('-')[0], null);

    private async Task<string> TagAsync(string path, Person by) => $"{(await Api.GetAsync(path, by)).Headers.ETag}";

    private Task<Answer> SendAsync(HttpMethod method, string path, object? json, Person? by, params (string, string)[] headers) =>
        Api.SendAsync(method, path, ApiClient.ToContent(json), by, headers);

    private Task<Answer> SendAsync(HttpMethod method, string path, object? json, Person? by, string tag) =>
        SendAsync(method, path, json, by, ("If-Match", tag));

    private async Task<string> MakeAsync(string list, object json, Person by)
    {
        var made = await Api.PostAsync(list, json, by);
        Assert.That((made.Status, VersionOf($"{made.Headers.ETag}")), Is.EqualTo((201, 1)), made.ToString());
        Assert.That(FirstPart(await TagAsync(made.Location!, by)), Is.EqualTo(FirstPart(made)));
        return made.Location!;
    }

    /// <summary>Changes a resource by its tag, which then is old: nothing changes by it any more.</summary>
    private async Task ChangeAsync(string resource, HttpMethod method, string path, object? json, Person by)
    {
        var tag = await TagAsync(resource, by);
        var unknown = await SendAsync(method, path, json, by, $"\"{VersionOf(tag) + 1}{tag[tag.IndexOf('-', StringComparison.Ordinal)..]}");
        Assert.That((unknown.Status, FirstPart(unknown)), Is.EqualTo((412, FirstPart(tag))), path);
        Assert.That(await TagAsync(resource, by), Is.EqualTo(tag), path);

        var changed = await SendAsync(method, path, json, by, ("If-Match", tag), Wanted);

        Assert.That(changed.Status, Is.EqualTo(200).Or.EqualTo(201).Or.EqualTo(204), changed.ToString());
        Assert.That(VersionOf($"{changed.Headers.ETag}"), Is.EqualTo(VersionOf(tag) + 1), path);
        Assert.That(FirstPart(await TagAsync(resource, by)), Is.EqualTo(FirstPart(changed)), path);
        Assert.That((await SendAsync(method, path, json, by, tag)).Status, Is.EqualTo(412), $"{path} once more");
    }

    private async Task DeleteAsync(string resource, Person by)
    {
        var tag = await TagAsync(resource, by);
        Assert.That((await SendAsync(HttpMethod.Delete, resource, null, by, $"\"9{tag[2..]}")).Status, Is.EqualTo(412));
        var deleted = await SendAsync(HttpMethod.Delete, resource, null, by, tag);
        Assert.That((deleted.Status, VersionOf($"{deleted.Headers.ETag}")), Is.EqualTo((204, VersionOf(tag) + 1)));
        Assert.That((await SendAsync(HttpMethod.Delete, resource, null, by, tag)).Status, Is.EqualTo(404));
    }

    [GeneratedRegex(@"^""([0-9]+-[a-z]+)\.[^""]+""$")]
    private static partial Regex TagForm();
}
