using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Languages;

/// <summary>What answers say of the languages of their texts.</summary>
public sealed class ShownLanguageTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("fi", "", "fi", "fi", """{"name":"fi","abstract":"fi"}""")]
    [TestCase("en", "", "fi", "fi", """{"name":"fi","abstract":"fi"}""")]
    [TestCase("en", """{"lang": "en", "name": "Name"}""", "en, fi", "en", """{"name":"en","abstract":"fi"}""")]
    [TestCase("en", """{"lang": "en", "name": "", "abstract": "Abstract"}""", "en, fi", "en", """{"name":"fi","abstract":"en"}""")]
    [TestCase("en", """{"lang": "en", "name": "Name", "abstract": "Abstract", "description": "Text"}""", "en", "en",
        """{"name":"en","abstract":"en","description":"en"}""")]
    [TestCase("en", """{"lang": "en", "name": "", "abstract": ""}""", "fi", "fi", """{"name":"fi","abstract":"fi"}""")]
    [TestCase("en", """{"lang": "en", "description": ""}""", "fi", "fi", """{"name":"fi","abstract":"fi"}""")]
    [TestCase("fi", """{"lang": "en", "name": "Name", "description": "Text"}""", "fi", "fi", """{"name":"fi","abstract":"fi"}""")]
    public async Task AreThoseOfEachText(string asked, string entry, string told, string lang, string languages)
    {
        var (admin, paths) = await SceneAsync();
        foreach (var path in entry.Length > 0 ? paths.Things : [])
            Assert.That((await Api.PatchAsync(path, ApiClient.Raw($$"""{"info": {{entry}}}"""), admin)).Status, Is.EqualTo(204));

        foreach (var (path, caller) in from path in paths.All from caller in new[] { null, admin } select (path, caller))
        {
            var (plain, included) = (await ReadAsync(path, asked, caller), await ReadAsync(With(path, "include=languages"), asked, caller));
            var (without, with) = (InfoOf(plain), InfoOf(included));

            Assert.That(string.Join(", ", plain.ContentHeaders.ContentLanguage), Is.EqualTo(told), path);
            Assert.That(string.Join(", ", included.ContentHeaders.ContentLanguage), Is.EqualTo(told), path);
            Assert.That((without["lang"]!.GetValue<string>(), with["languages"]!.ToJsonString()), Is.EqualTo((lang, languages)), path);
            Assert.That(without.ContainsKey("languages"), Is.False, path);
            with.Remove("languages");
            Assert.That(with.ToJsonString(), Is.EqualTo(without.ToJsonString()), path);
        }
    }

    [TestCase("include=languages", true)]
    [TestCase("include=permissions,languages", true)]
    [TestCase("include=%20languages%20,", true)]
    [TestCase("INCLUDE=languages", true)]
    [TestCase("include=", false)]
    [TestCase("include=permissions", false)]
    [TestCase("include=Languages", false)]
    [TestCase("include=languages2", false)]
    [TestCase("includes=languages", false)]
    public async Task AreToldWhereTheyAreAskedForWhateverIsKept(string query, bool isTold)
    {
        var (admin, paths) = await SceneAsync();

        foreach (var (path, caller) in from path in paths.All from caller in new[] { null, admin } select (path, caller))
        {
            var told = new List<bool>();
            foreach (var one in new[] { path, With(path, query), path, With(path, "include=languages"), With(path, query) })
                told.Add(InfoOf(await ReadAsync(one, "en", caller)).ContainsKey("languages"));
            Assert.That(told, Is.EqualTo(new[] { false, isTold, false, true, isTold }), path);
        }
    }

    [Test]
    public async Task AreAskedForByWellFormedText()
    {
        var (_, paths) = await SceneAsync();

        foreach (var path in paths.All)
            Assert.That((await ReadAsync(With(path, "include=%FF"), "en")).Errors, Is.EqualTo(new[] { "query/include" }), path);
    }

    [Test]
    public async Task AreTheAskedOneWithoutATextAndAllOfAList()
    {
        var (admin, paths) = await SceneAsync();
        var empty = await World.ProjectAsync();
        var english = await World.SiteAsync(paths.Project);
        await Api.PatchAsync($"/projects/{paths.Project}/sites/{english}", new { info = new { lang = "en", name = "Place" } }, admin);

        var (nothing, both) = (await ReadAsync($"/projects/{empty}/sites", "en"),
            await ReadAsync($"/projects/{paths.Project}/sites", "en"));

        Assert.That((string.Join(", ", nothing.ContentHeaders.ContentLanguage), string.Join(", ", both.ContentHeaders.ContentLanguage)),
            Is.EqualTo(("en", "en, fi")));
    }

    /// <summary>What is sent while it is read cannot tell what is to come.</summary>
    [Test]
    public async Task AreAllThatCanOccurInAListThatIsNotHeldBack()
    {
        var (_, paths) = await SceneAsync();
        var large = new string('ä', 20_000);
        await World.InDatabase(db => db.SiteInformation.First().Abstract = large);
        using var node = new ApiClient(Host.Node(("Caching:MaxAnswerKilobytes", "1")).Address);

        var answer = await node.GetAsync($"/projects/{paths.Project}/sites", null, ("Accept-Language", "en"));

        Assert.That((answer.Status, answer.Items.Count), Is.EqualTo((200, 1)));
        Assert.That(answer.ContentHeaders.ContentLanguage, Does.Contain("fi").And.SubsetOf(new[] { "en", "fi" }));
    }

    private static string With(string path, string query) => $"{path}{(path.Contains('?') ? '&' : '?')}{query}";

    private static System.Text.Json.Nodes.JsonObject InfoOf(Answer answer) =>
        ((answer.Json["items"]?.AsArray().Single() ?? answer.Json)["info"] ?? throw new AssertionException(answer.ToString())).AsObject();

    private Task<Answer> ReadAsync(string path, string language, Person? by = null) =>
        Api.GetAsync(path, by, ("Accept-Language", language));

    /// <summary>A project and a site with a Finnish name and abstract, and every address that shows one of them.</summary>
    private async Task<(Person Admin, (string Project, string[] Things, string[] All) Paths)> SceneAsync()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        string[] things = [$"/projects/{project}", $"/projects/{project}/sites/{await World.SiteAsync(project)}"];
        foreach (var thing in things)
            await Api.PatchAsync(thing, new { info = new { lang = "fi", @abstract = "Tiivistelmä" } }, admin);
        return (admin, (project, things,
            [.. things, "/projects", $"/projects/{project}/sites", $"/projects/{project}/sites?n=3&lat=60&lon=24",
            $"{things[1]}?include_memories=true"]));
    }
}
