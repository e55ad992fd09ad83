using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>What orders look like, to publish and to report.</summary>
public sealed class ResourceReferenceTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("{}", "body/identifier", "body/type")]
    [TestCase("""{"type": null, "identifier": null, "parents": null}""", "body/identifier", "body/type")]
    [TestCase("""{"type": "project"}""", "body/identifier")]
    [TestCase("""{"type": "site", "parents": {"project": "project"}}""", "body/identifier")]
    [TestCase("""{"type": "site", "identifier": null, "parents": {"project": "project"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": true, "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": [1], "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "comment", "identifier": "project"}""", "body/type")]
    [TestCase("""{"type": "Site", "identifier": "project"}""", "body/type")]
    [TestCase("""{"type": 1, "identifier": "project"}""", "body/type")]
    [TestCase("""{"type": "comment", "identifier": 1, "parents": {"project": "project", "site": "site"}}""", "body/type")]
    [TestCase("""{"identifier": 1, "parents": {"project": "project", "site": "site"}}""", "body/type")]
    [TestCase("""{"type": "project", "identifier": "abc"}""", "body/identifier")]
    [TestCase("""{"type": "site", "identifier": "a b c d", "parents": {"project": "project"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": "text", "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": 0, "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": -1, "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": 1.5, "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": 1e30, "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    [TestCase("""{"type": "memory", "identifier": "\ud800", "parents": {"project": "project", "site": "site"}}""", "body/identifier")]
    public Task SayWhatTheyAreAbout(string order, params string[] faults) => AssertFaultsAsync(order, faults);

    /// <summary>A project has nothing above it, a site a project, a memory a project and a site.</summary>
    [TestCase("""{"type": "project", "identifier": "project", "parents": {"project": "project"}}""")]
    [TestCase("""{"type": "project", "identifier": "project", "parents": {"site": "site"}}""")]
    [TestCase("""{"type": "project", "identifier": "project", "parents": {"project": "project", "site": "site"}}""")]
    [TestCase("""{"type": "site", "identifier": "site"}""")]
    [TestCase("""{"type": "site", "identifier": "site", "parents": null}""")]
    [TestCase("""{"type": "site", "identifier": "site", "parents": {}}""")]
    [TestCase("""{"type": "site", "identifier": "site", "parents": {"site": "site"}}""")]
    [TestCase("""{"type": "site", "identifier": "site", "parents": {"project": "project", "site": "site"}}""")]
    [TestCase("""{"type": "memory", "identifier": 1}""")]
    [TestCase("""{"type": "memory", "identifier": 1, "parents": {}}""")]
    [TestCase("""{"type": "memory", "identifier": 1, "parents": {"project": "project"}}""")]
    [TestCase("""{"type": "memory", "identifier": 1, "parents": {"site": "site"}}""")]
    public Task HaveTheParentsOfTheirType(string order) => AssertFaultsAsync(order, "body");

    [TestCase("""{"type": "site", "identifier": "site", "parents": "project"}""", "body/parents")]
    [TestCase("""{"type": "site", "identifier": "site", "parents": ["project"]}""", "body/parents")]
    [TestCase("""{"type": "site", "identifier": "site", "parents": {"project": "abc"}}""", "body/parents/project")]
    [TestCase("""{"type": "memory", "identifier": "text", "parents": {"project": "abc", "site": 1.5}}""", "body/identifier",
        "body/parents/project", "body/parents/site")]
    public Task NameParentsThatCouldBe(string order, params string[] faults) => AssertFaultsAsync(order, faults);

    [Test]
    public async Task SayWhichWayToPublish([Values("null", "\"perhaps\"", "2", "[]")] string publish)
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await Api.PostAsync("/admin/publish",
            ApiClient.Raw($$"""{"type": "project", "identifier": "project", "publish": {{publish}}}"""), root);

        Assert.That(answer.Errors, Is.EqualTo(["body/publish"]));
    }

    private async Task AssertFaultsAsync(string order, params string[] faults)
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var path in new[] { "/admin/publish", "/report" })
        {
            var answer = await Api.PostAsync(path, ApiClient.Raw(order), root);

            Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", faults)), path);
        }
    }
}
