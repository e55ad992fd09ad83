using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Values;

/// <summary>
/// Bodies that are larger than anything that the service takes. They are written past the client, which would rather wait.
/// </summary>
public sealed class BodyLimitTests() : IntegrationTest(Backend.Embedded)
{
    /// <summary>More than a project with the longest texts and the largest image.</summary>
    private const int TooMuch = 64 * 1024 * 1024;

    [Test]
    [CancelAfter(60_000)]
    public async Task IsSaidBeforeTheBodyComes(CancellationToken cancellationToken)
    {
        var answer = await SendAsync($"Content-Length: {TooMuch.ToString(CultureInfo.InvariantCulture)}", _ => Task.CompletedTask,
            cancellationToken);

        AssertTooLarge(answer);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task HoldsForBodiesOfUnknownLength(CancellationToken cancellationToken)
    {
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");

        var answer = await SendAsync("Transfer-Encoding: chunked", async stream =>
        {
            for (var sent = 0; sent < TooMuch; sent += 0x10000)
                await stream.WriteAsync(chunk, cancellationToken);
        }, cancellationToken);

        AssertTooLarge(answer);
    }

    private static void AssertTooLarge(string answer)
    {
        Assert.That(answer, Does.StartWith("HTTP/1.1 413 "));
        var error = JsonNode.Parse(answer[answer.IndexOf('{')..(answer.LastIndexOf('}') + 1)])!["error"]!;
        Assert.That((error["code"]!.GetValue<int>(), error["message"]!.GetValue<string>()), Is.EqualTo((413, "Content Too Large")));
    }

    /// <summary>Sends a memory, and reads the answer while the body is still being written.</summary>
    private async Task<string> SendAsync(string length, Func<Stream, Task> body, CancellationToken cancellationToken)
    {
        var user = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var address = Host.Application.Address;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /projects/{project}/sites/{await World.SiteAsync(project)}/memories HTTP/1.1\r\nHost: {address.Authority}\r\n"
            + $"Authorization: Bearer {user.Token}\r\nContent-Type: application/json\r\n{length}\r\n\r\n"), cancellationToken);
        var writing = body(stream).ContinueWith(written => written.Exception, TaskScheduler.Default);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!answer.ToString().Contains("}}") && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
        client.Close();
        await writing;
        return answer.ToString();
    }
}
