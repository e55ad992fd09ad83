using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.History;

/// <summary>
/// Whatever can be changed of a thing can be said of a new one too, is a change by itself, has limits, is kept by each version, waits
/// where edits are reviewed, and is in the export of its author. The members are those of the OpenAPI document, so that a new one fails
/// here until it is in all of these places.
/// </summary>
[TestFixture(Backend.Embedded)]
public sealed class EveryMemberTests(Backend backend) : ReviewTest(backend)
{
    private const string Advice = "Something is missing that CONTRIBUTING.md names in \"Add a member\".";
    private const string OfProject = "project";

    private static readonly (string, string) Finnish = ("Muistot-Language", "fi");

    [TestCase(Thing.Memory, "CreateMemoryForm", "ChangeMemoryForm")]
    [TestCase(Thing.Site, "CreateSiteForm", "ChangeSiteForm")]
    [TestCase(OfProject, "CreateProjectForm", "ChangeProjectForm")]
    public async Task CanBeSaidOfNewThings(string kind, string form, string changeForm)
    {
        var (members, path) = (await MembersAsync(form), await PathAsync(kind));
        var body = BodyOf(members, member => member.One);
        body["image"] = Samples.Png;

        var made = await Api.PostAsync(kind == OfProject ? "/projects" : path[..path.LastIndexOf('/')], body, Cast.Superuser);

        Assert.That(made.Status, Is.EqualTo(201), made.Verdict);
        AssertHas((await Api.GetAsync(made.Location!, Cast.Superuser, Finnish)).Json, members, member => member.One, "what was made");
        Assert.That((await MembersAsync(changeForm)).Select(member => member.Path).Except(members.Select(member => member.Path)),
            Is.SubsetOf(new[] { "default_language" }), $"They can be changed, and not said of new things. {Advice}");
    }

    [TestCase(Thing.Memory, "ChangeMemoryForm")]
    [TestCase(Thing.Site, "ChangeSiteForm")]
    [TestCase(OfProject, "ChangeProjectForm")]
    public async Task IsAChangeByItself(string kind, string form)
    {
        await Api.PatchAsync(Project, new { review_edits = false }, Cast.Admin);
        var (path, members) = (await PathAsync(kind), await MembersAsync(form));
        var by = kind == Thing.Memory ? Cast.Maker : Cast.Admin;
        await ChangeAsync(path, members, member => member.One, by);

        foreach (var member in members)
        {
            // Places are sent whole.
            var sent = member.Outer == "location" ? members.Where(other => other.Outer == member.Outer) : [member];
            await ChangeAsync(path, sent, other => other == member ? member.Other : other.One, by);
            AssertHas(await ShownAsync(kind, path, by), [member], one => one.Other, "what nothing else was changed in");
        }

        // The default language keeps a name.
        foreach (var member in members.Where(member => member.IsNullable && member.Path != "info.name"))
        {
            await ChangeAsync(path, [member], _ => null, by);
            AssertHas(await ShownAsync(kind, path, by), [member], _ => false, "what it was removed from");
        }
    }

    [TestCase(Thing.Memory, "CreateMemoryForm", "ChangeMemoryForm")]
    [TestCase(Thing.Site, "CreateSiteForm", "ChangeSiteForm")]
    [TestCase(OfProject, "CreateProjectForm", "ChangeProjectForm")]
    public async Task HasLimits(string kind, string form, string changeForm)
    {
        var (members, path) = (await MembersAsync(form), await PathAsync(kind));
        var by = kind == Thing.Memory ? Cast.Maker : Cast.Admin;
        Assert.That(members.Where(member => member.One.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
            && member.TooMuch is null && member.Path is not ("starts" or "ends" or "default_language")), Is.Empty, $"They have no limits. {Advice}");

        foreach (var member in members.Where(member => member.TooMuch is not null))
        {
            var body = BodyOf(members, other => other == member ? member.TooMuch : other.One);
            var made = await Api.PostAsync(kind == OfProject ? "/projects" : path[..path.LastIndexOf('/')], body, Cast.Superuser);
            Assert.That(made.Errors, Is.EqualTo(new[] { $"body/{member.Path.Replace('.', '/')}" }), $"{form}.{member.Path}");
        }

        foreach (var member in (await MembersAsync(changeForm)).Where(member => member.TooMuch is not null))
        {
            var part = members.Where(other => other.Outer == member.Outer && other.Path != member.Path).Append(member);
            var changed = await Api.PatchAsync(path, BodyOf(part, other => other == member ? member.TooMuch : other.One), by);
            Assert.That(changed.Errors, Is.EqualTo(new[] { $"body/{member.Path.Replace('.', '/')}" }), $"{changeForm}.{member.Path}");
        }
    }

    [TestCase(Thing.Memory, "ChangeMemoryForm")]
    [TestCase(Thing.Site, "ChangeSiteForm")]
    [TestCase(OfProject, "ChangeProjectForm")]
    public async Task IsPartOfEachVersion(string kind, string form)
    {
        await Api.PatchAsync(Project, new { review_edits = false }, Cast.Admin);
        var (path, members) = (await PathAsync(kind), await MembersAsync(form));
        var by = kind == Thing.Memory ? Cast.Maker : Cast.Admin;
        var one = await ChangeAsync(path, members, member => member.One, by);
        var other = await ChangeAsync(path, members, member => member.Other, by);

        AssertHas((await Api.GetAsync($"{path}/history/{one}", by, Finnish)).Json, members, member => member.One, "an earlier version");
        Assert.That((await Api.PostAsync($"{path}/history/{one}/restore", null, by)).Status, Is.EqualTo(204));
        AssertHas(await ShownAsync(kind, path, by), members, member => member.One, "what was restored");
        AssertHas((await Api.GetAsync($"{path}/history/{other}", by, Finnish)).Json, members, member => member.Other, "the version before");
    }

    [TestCase(Thing.Memory, "ChangeMemoryForm")]
    [TestCase(Thing.Site, "ChangeSiteForm")]
    public async Task WaitsWhereEditsAreReviewedAndIsExported(string kind, string form)
    {
        await Api.PatchAsync(Project, new { review_edits = false }, Cast.Admin);
        var (path, members) = (await PathAsync(kind), await MembersAsync(form));
        await ChangeAsync(path, members, member => member.One, Cast.Maker);
        await Api.PatchAsync(Project, new { review_edits = true }, Cast.Admin);

        await ChangeAsync(path, members, member => member.Other, Cast.Maker);

        AssertHas((await Api.GetAsync(path, Cast.Maker, Finnish)).Json, members, member => member.Other, "what its author sees");
        AssertHas((await Api.GetAsync(path, null, Finnish)).Json, members, member => member.One, "what others see meanwhile");
        await Api.PostAsync($"{path}/publish?publish=true", null, Cast.Moderator);
        AssertHas((await Api.GetAsync(path, null, Finnish)).Json, members, member => member.Other, "what was published");
        using var zip = await PersonalExport.MakeAsync(Api, Cast.Maker);
        var row = zip.Rows(kind == Thing.Memory ? "memories" : "sites").Single()!.AsObject();
        foreach (var past in new[] { "history", "waiting", "decisions" })
            row.Remove(past);
        Assert.That(members.Where(member => !row.ToJsonString().Contains(member.Other.ToJsonString())).Select(member => member.Path),
            Is.Empty, $"The export lacks them. {Advice}");
    }

    private async Task<string> PathAsync(string kind)
    {
        if (kind != OfProject)
            return (await MakeAsync(kind, Samples.Png)).Path;
        await Api.PatchAsync(Project, new { image = Samples.Png, info = new { lang = "en", name = "Chimneys" } }, Cast.Admin);
        return Project;
    }

    /// <returns>The number of the version that it makes.</returns>
    private async Task<string> ChangeAsync(string path, IEnumerable<Member> members, Func<Member, JsonNode?> valueOf, Person by)
    {
        var body = BodyOf(members, valueOf);
        var answer = await Api.PatchAsync(path, body, by);
        Assert.That(answer.Status, Is.EqualTo(204), $"{answer.Verdict} to {body.ToJsonString()}. {Advice}");
        return await NewestAsync(path, by);
    }

    private static JsonObject BodyOf(IEnumerable<Member> members, Func<Member, JsonNode?> valueOf)
    {
        var body = new JsonObject();
        foreach (var member in members)
        {
            if (member.Path.Split('.') is [var outer, var inner])
            {
                body[outer] ??= outer == "info" ? new JsonObject { ["lang"] = "fi" } : new JsonObject();
                body[outer]![inner] = valueOf(member)?.DeepClone();
            }
            else
            {
                body[member.Path] = valueOf(member)?.DeepClone();
            }
        }

        return body;
    }

    // Which language stands in for others is told of versions of projects only.
    private async Task<JsonNode> ShownAsync(string kind, string path, Person by) =>
        (await Api.GetAsync(kind == OfProject ? $"{path}/history/{await NewestAsync(path, by)}" : path, by, Finnish)).Json;

    private async Task<string> NewestAsync(string path, Person by) =>
        (await Api.GetAsync($"{path}/history", by)).Items[0]!["version"]!.ToString();

    // Images have tests of their own.
    private async Task<List<Member>> MembersAsync(string form)
    {
        var schemas = (await Api.GetAsync("/openapi.json")).Json["components"]!["schemas"]!;
        return [.. Of(form, "")];

        IEnumerable<Member> Of(string name, string prefix)
        {
            foreach (var (property, schema) in schemas[name]!["properties"]!.AsObject())
            {
                var path = prefix + property;
                if (schema!["oneOf"]?[0]?["$ref"]?.GetValue<string>().Split('/')[^1] is { } inner)
                    foreach (var member in Of(inner, $"{path}."))
                        yield return member;
                else if (path is not ("id" or "image" or "info.lang" or "admins"))
                    yield return ValuesOf(path, schema);
            }
        }
    }

    private static Member ValuesOf(string path, JsonNode schema) => ChosenFor(path, schema) with
    {
        IsNullable = schema["nullable"]?.GetValue<bool>() == true,
        TooMuch = schema["maxLength"] is { } length ? new string('x', length.GetValue<int>() + 1)
            : schema["maximum"] is { } most ? most.GetValue<double>() + 1 : null,
    };

    private static Member ChosenFor(string path, JsonNode schema) => (path, schema["type"]!.GetValue<string>()) switch
    {
        ("default_language", _) => new(path, "fi", "en"),
        ("starts", _) => new(path, "2019-03-04T12:00:00Z", "2020-03-04T12:00:00Z"),
        ("ends", _) => new(path, "2090-03-04T12:00:00Z", "2091-03-04T12:00:00Z"),
        ("contact.contact_email", _) => new(path, "one@example.com", "other@example.com"),
        (_, "boolean") => new(path, true, false),
        (_, "integer") => new(path, schema["example"]!.GetValue<int>(), schema["example"]!.GetValue<int>() - 1),
        (_, "number") => new(path, schema["example"]!.GetValue<double>(), schema["example"]!.GetValue<double>() - 1.5),
        (_, "string") when schema["pattern"] is null && schema["format"] is null => new(path, $"One {path}", $"Other {path}"),
        _ => throw new InvalidOperationException($"Say here which values {path} can have."),
    };

    // Flags that are not set are absent.
    private static void AssertHas(JsonNode shown, List<Member> members, Func<Member, JsonNode> valueOf, string what) => Assert.That(
        members.Where(member => (member.Path.Split('.').Aggregate((JsonNode?)shown, (outer, name) => outer?[name]) ?? false).ToString()
            != valueOf(member).ToString()).Select(member => member.Path),
        Is.Empty, $"They are not in {what}: {shown.ToJsonString()}. {Advice}");

    private sealed record Member(string Path, JsonNode One, JsonNode Other)
    {
        public string Outer => Path.Split('.')[0];

        public bool IsNullable { get; init; }

        public JsonNode? TooMuch { get; init; }
    }
}
