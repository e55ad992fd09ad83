using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Authorization;

public sealed class MalformedRequestTests() : IntegrationTest(Backend.Embedded)
{
    private static IEnumerable<Endpoint> WithBody =>
    [
        .. Endpoint.All("project", "site", 1, "name").Where(endpoint => endpoint.Body is not null),
        new(HttpMethod.Post, "/projects"), new(HttpMethod.Post, "/admin/publish"), new(HttpMethod.Post, "/report"),
    ];

    [TestCase("")]
    [TestCase("{]")]
    [TestCase("{\"title\": \"Muisto\"} {}")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    [TestCase("1")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [TestCase("{\"\\ud800\": 1}")]
    public async Task BodiesThatAreNoObjectsAreFaultsAsAWhole(string body)
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var endpoint in WithBody)
        {
            var answer = await Api.SendAsync(endpoint.Method, endpoint.Path, ApiClient.Raw(body), root);

            Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", new[] { "body" })),
                endpoint.ToString());
        }
    }

    [Test]
    public async Task MissingBodiesAreFaultsAsAWhole()
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var endpoint in WithBody)
            Assert.That((await Api.SendAsync(endpoint.Method, endpoint.Path, null, root)).Errors, Is.EqualTo(["body"]),
                endpoint.ToString());
    }

    [TestCase("multipart/form-data")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/x-www-form-urlencoded; charset=nonsense")]
    [TestCase("text/plain; charset=utf-16")]
    [TestCase("nonsense")]
    public async Task BodiesAreReadAsJsonWhateverTheyAreCalled(string type)
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var endpoint in Endpoint.All("abc", "a%20b!", 0, "name").Concat(WithBody)
            .Append(new(HttpMethod.Post, "/auth/email?email=anna")))
        {
            var content = new ByteArrayContent("{]"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await Api.SendAsync(endpoint.Method, endpoint.Path, content, root);

            Assert.That(answer.Status, Is.EqualTo(endpoint.Path.StartsWith("/auth", StringComparison.Ordinal) ? 403 : 422),
                endpoint.ToString());
        }

        var made = new StringContent(System.Text.Json.JsonSerializer.Serialize(Samples.Project(World.Fresh("project"))));
        made.Headers.Remove("Content-Type");
        made.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.That((await Api.SendAsync(HttpMethod.Post, "/projects", made, root)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task FaultsSayWhereWhatAndWhy()
    {
        var user = await World.PersonAsync();

        var fault = (await Api.PostAsync("/report", ApiClient.Raw("{]"), user)).Json["error"]!["errors"]!.AsArray().Single()!.AsObject();

        Assert.That(fault.Select(member => member.Key), Is.EquivalentTo(["loc", "msg", "type"]));
        Assert.That(fault["msg"]!.GetValue<string>(), Does.Match(@"^[A-Z].+\.$"));
        Assert.That(fault["type"]!.GetValue<string>(), Does.Match("^[a-z_]+$"));
    }

    [Test]
    public async Task EveryBadStepOfAPathIsTold()
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var endpoint in Endpoint.All("abc", "a%20b!", 0, "name"))
        {
            var answer = await Api.SendAsync(endpoint.Method, endpoint.Path, ApiClient.ToContent(endpoint.Body), root);
            string[] steps = ["path/project", .. endpoint.Path.Contains("/sites/") ? ["path/site"] : Array.Empty<string>()];

            Assert.That(answer.Errors, Is.EqualTo(endpoint.Path.Contains("/memories/") ? ["path/memory", .. steps] : steps),
                endpoint.ToString());
        }
    }

    [Test]
    public async Task FaultsOfPathQueryAndBodyAreToldTogether()
    {
        var root = await World.PersonAsync(superuser: true);

        var change = await Api.PatchAsync("/projects/abc/sites/ab/memories/-1", new { title = (string[])[], story = true }, root);
        var publish = await Api.PostAsync("/projects/abc/sites/ab/publish?publish=perhaps", null, root);

        Assert.That(change.Errors, Is.EqualTo(["body/story", "body/title", "path/memory", "path/project", "path/site"]));
        Assert.That(publish.Errors, Is.EqualTo(["path/project", "path/site", "query/publish"]));
    }

    [TestCase("publish")]
    [TestCase("sites/site/publish")]
    [TestCase("sites/site/memories/1/publish")]
    public async Task PublishingSaysWhichWay(string path)
    {
        var root = await World.PersonAsync(superuser: true);

        foreach (var query in new[] { "", "?publish=", "?publish=perhaps", "?publish=2" })
            Assert.That((await Api.PostAsync($"/projects/project/{path}{query}", null, root)).Errors, Is.EqualTo(["query/publish"]), query);
    }
}
