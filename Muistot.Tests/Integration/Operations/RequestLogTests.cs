using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>What operators read about each request.</summary>
[OnEveryBackend]
public sealed class RequestLogTests(Backend backend) : IntegrationTest(backend)
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
        Assert.That(line, Does.Match($"^Information Muistot.Requests: {(method == "HEAD" ? "(GET|HEAD)" : method)} /\\S.* {status} in [0-9.]+ ms, trace [0-9a-f]{{32}} $").And.Not.Contains("secret"));
        if (status >= 400)
            Assert.That(line, Does.Contain($"trace {answer.Headers.GetValues("Trace-Id").Single()} "));
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

    [Test]
    public async Task IsJsonInProduction()
    {
        await using var service = await RunningService.StartAsync(Host, ("ASPNETCORE_ENVIRONMENT", "Production"));

        var answer = await service.Api.GetAsync("/projects/unknown-project");

        var trace = answer.Headers.GetValues("Trace-Id").Single();
        var lines = (await service.Process.WaitForLineAsync(trace)).Select(line => JsonNode.Parse(line)!).ToList();
        var state = lines.Single(line => (string?)line["Category"] == "Muistot.Requests")["State"]!;
        Assert.That(
            ((string?)state["Method"], (string?)state["Path"], (int)state["Status"]!, (string?)state["TraceId"]),
            Is.EqualTo(("GET", "/projects/unknown-project", 404, trace)));
    }
}
