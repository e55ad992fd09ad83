using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

/// <summary>What the server refuses before the service sees it has the form of errors too.</summary>
public sealed class UnreadableRequestTests() : IntegrationTest(Backend.Embedded)
{
    private const string Rest = "Host: a\r\n\r\n";

    private static readonly TestCaseData[] Requests =
    [
        new("GET /images/%00 HTTP/1.1\r\n" + Rest, 400) { TestName = "U+0000 in the path" },
        new("GET /projects/\u00e4 HTTP/1.1\r\n" + Rest, 400) { TestName = "A letter that is not encoded" },
        new("GET / HTTP/1.1\r\n\r\n", 400) { TestName = "No host" },
        new("GET / HTTP/1.1\r\nno header\r\n" + Rest, 400) { TestName = "No header" },
        new("hello\r\n\r\n", 400) { TestName = "No HTTP" },
        new("GET / HTTP/9.9\r\n" + Rest, 505) { TestName = "Another HTTP" },
        new($"GET /{new string('a', 10_000)} HTTP/1.1\r\n" + Rest, 414) { TestName = "A long line" },
        new($"GET / HTTP/1.1\r\nX: {new string('a', 40_000)}\r\n" + Rest, 431) { TestName = "Long headers" },
        new("POST /me HTTP/1.1\r\nContent-Length: 1, 2\r\n" + Rest, 400) { TestName = "Two lengths" },
    ];

    [TestCaseSource(nameof(Requests))]
    public async Task IsAnsweredInTheFormOfErrors(string request, int status)
    {
        var (head, body) = await SendAsync(request);

        Assert.That(head[0], Does.StartWith($"HTTP/1.1 {status} "));
        Assert.That(head, Does.Contain("Content-Type: application/json; charset=utf-8").And.Contain($"Content-Length: {body.Length}")
            .And.Contain("Connection: close").And.One.StartsWith("Date: "));
        Assert.That((int)JsonNode.Parse(body)!["error"]!["code"]!, Is.EqualTo(status));
        Assert.That($"{JsonNode.Parse(body)!["error"]!["message"]}", Is.Not.Empty);
    }

    [Test]
    public async Task HasNoBodyAfterHead()
    {
        var (head, body) = await SendAsync("HEAD /images/%00 HTTP/1.1\r\n" + Rest);

        Assert.That(head[0], Is.EqualTo("HTTP/1.1 400 Bad Request"));
        Assert.That(body, Is.Empty);
    }

    [Test]
    public async Task ComesAfterTheAnswersBeforeIt()
    {
        var (head, rest) = await SendAsync("GET /health/live HTTP/1.1\r\n" + Rest + "GET /images/%00 HTTP/1.1\r\n" + Rest);

        Assert.That(head[0], Is.EqualTo("HTTP/1.1 200 OK"));
        Assert.That(rest, Does.Match("(?s)^.+HTTP/1\\.1 400 Bad Request\r\n.+\r\n\r\n\\{\"error\":\\{\"code\":400,\"message\":\"Bad Request\"\\}\\}$"));
    }

    /// <summary>What the service has answered by itself stays its answer.</summary>
    [Test]
    public async Task IsNotSaidTwice()
    {
        var (head, body) = await SendAsync("POST /report HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + Rest + "no size\r\n");

        Assert.That(head[0], Does.StartWith("HTTP/1.1 4"));
        Assert.That(body, Does.Not.Contain("HTTP/1.1"));
    }

    private async Task<(string[] Head, string Body)> SendAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Host.Application.Address.Host, Host.Application.Address.Port);
        await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var answer = new MemoryStream();
        await socket.GetStream().CopyToAsync(answer);
        var parts = Encoding.UTF8.GetString(answer.ToArray()).Split("\r\n\r\n", 2);
        return (parts[0].Split("\r\n"), parts[1]);
    }
}
