using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class ProjectLanguageTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("""{"lang": "en"}""", "fi", "Nimi", "Tiivistelmä", "Kuvaus")]
    [TestCase("""{"lang": "en", "name": "Name"}""", "en", "Name", "Tiivistelmä", "Kuvaus")]
    [TestCase("""{"lang": "en", "abstract": "Abstract"}""", "en", "Nimi", "Abstract", "Kuvaus")]
    [TestCase("""{"lang": "en", "name": "Name", "abstract": null, "description": "Description"}""", "en", "Name", "Tiivistelmä",
        "Description")]
    [TestCase("""{"lang": "en", "name": "", "abstract": "", "description": ""}""", "fi", "Nimi", "Tiivistelmä", "Kuvaus")]
    [TestCase("""{"lang": "en", "name": "", "abstract": "Abstract", "description": ""}""", "en", "Nimi", "Abstract", "Kuvaus")]
    public async Task FallsBackTextByText(string entry, string language, string name, string @abstract, string description)
    {
        var (project, admin) = await SceneAsync();

        await ChangeAsync(project, admin, entry);

        Assert.That(await InfoAsync(project, "en"), Is.EqualTo((language, name, @abstract, description)));
        Assert.That(await InfoAsync(project, "fi"), Is.EqualTo(("fi", "Nimi", "Tiivistelmä", "Kuvaus")));
    }

    [Test]
    public async Task FallsBackOnceATextIsRemoved()
    {
        var (project, admin) = await SceneAsync();

        await ChangeAsync(project, admin, """{"lang": "eng", "name": "Name", "abstract": "Abstract", "description": "Description"}""");
        await ChangeAsync(project, admin, """{"lang": "en", "name": null, "description": null}""");

        Assert.That(await InfoAsync(project, "en"), Is.EqualTo(("en", "Nimi", "Abstract", "Kuvaus")));
    }

    [Test]
    public async Task LeavesOutTextsThatNoEntryHas()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);

        await ChangeAsync(project, admin, """{"lang": "en", "description": "Description"}""");

        var info = (await Api.GetAsync($"/projects/{project}", null, ("Accept-Language", "en"))).Json["info"]!;
        Assert.That(info.ToJsonString(), Is.EqualTo("""{"lang":"en","name":"Nimi","description":"Description"}"""));
    }

    [Test]
    public async Task SaysWhatItsAnswersDependOn(
        [Values("fi", "en")] string language, [Values("/projects/PROJECT", "/projects", "/projects/PROJECT/sites")] string path)
    {
        var (project, admin) = await SceneAsync();
        await ChangeAsync(project, admin, """{"lang": "en", "name": "Name", "abstract": "Abstract", "description": "Description"}""");

        var answer = await Api.GetAsync(path.Replace("PROJECT", project), null, ("Accept-Language", language));

        Assert.That(answer.Headers.Vary, Is.SupersetOf(["Accept-Language", "Muistot-Language"]).IgnoreCase);
        Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo([language]));
    }

    [Test]
    public async Task CannotBeShownWithoutAnEntryOfItsDefaultLanguage([Values] bool onlyTheNameIsGone)
    {
        var (project, admin) = await SceneAsync();
        await ChangeAsync(project, admin, """{"lang": "en", "abstract": "Abstract"}""");
        await World.InDatabase(db =>
        {
            var entry = db.ProjectInformation.Single(entry => entry.LanguageId == 1);
            if (onlyTheNameIsGone)
                entry.Name = null;
            else
                db.ProjectInformation.Remove(entry);
        });

        foreach (var language in new[] { "fi", "en" })
            Assert.That((await Api.GetAsync($"/projects/{project}", null, ("Accept-Language", language))).Verdict,
                Is.EqualTo("406 Language not supported"));
    }

    [Test]
    public async Task ListsGoOnWithoutWhatCannotBeShownAndTheLogSaysSo([Values] bool onlyTheNameIsGone)
    {
        var (first, broken, last) = (await World.ProjectAsync(), await World.ProjectAsync(), await World.ProjectAsync());
        await World.InDatabase(db =>
        {
            var id = db.Projects.Single(project => project.Name == broken).Id;
            var entry = db.ProjectInformation.Single(entry => entry.ProjectId == id);
            if (onlyTheNameIsGone)
                entry.Name = null;
            else
                db.ProjectInformation.Remove(entry);
        });

        var list = await Api.GetAsync("/projects");

        Assert.That((list.Status, list.Ids), Is.EqualTo((200, new[] { first, last })));
        Assert.That(Host.Application.Log.Lines, Has.Some.StartsWith("Warning").And.Contains(broken));
    }

    private Task<Answer> ChangeAsync(string project, Person by, string entry) =>
        Api.PatchAsync($"/projects/{project}", ApiClient.Raw($$"""{"info": {{entry}}}"""), by);

    private async Task<(string Language, string Name, string Abstract, string Description)> InfoAsync(string project, string language)
    {
        var info = (await Api.GetAsync($"/projects/{project}", null, ("Accept-Language", language))).Json["info"]!;
        return (info["lang"]!.GetValue<string>(), info["name"]!.GetValue<string>(), info["abstract"]!.GetValue<string>(),
            info["description"]!.GetValue<string>());
    }

    /// <summary>A project with every text in Finnish, and its admin.</summary>
    private async Task<(string Project, Person Admin)> SceneAsync()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        await ChangeAsync(project, admin, """{"lang": "fi", "abstract": "Tiivistelmä", "description": "Kuvaus"}""");
        return (project, admin);
    }
}
