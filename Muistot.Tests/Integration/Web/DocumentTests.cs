using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

[OnEveryBackend]
public sealed class DocumentTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsServedAsItIsKept()
    {
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Repository.At("clients", "openapi.json")));

        var served = await Api.GetAsync("/openapi.json", null, ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Prefix", "/evil"));

        Assert.That(served.Status, Is.EqualTo(200));
        Assert.That(
            served.Json.ToJsonString(), Is.EqualTo(kept!.ToJsonString()), "Run clients/generate.sh, look at what changed, and commit it.");
    }

    [Test]
    public async Task NamesThePathThatTheServiceIsBelow()
    {
        using var node = new ApiClient(Host.Node(("PublicUrl", "https://muistot.example/api/")).Address);

        var served = await node.GetAsync("/api/openapi.json");

        Assert.That(served.Json["servers"]!.ToJsonString(), Is.EqualTo("""[{"url":"/api"}]"""));
    }

    [TestCase("/docs/index.html", 200)]
    [TestCase("/docs/swagger-ui.css", 200)]
    [TestCase("/docs/swagger-ui-bundle.js", 200)]
    [TestCase("/docs/unknown.js", 404)]
    [TestCase("/docs/un/known", 404)]
    public async Task HasAPageWithAllThatItIsMadeOf(string path, int status) =>
        Assert.That((await Api.GetAsync(path)).Status, Is.EqualTo(status));

    [TestCase("true", 200)]
    [TestCase("false", 404)]
    public async Task HasAPageWhereItIsWanted(string wanted, int status)
    {
        using var node = new ApiClient(Host.Node(("OpenApi:Ui", wanted)).Address);

        Assert.That((await node.GetAsync("/docs/index.html")).Status, Is.EqualTo(status));
    }
}
