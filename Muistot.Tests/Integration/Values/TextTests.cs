using System.Text;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Values;

[OnEveryBackend]
public sealed class TextTests(Backend backend) : IntegrationTest(backend)
{
    /// <summary>A character of four bytes in UTF-8 and two units in UTF-16.</summary>
    private const string Wide = "\U0001F6A2";

    [TestCase("project", "info/name", 200)]
    [TestCase("project", "info/abstract", 20_000)]
    [TestCase("project", "info/description", 100_000)]
    [TestCase("site", "info/name", 200)]
    [TestCase("site", "info/abstract", 20_000)]
    [TestCase("site", "info/description", 100_000)]
    [TestCase("memory", "title", 200)]
    [TestCase("memory", "story", 20_000)]
    public async Task AreStoredWholeUpToTheirLimitInCodePoints(string kind, string place, int limit)
    {
        var root = await World.PersonAsync(superuser: true);
        var collection = await CollectionAsync(kind);
        var (full, other) = (Repeat(Wide, limit), Repeat("ä", limit - 1) + Wide);

        var tooLong = await Api.PostAsync(collection, Body(kind, place, full + "x"), root);
        var created = await Api.PostAsync(collection, Body(kind, place, $" \n{full}\t "), root);
        var stored = await TextAsync(created.Location!, place, root);
        var changeTooLong = await Api.PatchAsync(created.Location!, Patch(place, other + "x"), root);
        var changed = await Api.PatchAsync(created.Location!, Patch(place, $"\r\n {other} "), root);

        Assert.That((tooLong.Status, tooLong.Errors), Is.EqualTo((422, new[] { $"body/{place}" })));
        Assert.That((changeTooLong.Status, changeTooLong.Errors), Is.EqualTo((422, new[] { $"body/{place}" })));
        Assert.That((created.Status, changed.Status), Is.EqualTo((201, 204)));
        Assert.That(stored == full, Is.True);
        Assert.That(await TextAsync(created.Location!, place, root) == other, Is.True);
    }

    [TestCase("a%ED%A0%80b@example.com", "email")]
    [TestCase("a%FFb@example.com", "email")]
    [TestCase("a%C3@example.com", "email")]
    [TestCase("%C0%80@example.com", "EMAIL")]
    public async Task QueriesAreUtf8(string email, string name)
    {
        var person = await World.PersonAsync();

        var asked = await Api.PostAsync($"/auth/email?{name}={email}");
        var changed = await Api.PostAsync($"/me/email?{name}={email}", by: person);

        Assert.That((asked.Status, asked.Errors), Is.EqualTo((422, new[] { "query/email" })));
        Assert.That((changed.Status, changed.Errors), Is.EqualTo((422, new[] { "query/email" })));
    }

    [TestCase("\"a\\u0000b\"")]
    [TestCase("\"\\u0000\"")]
    [TestCase("\" \\ud800 \"", Description = "The first half of a surrogate pair.")]
    [TestCase("\"\\udc00\"", Description = "The second half.")]
    [TestCase("\"\\udc00\\ud800\"", Description = "The halves the wrong way round.")]
    [TestCase("\"\\ud83d\"")]
    [TestCase("\"\\ud83dx\\udea2\"")]
    public async Task AreWellFormed(string text)
    {
        var user = await World.PersonAsync();
        var (project, site) = await SceneAsync();

        var memory = await Api.PostAsync($"/projects/{project}/sites/{site}/memories",
            ApiClient.Raw($$"""{"title": {{text}}, "story": {{text}}}"""), user);
        var place = await Api.PostAsync($"/projects/{project}/sites", ApiClient.Raw($$$"""
            {"id": {{{text}}}, "info": {"lang": {{{text}}}, "name": {{{text}}}, "abstract": {{{text}}}, "description": {{{text}}} },
             "location": {"lat": {{{text}}}, "lon": 1}, "image": {{{text}}} }
            """), user);

        Assert.That(memory.Errors, Is.EqualTo(["body/story", "body/title"]));
        Assert.That(place.Errors, Is.EqualTo(
            ["body/id", "body/image", "body/info/abstract", "body/info/description", "body/info/lang", "body/info/name",
            "body/location/lat"]));
    }

    [TestCase(new byte[] { 0xFF }, Description = "No byte of UTF-8.")]
    [TestCase(new byte[] { 0xC3 }, Description = "Half a character.")]
    [TestCase(new byte[] { 0xC0, 0x80 }, Description = "U+0000 in two bytes.")]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 }, Description = "A surrogate.")]
    [TestCase(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, Description = "Beyond U+10FFFF.")]
    [TestCase(new byte[] { 0xE4 }, Description = "ä in Latin-1.")]
    public async Task AreUtf8(byte[] bytes)
    {
        var user = await World.PersonAsync();
        var (project, site) = await SceneAsync();
        var body = new ByteArrayContent([.. "{\"title\": \"a"u8, .. bytes, .. "b\", \"story\": \"Tarina\"}"u8]);

        Assert.That((await Api.PostAsync($"/projects/{project}/sites/{site}/memories", body, user)).Errors, Is.EqualTo(["body/title"]));
    }

    [TestCase("{\"title\": \"Muisto\", \"\\ud800\": 1}", "body")]
    [TestCase("{\"t\\udc00\": 1}", "body")]
    public async Task OfNamesOfMembersAreWellFormed(string body, params string[] faults)
    {
        var user = await World.PersonAsync();
        var (project, site) = await SceneAsync();

        Assert.That((await Api.PostAsync($"/projects/{project}/sites/{site}/memories", ApiClient.Raw(body), user)).Errors,
            Is.EqualTo(faults));
    }

    [TestCase("\u0001\u001F\u007F\u0085x")]
    [TestCase("a\u0301 \u00E1 \uFEFFx\u200Bx \u202Ex")]
    [TestCase("'; DROP TABLE memories; -- \\' \" % _ <script>")]
    [TestCase("\uFFFE\uFFFF\U0010FFFF")]
    [TestCase("line\r\nline\n\tline")]
    public async Task AreKeptAsTheyAreWritten(string text)
    {
        var user = await World.PersonAsync();
        var (project, site) = await SceneAsync();

        var created = await Api.PostAsync($"/projects/{project}/sites/{site}/memories", new { title = text, story = text }, user);

        Assert.That(await TextAsync(created.Location!, "title", user), Is.EqualTo(text));
        Assert.That(await TextAsync(created.Location!, "story", user), Is.EqualTo(text));
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static JsonObject Patch(string place, string text)
    {
        var steps = place.Split('/');
        return steps is [var parent, var member]
            ? new JsonObject { [parent] = new JsonObject { ["lang"] = "fi", [member] = text } }
            : new JsonObject { [place] = text };
    }

    /// <summary>A body with one text at a place, and all else that a new one needs.</summary>
    private static JsonObject Body(string kind, string place, string text)
    {
        var body = Patch(place, text);
        if (kind == "memory")
            body.TryAdd("title", "Muisto");
        else
            body["id"] = World.Fresh(kind);
        if (kind == "site")
            body["location"] = new JsonObject { ["lat"] = 60, ["lon"] = 24 };
        if (body["info"] is JsonObject info)
            info.TryAdd("name", "Nimi");
        return body;
    }

    private async Task<string> CollectionAsync(string kind)
    {
        if (kind == "project")
            return "/projects";
        var (project, site) = await SceneAsync();
        return kind == "site" ? $"/projects/{project}/sites" : $"/projects/{project}/sites/{site}/memories";
    }

    private async Task<string> TextAsync(string path, string place, Person by)
    {
        var node = (await Api.GetAsync(path, by)).Json;
        foreach (var step in place.Split('/'))
            node = node[step]!;
        return node.GetValue<string>();
    }

    private async Task<(string Project, string Site)> SceneAsync()
    {
        var project = await World.ProjectAsync();
        return (project, await World.SiteAsync(project));
    }
}
