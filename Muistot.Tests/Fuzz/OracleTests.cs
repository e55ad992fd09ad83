using Muistot.Tests.Fuzz.Oracles;
using Muistot.Tests.Fuzz.Playing;
using NUnit.Framework;
using static Muistot.Tests.Fuzz.Fabricated;

namespace Muistot.Tests.Fuzz;

/// <summary>Proves of each oracle that it catches what it is for, and lets pass what is right.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OracleTests
{
    private const string Site = "/projects/proj/sites/site";
    private const string Memory = $"{Site}/memories/7";
    private const string Error = """{"error": {"code": 404, "message": "Resource not found"}}""";

    private readonly Fabricated world = new();

    [TestCase(500, true)]
    [TestCase(503, true)]
    [TestCase(501, true)]
    [TestCase(404, false)]
    public void Errors(int status, bool isCaught) => AssertThat(new FaultOracle(), Answer("GET", Site, status), isCaught);

    [Test]
    public void ReportsOfProjectsAreNoFaults() => AssertThat(new FaultOracle(), Answer("POST", "/report", 501), isCaught: false);

    [TestCase("GET", Memory, 200, """{"id": 7, "title": "a"}""", "application/json", false)]
    [TestCase("GET", Memory, 200, """{"id": 7}""", "application/json", true)]
    [TestCase("GET", Memory, 200, """{"id": 7, "title": "a", "email": "a@example.com"}""", "application/json", true)]
    [TestCase("GET", Memory, 200, """{"id": 7, "title":""", "application/json", true)]
    [TestCase("GET", Memory, 200, """{"id": 7, "title": "a"}""", "text/html", true)]
    [TestCase("GET", Memory, 403, Error, "application/json", true)]
    [TestCase("GET", Memory, 304, "", "", true)]
    [TestCase("HEAD", Memory, 200, "", "", false)]
    [TestCase("HEAD", Memory, 200, "x", "application/json", true)]
    [TestCase("DELETE", Site, 204, "", "", false)]
    [TestCase("DELETE", Site, 204, "{}", "application/json", true)]
    [TestCase("DELETE", Site, 200, "", "", true)]
    public void WhatIsNotDeclared(string method, string path, int status, string body, string type, bool isCaught) =>
        AssertThat(new DocumentOracle(FabricatedDocument.Document), Answer(method, path, status, body, type: type), isCaught);

    [TestCase(404, Error, false)]
    [TestCase(403, Error, true)]
    [TestCase(404, "", true)]
    [TestCase(404, "<html>", true)]
    [TestCase(404, """{"message": "no"}""", true)]
    [TestCase(404, """{"error": {"code": 404, "message": ""}}""", true)]
    [TestCase(404, """{"error": {"code": 404, "message": "   at Muistot.Api.Program"}}""", true)]
    [TestCase(404, """{"error": {"code": 404, "message": "SQLite Error 19"}}""", true)]
    [TestCase(422, """{"error": {"code": 422, "message": "request validation error"}}""", true)]
    [TestCase(422, """{"error": {"code": 422, "message": "request validation error", "errors": [{"loc": ["info"], "msg": "No.", "type": "no"}]}}""", true)]
    [TestCase(422, """{"error": {"code": 422, "message": "request validation error", "errors": [{"loc": ["body"], "msg": "No.", "type": "No way"}]}}""", true)]
    [TestCase(422, """{"error": {"code": 422, "message": "request validation error", "errors": [{"loc": ["body", "info"], "msg": "No.", "type": "no"}]}}""", false)]
    [TestCase(401, """{"error": {"code": 401, "message": "Unauthorized"}}""", true)]
    public void FormsOfErrors(int status, string body, bool isCaught) =>
        AssertThat(new ErrorFormOracle(), Answer("GET", Memory, status, body), isCaught);

    [TestCase("Bearer", false)]
    [TestCase("Basic", true)]
    public void WhatA401Asks(string asked, bool isCaught) => AssertThat(
        new ErrorFormOracle(), Answer("GET", "/me", 401, """{"error": {"code": 401, "message": "Unauthorized"}}""",
        answered: ("WWW-Authenticate", asked)), isCaught);

    [TestCase("GET", Site, 200, "Bearer ended", true)]
    [TestCase("GET", Site, 404, "Bearer ended", true)]
    [TestCase("GET", Site, 401, "Bearer ended", false)]
    [TestCase("DELETE", Site, 204, null, true)]
    [TestCase("DELETE", Site, 403, null, false)]
    public void EndedAndMissingSessions(string method, string path, int status, string? authorization, bool isCaught) =>
        AssertThat(new SessionOracle(), Answer(method, path, status, authorization: authorization), isCaught);

    [Test]
    public void LivingSessionsAreNotRefused() => AssertThat(new SessionOracle(), Answer("GET", "/me", 401, by: world.User), isCaught: true);

    [TestCase(Memory, 200, false)]
    [TestCase("/projects/other/sites/site", 200, true)]
    [TestCase("/projects/other/sites/site", 404, false)]
    [TestCase("/projects/other/sites/site/memories/7", 200, true)]
    [TestCase("/projects/proj/sites/none", 200, true)]
    public void ForeignParents(string path, int status, bool isCaught) =>
        AssertThat(new PlaceOracle(), Answer("GET", path, status), isCaught);

    [TestCase(Site, 200, true)]
    [TestCase(Site, 404, false)]
    [TestCase(Memory, 200, true)]
    [TestCase(Memory, 304, true)]
    [TestCase("/projects/proj", 200, false)]
    public void WhatWasDeleted(string path, int status, bool isCaught)
    {
        world.Site.IsDeleted = true;

        AssertThat(new PlaceOracle(), Answer("GET", path, status, by: world.Root), isCaught);
    }

    [Test]
    public void WhatIsHidden([Values] bool project, [Values("user", "maker", "root")] string name)
    {
        (project ? world.Project : world.Site).IsPublished = false;
        var caller = world.Ledger.Someone(name);

        AssertThat(new PlaceOracle(), Answer("GET", Site, 200, by: caller), isCaught: name == "user" || (project && name == "maker"));
    }

    [TestCase("DELETE", Site, "maker", false)]
    [TestCase("DELETE", Site, "root", false)]
    [TestCase("DELETE", Site, "user", true)]
    [TestCase("PATCH", Memory, "maker", false)]
    [TestCase("PATCH", Memory, "root", true)]
    [TestCase("PATCH", "/projects/proj", "maker", true)]
    [TestCase("POST", "/projects", "maker", true)]
    [TestCase("POST", "/projects", "root", false)]
    public void Rights(string method, string path, string name, bool isCaught) =>
        AssertThat(new RightsOracle(), Answer(method, path, 204, by: world.Ledger.Someone(name)), isCaught);

    [TestCase("Information Muistot: a memory was made", false)]
    [TestCase("Information Muistot: token dG9rZW46AAAA was refused", true)]
    [TestCase("Warning Muistot: no mail to kanaria0000001x00001z@example.com", true)]
    public void Logs(string line, bool isCaught) => Assert.That(LogOracle.Indiscreet([line]).Any(), Is.EqualTo(isCaught));

    private void AssertThat(IOracle oracle, Exchange exchange, bool isCaught) =>
        Assert.That(oracle.Judge(exchange, world.Ledger), isCaught ? Is.Not.Null : Is.Null);
}
