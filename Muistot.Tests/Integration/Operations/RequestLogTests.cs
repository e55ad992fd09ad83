using System.Net.Sockets;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>What operators read about each request.</summary>
public sealed class RequestLogTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("GET", "/projects", 200)]
    [TestCase("HEAD", "/projects", 200)]
    [TestCase("GET", "/projects/unknown-project", 404)]
    [TestCase("GET", "/projects/no%0Aline%0D%0Aof%20its%20own", 422)]
    [TestCase("GET", "/me", 401)]
    [TestCase("PUT", "/projects", 405)]
    [TestCase("POST", "/auth/email", 422)]
    public async Task IsOneLineWithTheTraceOfTheAnswer(string method, string path, int status)
    {
        var mark = Host.Application.Log.Count;

        var answer = await Api.SendAsync(new HttpMethod(method), $"{path}?token=secret", null);

        await Host.Application.Log.WaitAsync("Muistot.Requests", mark);
        var line = Host.Application.Log.Lines.Skip(mark).Single(line => line.Contains("Muistot.Requests"));
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(
            line, Does.Match($"^Information Muistot.Requests: {(method == "HEAD"
            ? "(GET|HEAD)"
            : method)} /\\S.* {status} in [0-9.]+ ms, trace [0-9a-f]{{32}} $").And.Not.Contains("secret"));
        if (status >= 400)
            Assert.That(line, Does.Contain($"trace {answer.Headers.GetValues("Trace-Id").Single()} "));
    }

    /// <summary>What is not an id may be an address that slipped into the wrong place.</summary>
    [TestCase("/projects/secret@example.com", 422, "/projects/{project}")]
    [TestCase("/projects/secret@example.com/sites/abcd", 422, "/projects/{project}/sites/{site}")]
    [TestCase("/images/secret@example.com", 422, "/images/{image}")]
    [TestCase("/projects/some-project/sites/secret@example.com", 422, "/projects/{project}/sites/{site}")]
    [TestCase("/projects/UPPER_lower-1", 404, "/projects/UPPER_lower-1")]
    [TestCase("/images/secretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png", 303, "/images/{image}")]
    [TestCase("/IMAGES/secretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/", 303, "/images/{image}")]
    [TestCase("/images/%73ecretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png%20", 303, "/images/{image}")]
    [TestCase("/images/x-secretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png", 422, "/images/{image}")]
    [TestCase("/images/secretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png.png", 422, "/images/{image}")]
    [TestCase("/images/x.secretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 422, "/images/{image}")]
    [TestCase("/images/secretAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/secret", 404, "-")]
    [TestCase("/images/00000000-0000-0000-0000-000000000000.png", 303, "/images/00000000-0000-0000-0000-000000000000.png")]
    [TestCase("/images/placeholder.jpg", 200, "/images/placeholder.jpg")]
    public async Task TellsThePatternOfAPathThatHoldsNoId(string path, int status, string told)
    {
        var mark = Host.Application.Log.Count;

        var answer = await Api.GetAsync(path);

        await Host.Application.Log.WaitAsync("Muistot.Requests", mark);
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(Host.Application.Log.Lines.Skip(mark), Has.None.Contains("secret").And.Some.Contains($"GET {told} {status}"));
    }

    /// <summary>Names of people are told nowhere, whatever comes of the request.</summary>
    [Test]
    public async Task TellsNoNames()
    {
        var (root, person) = (await World.PersonAsync(superuser: true), await World.PersonAsync("secret"));
        var project = await World.ProjectAsync(admin: root);
        var mark = Host.Application.Log.Count;

        var answers = new[]
        {
            await Api.PutAsync($"/blocked/{person.Name}", root), await Api.DeleteAsync($"/blocked/{person.Name}", root),
            await Api.PutAsync($"/projects/{project}/blocked/{person.Name}", root), await Api.PutAsync("/blocked/secret-2", root),
        };

        await Host.Application.Log.WaitAsync("/blocked/{username} 404", mark);
        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo([201, 204, 201, 404]));
        Assert.That(Host.Application.Log.Lines.Skip(mark), Has.None.Contains("secret"));
    }

    [Test]
    public async Task TellsThePathOfARefusedSession()
    {
        var mark = Host.Application.Log.Count;

        await Api.GetAsync("/me", headers: ("Authorization", "Bearer wrong"));

        await Host.Application.Log.WaitAsync("Muistot.Requests", mark);
        Assert.That(Host.Application.Log.Lines.Skip(mark), Has.Some.Contains("GET /me 401"));
    }

    [Test]
    public async Task TellsStandardMethodsOnly()
    {
        var mark = Host.Application.Log.Count;

        await Api.SendAsync(new HttpMethod(new string('X', 1000)), "/projects", null);

        await Host.Application.Log.WaitAsync("Muistot.Requests", mark);
        Assert.That(Host.Application.Log.Lines.Skip(mark), Has.Some.Contains("Requests: _OTHER "));
    }

    /// <summary>Whoever writes ? as %3F, or / for it, has put what is secret into the path.</summary>
    [TestCase("POST", "/auth/email/secret@example.com", 404)]
    [TestCase("GET", "/auth/email/exchange/secret", 404)]
    [TestCase("GET", "/auth/email%3Femail=secret@example.com", 404)]
    [TestCase("GET", "/secret%0Aline", 404)]
    public async Task LeavesOutPathsThatLeadNowhere(string method, string path, int status)
    {
        var mark = Host.Application.Log.Count;

        var answer = await Api.SendAsync(new HttpMethod(method), path, null);

        await Host.Application.Log.WaitAsync("Muistot.Requests", mark);
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(Host.Application.Log.Lines.Skip(mark), Has.None.Contains("secret").And.Some.Contains($"{method} - {status}"));
    }

    [Test]
    public async Task GoesOnTheTraceOfTheCaller()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";

        var answer = await Api.GetAsync("/projects/unknown-project", headers: ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));

        Assert.That(answer.Headers.GetValues("Trace-Id").Single(), Is.EqualTo(trace));
    }

    /// <summary>A rule for a provider, or for a part of a category, goes before one for all of them.</summary>
    [Test]
    public async Task HoldsNoQueriesWhateverIsAskedOfAProvider()
    {
        var port = ServerProcess.FreePort();
        await using var service = await RunningService.StartAsync(
            Host, port, ("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting", "Trace"),
            ("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics*", "Trace"),
            ("Logging:Console:LogLevel:Microsoft.AspNetCore.Server.Kestrel", "Trace"),
            ("Logging:Console:LogLevel:Microsoft.EntityFrameworkCore", "Warning"));
        using var socket = new TcpClient();

        await service.Api.PostAsync("/auth/email/exchange?user=kanarialintu%40example.com&token=kanarialintu");
        await socket.ConnectAsync("127.0.0.1", port);
        await socket.GetStream().WriteAsync(
            "POST /auth/email/exchange?token=kanarialintu\rX HTTP/1.1\r\nHost: kanarialintu kanarialintu\r\n\r\n"u8.ToArray());
        await socket.GetStream().ReadExactlyAsync(new byte["HTTP/1.1 400".Length]);
        var last = await service.Api.GetAsync("/projects/unknown-project");

        await service.Process.WaitForLineAsync(last.Headers.GetValues("Trace-Id").Single());
        Assert.That(service.Process.Output, Does.Contain("Kestrel").And.Contain("/auth/email/exchange").And.Not.Contain("kanarialintu"));
    }

    [Test]
    public async Task IsJsonInProduction()
    {
        await using var service = await RunningService.StartAsync(Host, ("ASPNETCORE_ENVIRONMENT", "Production"));

        var answer = await service.Api.GetAsync("/projects/unknown-project");

        var trace = answer.Headers.GetValues("Trace-Id").Single();
        var lines = (await service.Process.WaitForLineAsync(trace)).Select(line => JsonNode.Parse(line)!).ToList();
        var state = lines.Single(
            line => (string?)line["Category"] == "Muistot.Requests" && (string?)line["State"]?["TraceId"] == trace)["State"]!;
        Assert.That(
            ((string?)state["Method"], (string?)state["Path"], (int)state["Status"]!),
            Is.EqualTo(("GET", "/projects/unknown-project", 404)));
    }
}
