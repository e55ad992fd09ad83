using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Clients send a whole request and leave at once, or a moment later, as browsers do: it is carried out, once.</summary>
[OnEveryBackend]
public sealed class DepartedClientTests(Backend backend) : IntegrationTest(backend)
{
    private const int SocketsOfAnEndpoint = 5;
    private const int LongestStay = 50;

    // As long as a request may wait by the settings of the host.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Test]
    public async Task GetWhatTheySentCarriedOutOnce()
    {
        var writes = await new WritingEndpoints(World, Host).MakeAsync(SocketsOfAnEndpoint);
        Assert.That(writes, Has.Count.GreaterThanOrEqualTo(200));

        await Task.WhenAll(writes.Select((write, index) =>
            SendAsync(Host.Application.Address, write, TimeSpan.FromMilliseconds(index * LongestStay / writes.Count))));

        var started = Stopwatch.GetTimestamp();
        var open = writes;
        while (open.Count > 0 && Stopwatch.GetElapsedTime(started) < Limit)
        {
            var results = await Task.WhenAll(open.Select(write => write.IsDone()));
            open = [.. open.Where((_, index) => !results[index])];
        }

        Assert.That(open.Select(write => $"{write.Method} {write.Path}"), Is.Empty, "was not carried out, or more than once");
    }

    [Test]
    public async Task AreNoFaultAmidTheirBody()
    {
        var (person, log) = (await World.PersonAsync(), Host.Application.Log);
        var before = log.Count;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync("127.0.0.1", Host.Application.Address.Port);

        // The service says so when it begins to read the body.
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /projects HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {person.Token}\r\nContent-Type: application/json\r\n"
            + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n"));
        await socket.ReceiveAsync(new byte[100]);
        await socket.SendAsync("{\"id\":"u8.ToArray());
        socket.Close();
        await log.WaitAsync("POST /projects 499", before);

        // Kestrel has a word of its own about it.
        var faults = log.Lines.Skip(before).Where(line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.That(faults.Where(line => !line.Contains("Server.Kestrel", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void AreTriedAtEveryEndpointThatWrites()
    {
        var writing = Host.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Where(method => method is not ("GET" or "HEAD" or "OPTIONS"))
                .Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.That(WritingEndpoints.Patterns, Is.EquivalentTo(writing));
    }

    private static async Task SendAsync(Uri address, Write write, TimeSpan stay)
    {
        var (type, body) = write.Body switch
        {
            null => ("application/json", []),
            string form => ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(form)),
            var json => ("application/json", JsonSerializer.SerializeToUtf8Bytes(json)),
        };
        var session = write.By is { } by ? $"Authorization: Bearer {by.Token}\r\n" : "";
        var head = $"{write.Method} {write.Path} HTTP/1.1\r\nHost: muistot.example\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{session}\r\n";
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
        if (stay > TimeSpan.Zero)
            await Task.Delay(stay);
    }
}
