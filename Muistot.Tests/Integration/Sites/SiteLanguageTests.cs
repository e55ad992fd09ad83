using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class SiteLanguageTests(Backend backend) : IntegrationTest(backend)
{
    private const string Finnish = """{"lang":"fi","name":"Paikka","abstract":"Lyhyt","description":"Kuvaus"}""";

    [TestCase("""{"lang": "en", "name": "Place"}""", """{"lang":"en","name":"Place","abstract":"Lyhyt","description":"Kuvaus"}""")]
    [TestCase("""{"lang": "eng", "abstract": "Short"}""", """{"lang":"en","name":"Paikka","abstract":"Short","description":"Kuvaus"}""")]
    [TestCase("""{"lang": "en", "name": "", "abstract": "", "description": "Text"}""",
        """{"lang":"en","name":"Paikka","abstract":"Lyhyt","description":"Text"}""")]
    [TestCase("""{"lang": "en", "name": "", "abstract": "", "description": ""}""", Finnish)]
    public async Task FallsBackTextByText(string entry, string shown)
    {
        var (path, maker) = await SceneAsync();
        var without = await InfoAsync(path, "en");

        await ChangeAsync(path, maker, entry);

        Assert.That((without, await InfoAsync(path, "en"), await InfoAsync(path, "fi")), Is.EqualTo((Finnish, shown, Finnish)));
    }

    [Test]
    public async Task FallsBackOnceATextIsRemoved()
    {
        var (path, maker) = await SceneAsync();

        await ChangeAsync(path, maker, """{"lang": "en", "name": "Place", "abstract": "Short", "description": "Text"}""");
        await ChangeAsync(path, maker, """{"lang": "en", "name": null, "abstract": null}""");

        Assert.That(await InfoAsync(path, "en"), Is.EqualTo("""{"lang":"en","name":"Paikka","abstract":"Lyhyt","description":"Text"}"""));
    }

    /// <summary>An entry that shows none of its texts is not the one that is shown.</summary>
    [Test]
    public async Task NamesWhoChangedTheEntryThatIsShown()
    {
        var (path, maker) = await SceneAsync();
        var admin = await World.PersonAsync(superuser: true);

        await ChangeAsync(path, admin, """{"lang": "en", "name": "", "abstract": ""}""");
        var empty = await ModifierAsync();
        await ChangeAsync(path, admin, """{"lang": "en", "abstract": "Short"}""");

        Assert.That((empty, await ModifierAsync()), Is.EqualTo((maker.Name, admin.Name)));

        async Task<string> ModifierAsync() =>
            (await Api.GetAsync(path, null, ("Accept-Language", "en"))).Json["modifier"]!.GetValue<string>();
    }

    /// <summary>A text that is empty in the default language has nothing to fall back to, and is shown as it was written.</summary>
    [Test]
    public async Task ShowsEmptyTextsOfTheDefaultLanguage()
    {
        var (path, maker) = await SceneAsync();

        await ChangeAsync(path, maker, """{"lang": "fi", "name": "", "abstract": ""}""");
        await ChangeAsync(path, maker, """{"lang": "en", "description": ""}""");

        const string shown = """{"lang":"fi","name":"","abstract":"","description":"Kuvaus"}""";
        Assert.That((await InfoAsync(path, "fi"), await InfoAsync(path, "en")), Is.EqualTo((shown, shown)));
        Assert.That((await Api.GetAsync(path[..path.LastIndexOf('/')])).Items.Single()!["info"]!.ToJsonString(), Is.EqualTo(shown));
    }

    [Test]
    public async Task MadeInAnotherLanguageHasItsNameInTheDefaultOne()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);

        var created = await Api.PostAsync($"/projects/{project}/sites", ApiClient.Raw("""
            {"id": "harbour", "info": {"lang": "eng", "name": "Harbour", "abstract": "Short", "description": "Text"}, "location": {"lat": 60, "lon": 24}}
            """), maker);

        Assert.That(await InfoAsync(created.Location!, "fi"), Is.EqualTo("""{"lang":"fi","name":"Harbour"}"""));
        Assert.That(await InfoAsync(created.Location!, "en"),
            Is.EqualTo("""{"lang":"en","name":"Harbour","abstract":"Short","description":"Text"}"""));
        Assert.That((await Api.GetAsync(created.Location!)).Json["modifier"]!.GetValue<string>(), Is.EqualTo(maker.Name));
    }

    [Test]
    public async Task ChangesOneEntryOnly()
    {
        var (path, maker) = await SceneAsync();
        await ChangeAsync(path, maker, """{"lang": "en", "name": "Place"}""");

        await ChangeAsync(path, maker, """{"lang": "fi", "name": "Toinen"}""");

        Assert.That((await InfoAsync(path, "en"))[..28], Is.EqualTo("""{"lang":"en","name":"Place","""));
        Assert.That((await InfoAsync(path, "fi"))[..29], Is.EqualTo("""{"lang":"fi","name":"Toinen","""));
    }

    [Test]
    public async Task SaysWhatItsAnswersDependOn([Values("fi", "en")] string language)
    {
        var (path, maker) = await SceneAsync();
        await ChangeAsync(path, maker, """{"lang": "en", "name": "Place", "abstract": "Short", "description": "Text"}""");

        var answer = await Api.GetAsync(path, null, ("Accept-Language", language));

        Assert.That(answer.Headers.Vary, Is.SupersetOf(["Accept-Language", "Muistot-Language"]).IgnoreCase);
        Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo([language]));
    }

    [TestCase("az", "406 Language not supported")]
    [TestCase("aze", "406 Language not supported")]
    [TestCase("sv", "406 Language not supported")]
    [TestCase("xx", "422 request validation error")]
    [TestCase("ace", "422 request validation error")]
    [TestCase("EN", "422 request validation error")]
    [TestCase("en-GB", "422 request validation error")]
    [TestCase("", "422 request validation error")]
    public async Task TakesSupportedLanguagesOnly(string language, string verdict)
    {
        var (path, maker) = await SceneAsync();
        var sites = path[..path.LastIndexOf('/')];

        var changed = await ChangeAsync(path, maker, $$"""{"lang": "{{language}}", "name": "Name"}""");
        var created = await Api.PostAsync(sites, Samples.Site("other", language), maker);

        Assert.That((changed.Verdict, created.Verdict), Is.EqualTo((verdict, verdict)));
        Assert.That((await Api.GetAsync(sites, maker)).Items, Has.Count.EqualTo(1));
    }

    private Task<Answer> ChangeAsync(string path, Person by, string entry) =>
        Api.PatchAsync(path, ApiClient.Raw($$"""{"info": {{entry}}}"""), by);

    private async Task<string> InfoAsync(string path, string language) =>
        (await Api.GetAsync(path, null, ("Accept-Language", language))).Json["info"]!.ToJsonString();

    /// <summary>A site with every text in Finnish, and its maker.</summary>
    private async Task<(string Path, Person Maker)> SceneAsync()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var path = $"/projects/{project}/sites/{await World.SiteAsync(project, creator: maker)}";
        await ChangeAsync(path, maker, """{"lang": "fi", "abstract": "Lyhyt", "description": "Kuvaus"}""");
        return (path, maker);
    }
}
