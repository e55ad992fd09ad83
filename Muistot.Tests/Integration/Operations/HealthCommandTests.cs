using System.Net;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Something else that answers at an address is not the service.</summary>
public sealed class HealthCommandTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("")]
    [TestCase("health/ready")]
    public async Task AsksTheService(string path)
    {
        var run = await OperatorProgram.RunAsync(Host, ["health", "--url", $"{Host.Application.Address}{path}"]);

        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("\"database\":\"up\""));
    }

    [TestCase("<!doctype html><title>Welcome</title>")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("""{"status": 200}""")]
    [TestCase("""{"status": "ok"}""")]
    public async Task KnowsWhatIsNotTheService(string page)
    {
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}/";
        using var server = new HttpListener();
        server.Prefixes.Add(address);
        server.Start();
        var serving = AnswerAsync(server, page);

        var run = await OperatorProgram.RunAsync(Host, ["health", "--url", address]);

        Assert.That(await serving, Is.EqualTo("/health/ready"));
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Errors, Does.Contain("does not answer as this service does"));
    }

    private static async Task<string?> AnswerAsync(HttpListener server, string page)
    {
        var context = await server.GetContextAsync();
        context.Response.Close(System.Text.Encoding.UTF8.GetBytes(page), willBlock: true);
        return context.Request.Url?.AbsolutePath;
    }
}
