using Microsoft.Extensions.DependencyInjection;
using Moq;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

public sealed class ErrorTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("/nothing-here")]
    [TestCase("/projects/abcd/nothing")]
    [TestCase("/projects//sites")]
    [TestCase("/projects/abcd//sites")]
    [TestCase("/projects/abcd/sites//memories/")]
    [TestCase("/me/nothing")]
    [TestCase("/images")]
    [TestCase("/images/a/b")]
    [TestCase("/appsettings.json")]
    [TestCase("/wwwroot/index.html")]
    [TestCase("/%2e%2e/appsettings.json")]
    public async Task UnknownPathsAreNotFound(string path)
    {
        var answer = await Api.GetAsync(path);

        AssertError(answer, 404, "Not Found");
    }

    [TestCase("PUT", "/projects", "GET,POST,HEAD")]
    [TestCase("DELETE", "/projects", "GET,POST,HEAD")]
    [TestCase("PUT", "/me", "DELETE,GET,PATCH,HEAD")]
    [TestCase("GET", "/auth/email", "POST")]
    [TestCase("HEAD", "/auth/email", "POST")]
    [TestCase("POST", "/languages", "GET,HEAD")]
    [TestCase("DELETE", "/images/placeholder.jpg", "GET,HEAD")]
    [TestCase("GET", "/projects/abcd/publish", "POST")]
    [TestCase("POST", "/projects/abcd/sites/abcd/report", "PUT")]
    [TestCase("GET", "/admin/publish", "POST")]
    [TestCase("POST", "/openapi.json", "GET,HEAD")]
    [TestCase("DELETE", "/docs/index.html", "GET,HEAD")]
    [TestCase("POST", "/health/live", "GET,HEAD")]
    [TestCase("PUT", "/health/ready", "GET,HEAD")]
    [TestCase("OPTIONS", "/projects", "GET,POST,HEAD")]
    [TestCase("TRACE", "/projects", "GET,POST,HEAD")]
    [TestCase("INVENTED", "/projects", "GET,POST,HEAD")]
    public async Task WrongMethodsAreNotAllowed(string method, string path, string allowed)
    {
        var answer = await Api.SendAsync(new HttpMethod(method), path, null);

        if (method == "HEAD")
            Assert.That(answer.Status, Is.EqualTo(405));
        else
            AssertError(answer, 405, "Method Not Allowed");
        Assert.That(answer.ContentHeaders.Allow, Is.SupersetOf(allowed.Split(',')));
    }

    [TestCase("GET", "/me")]
    [TestCase("PATCH", "/me")]
    [TestCase("DELETE", "/me")]
    [TestCase("DELETE", "/me/sessions")]
    [TestCase("POST", "/me/email")]
    [TestCase("POST", "/me/username")]
    [TestCase("GET", "/auth/status")]
    [TestCase("POST", "/projects")]
    [TestCase("PATCH", "/projects/abcd")]
    [TestCase("DELETE", "/projects/abcd")]
    [TestCase("POST", "/projects/abcd/publish")]
    [TestCase("POST", "/projects/abcd/admins")]
    [TestCase("DELETE", "/projects/abcd/moderators")]
    [TestCase("POST", "/projects/abcd/sites")]
    [TestCase("PATCH", "/projects/abcd/sites/abcd")]
    [TestCase("POST", "/projects/abcd/sites/abcd/memories")]
    [TestCase("DELETE", "/projects/abcd/sites/abcd/memories/1")]
    [TestCase("POST", "/admin/publish")]
    [TestCase("POST", "/report")]
    public async Task EndpointsForTheSignedInAskForABearerToken(string method, string path)
    {
        var answer = await Api.SendAsync(new HttpMethod(method), path, null);

        AssertError(answer, 401, "Unauthorized");
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task FaultsTellNothingOfTheInside()
    {
        var names = new Mock<INameGenerator>();
        names.Setup(generator => generator.Next()).Throws(new InvalidDataException("SELECT salaisuus FROM users"));
        await using var node = Host.StartNode(parts => parts.AddSingleton(names.Object));
        using var api = new ApiClient(node.Address);

        var answer = await api.PostAsync("/auth/email?email=someone@example.com", headers: ("Origin", TestHost.Client));

        AssertError(answer, 500, "Internal Server Error");
        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { TestHost.Client }));
        Assert.That(node.Log.Lines, Has.Some.Contains("salaisuus"));
    }

    [Test]
    public async Task BodiesOverTheLimitAreTooLarge([Values] bool withLength)
    {
        var person = await World.PersonAsync();
        using var api = new ApiClient(Host.Node(("Files:MaxBytes", "1024")).Address);
        var body = $$"""{"city": "{{new string(' ', 3 * 1024 * 1024)}}"}""";

        var answer = await api.SendAsync(HttpMethod.Patch, "/me", withLength ? new StringContent(body) : new Unmeasured(body), person);

        AssertError(answer, 413, null);
    }

    private static void AssertError(Answer answer, int status, string? message)
    {
        var text = answer.ToString();
        Assert.That((answer.Status, $"{answer.ContentHeaders.ContentType}"), Is.EqualTo((status, "application/json; charset=utf-8")), text);
        Assert.That(answer.Json["error"]!["code"]!.GetValue<int>(), Is.EqualTo(status));
        if (message is not null)
            Assert.That(answer.Message, Is.EqualTo(message));
        Assert.That(text, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("SELECT").And.Not.Contain(".cs"));
    }

    /// <summary>A body that is sent in chunks, since its length is not told.</summary>
    private sealed class Unmeasured(string text) : StringContent(text)
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
