using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

public sealed class CrossOriginTests() : IntegrationTest(Backend.Embedded)
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    private static readonly string[] Exposed = ["Authorization", "Location", "ETag", "Retry-After", "Content-Crs", "Content-Disposition"];

    private static readonly (string Name, string Value) Client = ("Origin", TestHost.Client);

    [TestCase("GET", "/projects")]
    [TestCase("PATCH", "/me")]
    [TestCase("PUT", "/projects/abcd/sites/abcd/report")]
    [TestCase("DELETE", "/me/sessions")]
    [TestCase("POST", "/auth/email")]
    public async Task PreflightsOfTheClientAreAllowed(string method, string path)
    {
        var answer = await PreflightAsync(path, Client, method);

        Assert.That((answer.Status, answer.Bytes.Length), Is.EqualTo((204, 0)));
        Assert.That(Header(answer, AllowOrigin), Is.EqualTo(TestHost.Client));
        Assert.That(Header(answer, "Access-Control-Allow-Methods")!.Split(','),
            Has.Some.Matches<string>(allowed => allowed.Trim() == method));
        Assert.That(Header(answer, "Access-Control-Allow-Headers"), Does.Contain("authorization").IgnoreCase.And.Contain("muistot-language")
            .IgnoreCase);
    }

    [TestCase("http://evil.example")]
    [TestCase("https://client.example")]
    [TestCase("http://client.example:81")]
    [TestCase("http://client.example.evil.example")]
    [TestCase("null")]
    public async Task OthersAreToldNothing(string origin)
    {
        var person = await World.PersonAsync();

        foreach (var answer in new[]
        {
            await PreflightAsync("/me", ("Origin", origin), "PATCH"),
            await Api.GetAsync("/me", person, ("Origin", origin)),
            await Api.GetAsync("/me", null, ("Origin", origin)),
        })
        {
            Assert.That(
                answer.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)), Is.Empty);
        }
    }

    [Test]
    public async Task EveryAnswerIsForTheClientErrorsToo()
    {
        var person = await World.PersonAsync();
        using var limited = new ApiClient(
            Host.Node(("RateLimiting:Enabled", "true"), ("ForwardedHeaders:KnownProxies", "127.0.0.1")).Address);
        (string Name, string Value)[] from = [Client, ("X-Forwarded-For", "192.0.2.1")];

        Dictionary<int, Answer> answers = new()
        {
            [200] = await Api.GetAsync("/projects", person, Client),
            [303] = await Api.GetAsync("/images/unknown", null, Client),
            [304] = await Api.GetAsync("/images/placeholder.jpg", null, Client, ("If-None-Match", "*")),
            [401] = await Api.GetAsync("/projects", null, Client, ("Authorization", "bearer x")),
            [403] = await Api.PostAsync("/auth/email?email=x@example.com", null, person, Client),
            [404] = await Api.GetAsync("/nothing-here", null, Client),
            [405] = await Api.PostAsync("/languages", null, null, Client),
            [422] = await Api.GetAsync("/languages", null, Client),
        };
        do
            answers[429] = await limited.GetAsync("/auth/status", null, from);
        while (answers[429].Status == 401);

        foreach (var (status, answer) in answers)
        {
            Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
            Assert.That(Header(answer, AllowOrigin), Is.EqualTo(TestHost.Client), $"{status}");
            Assert.That(Header(answer, "Access-Control-Expose-Headers")!.Split(',').Select(header => header.Trim()),
                Is.SupersetOf(Exposed), $"{status}");
        }

        Assert.That(answers[429].Headers.RetryAfter, Is.Not.Null);
    }

    // What a browser kept of a request without an origin would else be given to a page of the client's, which could not read it.
    [TestCase("/projects")]
    [TestCase("/images/placeholder.jpg")]
    [TestCase("/me")]
    public async Task AnswersDifferByOriginAndSayThatTheyDo(string path)
    {
        foreach (var headers in new (string, string)[][] { [], [Client], [("Origin", "http://evil.example")] })
        {
            var answer = await Api.GetAsync(path, null, headers);

            Assert.That(answer.Headers.Vary.Count(name => name == "Origin"), Is.EqualTo(1), answer.ToString());
        }
    }

    private static string? Header(Answer answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private Task<Answer> PreflightAsync(string path, (string Name, string Value) origin, string method) => Api.SendAsync(
        HttpMethod.Options, path, null, null, origin, ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", "authorization,content-type,muistot-language"));
}
