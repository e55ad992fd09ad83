using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class ChangeProjectTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(true, "403 Not enough privileges")]
    [TestCase(false, "404 Resource not found")]
    public async Task IsForItsAdmins(bool published, string foreign)
    {
        var cast = await Cast.GatherAsync(World, published);

        var verdicts = await cast.AskAsync(by => Api.PatchAsync($"/projects/{cast.Project}", new { admin_posting = true }, by));

        const string refused = "403 Unauthorized";
        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", refused, foreign, refused, refused, "204", "204")));
    }

    [Test]
    public async Task ChangesEveryMemberThatIsThere()
    {
        var (project, admin) = await SceneAsync();

        var changed = await ChangeAsync(
            project,
            admin,
            """
            {"info": {"lang": "fi", "name": " Toinen ", "abstract": "Lyhyt", "description": "Pitkä"}, "starts": "2021-01-01T00:00:00Z",
             "ends": "2998-01-01T00:00:00Z", "contact": {"contact_email": "other@example.com", "has_research_permit": false, "can_contact": true},
             "admin_posting": true, "auto_publish": true, "image": "IMAGE"}
            """);
        var shown = (await Api.GetAsync($"/projects/{project}")).Json.AsObject();
        shown["image"] = shown["image"]!.GetValue<string>().EndsWith(".png", StringComparison.Ordinal);

        var expected = JsonNode.Parse($$"""
            {
                "id": "{{project}}", "info": {"lang": "fi", "name": "Toinen", "abstract": "Lyhyt", "description": "Pitkä"}, "image": true,
                "starts": "2021-01-01T00:00:00Z", "ends": "2998-01-01T00:00:00Z", "admins": ["{{admin.Name}}"],
                "contact": {"contact_email": "other@example.com", "has_research_permit": false, "can_contact": true},
                "admin_posting": true, "auto_publish": true, "sites_count": 0
            }
            """);
        Assert.That((changed.Status, changed.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example/projects/{project}"))));
        Assert.That(JsonNode.DeepEquals(shown, expected), Is.True, shown.ToString());
    }

    [TestCase("info", """{"info": {"lang": "fi", "name": "Toinen"}}""")]
    [TestCase("info", """{"info": {"lang": "fi", "abstract": null}}""")]
    [TestCase("starts", """{"starts": "2021-01-01"}""")]
    [TestCase("starts", """{"starts": null}""")]
    [TestCase("ends", """{"ends": null}""")]
    [TestCase("image", """{"image": null}""")]
    [TestCase("contact", """{"contact": null}""")]
    [TestCase("contact", """{"contact": {"contact_email": null}}""")]
    [TestCase("admin_posting", """{"admin_posting": true}""")]
    [TestCase("auto_publish", """{"auto_publish": true}""")]
    public async Task LeavesAllElseAsItWas(string member, string body)
    {
        var (project, admin) = await SceneAsync();
        var before = (await Api.GetAsync($"/projects/{project}")).Json.AsObject();

        var changed = await ChangeAsync(project, admin, body);
        var after = (await Api.GetAsync($"/projects/{project}")).Json.AsObject();

        Assert.That(changed.Status, Is.EqualTo(204));
        Assert.That(after[member]?.ToJsonString(), Is.Not.EqualTo(before[member]!.ToJsonString()));
        after.Remove(member);
        before.Remove(member);
        Assert.That(after.ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }

    [TestCase("starts")]
    [TestCase("ends")]
    [TestCase("image")]
    [TestCase("contact")]
    public async Task NullRemoves(string member)
    {
        var (project, admin) = await SceneAsync();

        var before = await MembersAsync();
        await ChangeAsync(project, admin, $$"""{"{{member}}": null}""");

        Assert.That(await MembersAsync(), Is.EqualTo(before.Where(name => name != member)));
        Assert.That(before, Does.Contain(member));

        async Task<List<string>> MembersAsync() =>
            [.. (await Api.GetAsync($"/projects/{project}")).Json.AsObject().Select(found => found.Key)];
    }

    [TestCase("""{"contact": {"can_contact": true}}""",
        """{"contact_email":"someone@example.com","has_research_permit":true,"can_contact":true}""")]
    [TestCase("""{"contact": {"contact_email": null}}""", """{"has_research_permit":true,"can_contact":false}""")]
    [TestCase("""{"contact": {"has_research_permit": false, "id": 1}}""",
        """{"contact_email":"someone@example.com","has_research_permit":false,"can_contact":false}""")]
    public async Task ChangesPartsOfTheContact(string body, string contact)
    {
        var (project, admin) = await SceneAsync();

        await ChangeAsync(project, admin, body);

        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["contact"]!.ToJsonString(), Is.EqualTo(contact));
    }

    [TestCase("{}")]
    [TestCase("""{"info": {"lang": "fi"}}""")]
    [TestCase("""{"contact": {}}""")]
    [TestCase("""{"info": {"lang": "en"}, "contact": {"id": 5}}""")]
    [TestCase("""{"id": "other", "admins": ["nobody by this name"], "sites_count": 7, "published": true}""")]
    [TestCase("""{"unknown": 1}""")]
    public async Task HasNothingToChange(string body)
    {
        var (project, admin) = await SceneAsync();
        var before = await Api.GetAsync($"/projects/{project}");

        var answer = await ChangeAsync(project, admin, body);

        Assert.That((answer.Status, answer.Location, answer.Bytes.Length), Is.EqualTo((304, (string?)null, 0)));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Bytes, Is.EqualTo(before.Bytes));
    }

    [TestCase("""{"default_language": null}""", "body/default_language")]
    [TestCase("""{"admin_posting": null, "auto_publish": null}""", "body/admin_posting", "body/auto_publish")]
    [TestCase("""{"contact": {"can_contact": null, "has_research_permit": null}}""", "body/contact/can_contact",
        "body/contact/has_research_permit")]
    [TestCase("""{"default_language": "xx"}""", "body/default_language")]
    [TestCase("""{"default_language": "ace"}""", "body/default_language")]
    [TestCase("""{"info": {"name": "Nimi"}}""", "body/info/lang")]
    [TestCase("""{"info": "Nimi", "starts": "x", "ends": true, "image": "", "contact": 1}""", "body/contact", "body/ends", "body/image",
        "body/info", "body/starts")]
    [TestCase("""{"starts": "2022-01-02", "ends": "2022-01-01", "admin_posting": 5}""", "body", "body/admin_posting")]
    [TestCase("""{"starts": "2999-12-31"}""", "body")]
    [TestCase("""{"ends": "2019-12-31"}""", "body")]
    [TestCase("""{"starts": "2999-12-31", "info": {"lang": "fi", "name": null}}""", "body", "body/info/name")]
    [TestCase("""{"default_language": "en", "info": {"lang": "en", "abstract": "Short"}, "ends": "2019-12-31T00:00:00Z"}""", "body",
        "body/info/name")]
    public async Task RefusesWhatCannotBe(string body, params string[] faults)
    {
        var (project, admin) = await SceneAsync();
        var before = await Api.GetAsync($"/projects/{project}");

        var answer = await ChangeAsync(project, admin, body);

        Assert.That((answer.Status, answer.Errors), Is.EqualTo((422, faults)));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Bytes, Is.EqualTo(before.Bytes));
    }

    [Test]
    public async Task ContradictionsAreFaultsOfForm()
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await ChangeAsync("no-such-project", root,
            """{"starts": "2022-01-02", "ends": "2022-01-01", "admin_posting": "perhaps"}""");

        Assert.That(answer.Errors, Is.EqualTo(["body", "body/admin_posting"]));
    }

    [Test]
    public async Task ANewContactIsWhole()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);

        var half = await ChangeAsync(project, admin, """{"contact": {"contact_email": "someone@example.com"}}""");
        var none = await ChangeAsync(project, admin, """{"contact": {}, "info": {"lang": "fi", "name": null}}""");
        var whole = await ChangeAsync(project, admin, """{"contact": {"has_research_permit": false, "can_contact": true}}""");

        Assert.That(half.Errors, Is.EqualTo(["body/contact/can_contact", "body/contact/has_research_permit"]));
        Assert.That(none.Errors, Is.EqualTo(["body/contact/can_contact", "body/contact/has_research_permit", "body/info/name"]));
        Assert.That(whole.Status, Is.EqualTo(204));
    }

    private Task<Answer> ChangeAsync(string project, Person by, string body) =>
        Api.PatchAsync($"/projects/{project}", ApiClient.Raw(body.Replace("IMAGE", Samples.Png)), by);

    /// <summary>A project that has everything, and its admin.</summary>
    private async Task<(string Project, Person Admin)> SceneAsync()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        await ChangeAsync(
            project,
            admin,
            """
            {"info": {"lang": "fi", "name": "Nimi", "abstract": "Tiivistelmä"}, "starts": "2020-01-01", "ends": "2999-01-01", "image": "IMAGE",
             "contact": {"contact_email": "someone@example.com", "has_research_permit": true, "can_contact": false}}
            """);
        return (project, admin);
    }
}
