using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Values;

/// <summary>
/// What is not for callers to say changes nothing: every member that an answer shows to anyone, and every member of a row, but for
/// those that the contract lets them change.
/// </summary>
public sealed class ReadOnlyMemberTests() : IntegrationTest(Backend.Embedded)
{
    private static readonly string[] OfProjects = Changeable(WritableMembers.OfProjects);
    private static readonly string[] OfSites = Changeable(WritableMembers.OfSites);
    private static readonly string[] OfMemories = Changeable(WritableMembers.OfMemories);
    private static readonly string[] OfPeople = ["first_name", "last_name", "country", "city", "birth_date"];
    private static readonly string[] Inner = ["id", "project_id", "site_id", "user_id", "language_id", "modifier_id", "modifier",
        "latitude", "published"];

    private Cast cast = null!;
    private string site = "";

    private string ProjectPath => $"/projects/{cast.Project}";

    private string SitePath => $"{ProjectPath}/sites/{site}";

    [SetUp]
    public async Task GatherAsync()
    {
        cast = await Cast.GatherAsync(World);
        site = await World.SiteAsync(cast.Project, published: false, creator: cast.Maker);
    }

    [Test]
    public Task OfProjectsAreIgnored() => AssertIgnoredAsync(ProjectPath, cast.Admin, OfProjects, typeof(Project));

    [Test]
    public Task OfSitesAreIgnored() => AssertIgnoredAsync(SitePath, cast.Maker, OfSites, typeof(Site));

    [Test]
    public async Task OfMemoriesAreIgnored()
    {
        var memory = await World.MemoryAsync(cast.Project, site, cast.Maker, published: false);

        await AssertIgnoredAsync($"{SitePath}/memories/{memory}", cast.Maker, OfMemories, typeof(Memory));
    }

    [Test]
    public async Task OfPeopleAreIgnored()
    {
        await AssertIgnoredAsync("/me", cast.User, OfPeople, typeof(User), typeof(PersonalData));

        Assert.That(await World.Read(db => db.Superusers.CountAsync()), Is.EqualTo(1));
        Assert.That((await Api.PostAsync("/projects", Samples.Project("name"), cast.User)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task OfPartsAreIgnored()
    {
        var before = (await Api.GetAsync(SitePath, cast.Admin)).Json;
        var info = ReadOnly(new JsonObject { ["lang"] = "fi" });
        var location = ReadOnly((JsonObject)before["location"]!.DeepClone());

        var changed = await Api.PatchAsync(SitePath, new JsonObject { ["info"] = info, ["location"] = location }, cast.Maker);

        Assert.That(changed.Status, Is.EqualTo(204));
        AssertSame(before, (await Api.GetAsync(SitePath, cast.Admin)).Json);

        static JsonObject ReadOnly(JsonObject part)
        {
            foreach (var name in Inner)
                part[name] = 7;
            return part;
        }
    }

    [Test]
    public async Task OfNewThingsAreIgnored()
    {
        var shown = await Api.GetAsync(SitePath, cast.Maker);
        var body = Forged([shown.Json], ["id", .. OfSites], typeof(Site));
        (body["id"], body["info"], body["location"]) = ("uusi-paikka", JsonNode.Parse("""{"lang": "fi", "name": "Paikka"}"""),
            JsonNode.Parse("""{"lat": 1, "lon": 2}"""));

        var created = await Api.PostAsync($"{ProjectPath}/sites", body, cast.User);
        var made = (await Api.GetAsync($"{ProjectPath}/sites/uusi-paikka", cast.Admin)).Json;

        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        Assert.That((made["creator"]!.ToString(), made["modifier"]!.ToString()), Is.EqualTo((cast.User.Name, cast.User.Name)));
        Assert.That((made["memories_count"]!.ToString(), made["waiting_approval"]!.ToString(), made["own"]),
            Is.EqualTo(("0", "true", (object?)null)));
    }

    private async Task AssertIgnoredAsync(string path, Person by, string[] changeable, params Type[] rows)
    {
        var readers = new[] { by, cast.Admin, cast.User, cast.Superuser }.Where(reader => path != "/me" || reader == by).ToList();
        var before = await ReadAsync();
        var body = Forged(before, changeable, rows);

        var changed = await Api.PatchAsync(path, body, by);

        Assert.That(body, Has.Count.GreaterThan(5));
        Assert.That(changed.Verdict, Is.EqualTo("304"));
        foreach (var (old, now) in before.Zip(await ReadAsync()))
            AssertSame(old, now);

        async Task<IReadOnlyList<JsonNode>> ReadAsync()
        {
            var answers = new List<JsonNode>();
            foreach (var reader in readers)
                answers.Add((await Api.GetAsync(path, reader)).Json);
            return answers;
        }
    }

    private static string[] Changeable(IEnumerable<WritableMember> members) =>
        [.. members.Where(member => member.InChange != Presence.Absent).Select(member => member.Name)];

    private static JsonObject Forged(IEnumerable<JsonNode> answers, string[] changeable, params Type[] rows)
    {
        var members = answers.SelectMany(answer => answer.AsObject()).Where(member => member.Value is not null)
            .Select(member => (member.Key, Value: Other(member.Value!)))
            .Concat(rows.SelectMany(row => row.GetProperties())
                .Select(member => (Key: Naming.SnakeCase(member.Name), Value: Some(member.PropertyType))));
        var body = new JsonObject();
        foreach (var (name, value) in members.Where(member => !changeable.Contains(member.Key)))
            body[name] = value;
        return body;
    }

    private static JsonNode Other(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => false,
        System.Text.Json.JsonValueKind.False => true,
        System.Text.Json.JsonValueKind.Number => 7,
        System.Text.Json.JsonValueKind.Array => new JsonArray("somebody"),
        System.Text.Json.JsonValueKind.Object => new JsonObject { ["id"] = 7 },
        _ => "2001-01-01T00:00:00Z",
    };

    private static JsonNode Some(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(bool) => true,
        var plain when plain == typeof(int) || plain == typeof(long) || plain == typeof(double) => 7,
        var plain when plain == typeof(string) || plain == typeof(DateTime) || plain == typeof(DateOnly) => "2001-01-01T00:00:00Z",
        _ => new JsonObject { ["id"] = 7, ["user_id"] = 7 },
    };

    private static void AssertSame(JsonNode before, JsonNode now) => Assert.That(now.ToJsonString(), Is.EqualTo(before.ToJsonString()));
}
