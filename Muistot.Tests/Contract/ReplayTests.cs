using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>Proves that a script can fail: by everything that an expectation can say.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ReplayTests
{
    private const string Language = """ "name": "one", "method": "GET", "path": "/languages", "query": {"q": "fi"} """;
    private const string Image = """ "name": "one", "method": "GET", "path": "/images/unknown.png" """;
    private const string Me = """ "name": "one", "method": "GET", "path": "/me" """;
    private const string Finnish = """{"id": "fin", "name": "Finnish", "alpha_2": "fi", "alpha_3": "fin"}""";
    private const string Scene = """{"method": "GET", "path": "/me", "expect": {"status": 200}}""";

    [TestCase(Language, """{"status": 200, "body": """ + Finnish + "}")]
    [TestCase(Image, """{"status": 303, "location": "/images/placeholder.jpg"}""")]
    [TestCase(Me, """{"status": 401, "authenticate": "Bearer", "body": {"error": {"code": 401, "message": "Unauthorized"}}}""")]
    public async Task FindsNothingWhereAllIsRight(string request, string expected) =>
        Assert.That(await ReplayAsync($$"""{{{request}}, "expect": {{expected}}}"""), Is.Empty);

    [TestCase(Language, """{"status": 404}""", "status: expected 404, got 200")]
    [TestCase(Language, """{"status": 200, "body": {"id": "fin", "name": "Finnish", "alpha_3": "fin"}}""", "body: expected")]
    [TestCase(Language, """{"status": 200, "body": {"id": "fin", "name": "Suomi", "alpha_2": "fi", "alpha_3": "fin"}}""", "body: expected")]
    [TestCase(Language, """{"status": 200, "body": null}""", "body: expected nothing")]
    [TestCase(Language, """{"status": 200, "location": "/languages"}""", "location: expected")]
    [TestCase(Language, """{"status": 200, "authenticate": "Bearer"}""", "authenticate: expected")]
    [TestCase(Language, """{"status": 200, "sha256": "0000"}""", "sha256: expected")]
    [TestCase(Language, """{"status": 200, "type": "text/html"}""", "type: expected")]
    [TestCase(Image, """{"status": 303, "location": "/images/unknown.png"}""", "location: expected")]
    [TestCase(Me, """{"status": 401, "authenticate": "Basic"}""", "authenticate: expected")]
    [TestCase(Me, """{"status": 401, "body": {"error": {"code": 401, "message": "Who?"}}}""", "body: expected")]
    public async Task FindsWhatIsWrong(string request, string expected, string problem)
    {
        var problems = await ReplayAsync($$"""{{{request}}, "expect": {{expected}}}""");

        Assert.That(problems, Has.Exactly(1).Items.And.All.StartsWith("one [GET").And.All.Contains(problem));
    }

    [Test]
    public async Task EndsWhereTheSceneCannotBeSet()
    {
        var problems = await ReplayAsync(Scene, Scene);

        Assert.That(problems, Has.Exactly(1)
            .Items.And.All.StartsWith("setting the scene [GET /me by anyone]: status: expected 200, got 401"));
    }

    [Test]
    public async Task GoesOnAfterANamedRequest() => Assert.That(
        await ReplayAsync($$"""{{{Me}}, "expect": {"status": 200} }""", $$"""{{{Me}}, "expect": {"status": 204} }"""),
        Has.Count.EqualTo(2));

    [Test]
    public async Task EndsWhereNothingIsThereToCapture() => Assert.That(
        await ReplayAsync($$"""{{{Language}}, "expect": {"status": 200}, "capture": {"project": "location"} }""", Scene),
        Has.Exactly(1).Items.And.All.StartsWith("one [GET /languages by anyone]: InvalidOperationException: There is no Location."));

    [Test]
    public async Task EndsWhereSomeoneUnknownActs() => Assert.That(
        await ReplayAsync($$"""{{{Me}}, "by": "nobody", "expect": {"status": 200} }"""), Has.Exactly(1)
        .Items.And.All.Contains("KeyNotFoundException"));

    private static Task<IReadOnlyList<string>> ReplayAsync(params string[] steps) =>
        Processes.ReplayAsync(Backend.Embedded, Script.Parse("sample", $$"""{"names": {}, "steps": [{{string.Join(',', steps)}}]}"""));
}
