using System.Net;
using Muistot.Tests.Harness;
using NSwag;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>The document, and what the tests make of it.</summary>
public sealed class ApiDocumentTests
{
    private const string Memory = """{"id": 1, "title": "Liquorice", "modified_at": "2024-06-21T12:00:00Z"}""";
    private const string Error = """{"error": {"code": 404, "message": "Resource not found"}}""";

    [TestCase("GET", "/projects/some/sites/some/memories/1", 200, Memory, ExpectedResult = true)]
    [TestCase("HEAD", "/projects/some/sites/some/memories/1", 200, "", ExpectedResult = true)]
    [TestCase("GET", "/projects/some/sites/some/memories/1?x=/y", 404, Error, ExpectedResult = true)]
    [TestCase("GET", "/projects/some/sites/some/memories/1", 204, "", ExpectedResult = false, TestName = "FindsAStatusThatIsNotDeclared")]
    [TestCase("GET", "/projects/some/sites/some/memories/1", 200, """{"id": 1, "title": "Liquorice"}""", ExpectedResult = false,
        TestName = "FindsAMemberThatIsMissing")]
    [TestCase("GET", "/projects/some/sites/some/memories/1", 200, Error, ExpectedResult = false,
        TestName = "FindsMembersThatAreNotDeclared")]
    [TestCase("GET", "/images/some.png", 200, Error, ExpectedResult = false, TestName = "FindsAMediaTypeThatIsNotDeclared")]
    [TestCase("GET", "/health/ready", 503, "{}", ExpectedResult = true, TestName = "IsSilentAboutWhatItDoesNotKnow")]
    public bool Allows(string method, string path, int status, string body)
    {
        using var response = new HttpResponseMessage(
            (HttpStatusCode)status)
        { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        var answer = new Answer(status, response.Headers, response.Content.Headers, System.Text.Encoding.UTF8.GetBytes(body));

        return ApiDocument.Undeclared(new HttpMethod(method), path, answer) is null;
    }

    [TestCase("/images/{image}", "200,206,303,304,401,412,416,422,503",
        "image,If-None-Match,If-Match,If-Unmodified-Since,If-Modified-Since,Range,If-Range,width")]
    [TestCase("/projects/{project}", "200,304,401,404,406,422,503", "project,Muistot-Language,Accept-Language,If-None-Match,include")]
    [TestCase("/languages", "200,401,404,422,503", "q")]
    [TestCase("/me", "200,304,401,422,503", "If-None-Match,include")]
    public async Task SaysWhatReadersCanAskForAndGet(string path, string statuses, string parameters)
    {
        var document = await OpenApiDocument.FromFileAsync(Repository.At("clients", "openapi.json"));

        var read = document.Paths[path][OpenApiOperationMethod.Get];

        Assert.That(string.Join(',', read.Responses.Keys), Is.EqualTo(statuses));
        Assert.That(string.Join(',', read.Parameters.Select(parameter => parameter.Name)), Is.EqualTo(parameters));
    }
}
