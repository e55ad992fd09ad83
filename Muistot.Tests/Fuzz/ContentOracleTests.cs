using Muistot.Tests.Fuzz.Oracles;
using Muistot.Tests.Fuzz.Playing;
using NUnit.Framework;
using static Muistot.Tests.Fuzz.Fabricated;

namespace Muistot.Tests.Fuzz;

/// <summary>Proves the oracles of what stands in bodies: secrets, limits, and what is read back.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ContentOracleTests
{
    private const string Site = "/projects/proj/sites/site";
    private const string Memories = $"{Site}/memories";
    private const string Memory = $"{Memories}/7";

    private readonly Fabricated world = new();

    [TestCase("maker", false)]
    [TestCase("user", true)]
    [TestCase("root", true)]
    [TestCase(null, true)]
    public void WhatIsPrivate(string? name, bool isCaught)
    {
        var canary = Canary.Of(1, 1);
        world.Ledger.Own(canary, world.Maker);

        AssertThat(new SecrecyOracle(),
            Answer("GET", Memory, 200, $$"""{"user": "{{canary}}@example.com"}""", by: world.Ledger.Someone(name)), isCaught);
    }

    [TestCase("root", false)]
    [TestCase("maker", false)]
    [TestCase("user", true)]
    public void WhatIsHidden(string name, bool isCaught)
    {
        world.Memory.IsPublished = false;

        AssertThat(new SecrecyOracle(), Shown(world.Memory, name), isCaught);
    }

    [Test]
    public void WhatIsGone()
    {
        world.Site.IsDeleted = true;

        AssertThat(new SecrecyOracle(), Shown(world.Memory, "root"), isCaught: true);
    }

    [TestCase(1)]
    [TestCase(2)]
    public void WhatWasRefusedOrIsFromElsewhere(int episode) =>
        AssertThat(new SecrecyOracle(), Answer("GET", Memory, 200, Canary.Of(episode, 1), by: world.Root), isCaught: true);

    [Test]
    public void NamesAreForEveryone()
    {
        world.Ledger.Own(Canary.Of(1, 1), Ledger.Anyone);

        AssertThat(new SecrecyOracle(), Answer("GET", Memory, 200, Canary.Of(1, 1)), isCaught: false);
    }

    [Test]
    public void SecretsInHeaders() =>
        AssertThat(new SecrecyOracle(), Answer("GET", Memory, 404, answered: ("Location", Canary.Of(1, 1))), isCaught: true);

    [TestCase(true, 200, false)]
    [TestCase(false, 200, true)]
    [TestCase(false, 206, true)]
    [TestCase(false, 303, false)]
    public void Images(bool isPublished, int status, bool isCaught)
    {
        world.Ledger.Show("a.png", world.Memory);
        world.Memory.IsPublished = isPublished;

        AssertThat(new SecrecyOracle(), Answer("GET", "/images/a.png", status), isCaught);
    }

    [TestCase("""{"title": "a"}""", 201, false)]
    [TestCase("""{"title": "  a  ", "story": null, "unknown": []}""", 201, false)]
    [TestCase("""{"title": ""}""", 201, false)]
    [TestCase("""{"story": "a"}""", 201, true)]
    [TestCase("""{"story": "a"}""", 422, false)]
    [TestCase("""{"title": null}""", 201, true)]
    [TestCase("""{"title": 1}""", 201, true)]
    [TestCase("""{"title": "a\u0000"}""", 201, true)]
    [TestCase("""{"title": "\ud800"}""", 201, true)]
    [TestCase("""{"title": "a", "image": ""}""", 201, true)]
    [TestCase("[]", 201, true)]
    [TestCase("{", 201, true)]
    public void LimitsOfBodies(string sent, int status, bool isCaught) =>
        AssertThat(new LimitOracle(), Answer("POST", Memories, status, by: world.Maker, sent: sent), isCaught);

    [TestCase(200, false)]
    [TestCase(201, true)]
    public void LimitsAreOfCodePoints(int codePoints, bool isCaught) => AssertThat(
        new LimitOracle(), Answer("POST", Memories, 201, sent: $$"""{"title": "{{Writing.Wording.Full(codePoints)}}"}"""), isCaught);

    [TestCase(
        "Projects_Create",
        """{"id": "proj", "info": {"lang": "fi", "name": "a"}, "admins": ["anna"], "starts": "2024-01-01", "auto_publish": "no"}""", false)]
    [TestCase("Projects_Create", """{"id": "abc", "info": {"lang": "fi", "name": "a"}}""", true)]
    [TestCase("Projects_Create", """{"id": "proj", "info": {"lang": "sv", "name": "a"}}""", true)]
    [TestCase("Projects_Create", """{"id": "proj", "info": {"lang": "fi"}}""", true)]
    [TestCase("Projects_Create", """{"id": "proj", "info": {"lang": "fi", "name": "a"}, "admins": ["anna", "Anna"]}""", true)]
    [TestCase("Projects_Create", """{"id": "proj", "info": {"lang": "fi", "name": "a"}, "starts": "soon"}""", true)]
    [TestCase(
        "Projects_Create", """{"id": "proj", "info": {"lang": "fi", "name": "a"}, "contact": {"contact_email": "a b@example.com"}}""",
        true)]
    [TestCase("Projects_Change", """{"default_language": null}""", true)]
    [TestCase("Projects_Change", """{"auto_publish": null}""", true)]
    [TestCase("Projects_Change", """{"auto_publish": "perhaps"}""", true)]
    [TestCase("Projects_Change", """{"info": null}""", true)]
    [TestCase("Projects_Change", """{"contact": null, "starts": null}""", false)]
    [TestCase("Sites_Create", """{"id": "site", "info": {"lang": "fi", "name": "a"}, "location": {"lat": "60.5", "lon": -180}}""", false)]
    [TestCase("Sites_Create", """{"id": "site", "info": {"lang": "fi", "name": "a"}, "location": {"lat": 90.1, "lon": 0}}""", true)]
    [TestCase("Sites_Create", """{"id": "site", "info": {"lang": "fi", "name": "a"}, "location": {"lat": 0, "lon": "NaN"}}""", true)]
    [TestCase("Sites_Create", """{"id": "site", "info": {"lang": "fi", "name": "a"}}""", true)]
    [TestCase("Sites_Change", """{"location": null}""", true)]
    [TestCase("Me_Change", """{"country": "Finland"}""", true)]
    [TestCase("Me_Change", """{"birth_date": "1971-02-29"}""", true)]
    [TestCase("Me_Change", """{"birth_date": "2999-02-28"}""", true)]
    [TestCase("Me_Change", """{"birth_date": "1972-02-29", "country": "fi"}""", false)]
    [TestCase("Reports_Create", """{"type": "planet", "identifier": 1}""", true)]
    public void LimitsOfEachForm(string operation, string body, bool isFault) =>
        Assert.That(ContractLimits.OfBody(operation, System.Text.Json.JsonDocument.Parse(body).RootElement).Any(), Is.EqualTo(isFault));

    [TestCase("username", "Anna", false)]
    [TestCase("username", "Ann", true)]
    [TestCase("username", "Anna!", true)]
    [TestCase("project", "a.b.c", true)]
    [TestCase("memory", "0", true)]
    [TestCase("memory", "1e3", true)]
    [TestCase("n", "1001", true)]
    [TestCase("lat", "-90.5", true)]
    [TestCase("lat", "Infinity", true)]
    [TestCase("publish", "perhaps", true)]
    [TestCase("q", "FI", true)]
    [TestCase("email", "anna@example", true)]
    [TestCase("image", "../a", true)]
    public void LimitsOfValues(string name, string value, bool isFault) =>
        Assert.That(ContractLimits.OfValues(new Dictionary<string, string> { [name] = value }).Any(), Is.EqualTo(isFault));

    [TestCase(422, true)]
    [TestCase(400, true)]
    [TestCase(404, false)]
    public void WhatIsWellFormedIsNotRefusedForItsForm(int status, bool isCaught) =>
        AssertThat(new LimitOracle(), Answer("POST", Memories, status, sent: """{"title": "a"}""", wellFormed: true), isCaught);

    [TestCase("""{"id": 7, "title": "a", "user": "maker", "own": false, "image": "a.png"}""", false)]
    [TestCase("""{"id": 7, "title": "b", "user": "maker", "own": false, "image": "a.png"}""", true)]
    [TestCase("""{"id": 7, "title": "a", "user": "maker", "own": false}""", true)]
    [TestCase("""{"id": 7, "title": "a", "user": "user", "own": false, "image": "a.png"}""", true)]
    [TestCase("""{"id": 7, "title": "a", "user": "maker", "own": true, "image": "a.png"}""", true)]
    [TestCase("""{"id": 7, "title": "a", "story": "?", "user": "maker", "own": false, "image": "a.png"}""", true)]
    public void WhatIsReadOfMemories(string read, bool isCaught)
    {
        Expectations.Memory(world.Memory, Json("""{"title": "  a ", "story": null, "image": "aGVq"}"""));

        AssertThat(new ReadBackOracle(), Answer("GET", Memory, 200, read, by: world.User), isCaught);
    }

    [TestCase("""{"id": "site", "info": {"lang": "en", "name": "A", "abstract": "oma"}, "location": {"lat": 60.5, "lon": 24}, "memories_count": 1}""", false)]
    [TestCase("""{"id": "site", "info": {"lang": "en", "name": "B", "abstract": "oma"}, "location": {"lat": 60.5, "lon": 24}, "memories_count": 1}""", true)]
    [TestCase("""{"id": "site", "info": {"lang": "en", "name": "A"}, "location": {"lat": 60.5, "lon": 24}, "memories_count": 1}""", true)]
    [TestCase("""{"id": "site", "info": {"lang": "en", "name": "A", "abstract": "oma"}, "location": {"lat": 24, "lon": 60.5}, "memories_count": 1}""", true)]
    [TestCase("""{"id": "site", "info": {"lang": "en", "name": "A", "abstract": "oma"}, "location": {"lat": 60.5, "lon": 24}, "memories_count": 2}""", true)]
    [TestCase("""{"id": "site", "info": {"lang": "en", "name": "A", "abstract": "oma"}, "location": {"lat": 60.5, "lon": 24}, "memories_count": 1, "own": true}""", true)]
    public void WhatIsReadOfSites(string read, bool isCaught)
    {
        Expectations.NewSite(world.Site, Json("""{"info": {"lang": "eng", "name": "A"}, "location": {"lat": "60.5", "lon": 24}}"""));
        Expectations.Site(world.Site, Json("""{"info": {"lang": "fi", "abstract": "oma"}}"""));

        AssertThat(new ReadBackOracle(), Answer("GET", Site, 200, read, answered: ("Content-Language", "en")), isCaught);
    }

    [TestCase("""{"username": "user", "email": "user@example.com", "country": "FIN"}""", false)]
    [TestCase("""{"username": "user", "email": "user@example.com", "country": "fi"}""", true)]
    [TestCase("""{"username": "user", "email": "maker@example.com", "country": "FIN"}""", true)]
    [TestCase("""{"username": "user", "email": "user@example.com", "country": "FIN", "city": "Turku"}""", true)]
    public void WhatPeopleReadOfThemselves(string read, bool isCaught)
    {
        Expectations.Person(world.User, Json("""{"country": "fi"}"""));

        AssertThat(new ReadBackOracle(), Answer("GET", "/me", 200, read, by: world.User), isCaught);
    }

    private Exchange Shown(Holding holder, string name)
    {
        world.Ledger.Own(Canary.Of(1, 1), holder);
        return Answer("GET", "/projects/proj", 200, Canary.Of(1, 1), by: world.Ledger.Someone(name));
    }

    private static System.Text.Json.JsonElement Json(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement;

    private void AssertThat(IOracle oracle, Exchange exchange, bool isCaught) =>
        Assert.That(oracle.Judge(exchange, world.Ledger), isCaught ? Is.Not.Null : Is.Null);
}
