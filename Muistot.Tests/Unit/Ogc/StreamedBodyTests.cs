using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Muistot.Api.Ogc;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Ogc;

/// <summary>What fails before any of it has left is an error and nothing else; what fails later is cut off.</summary>
public sealed class StreamedBodyTests
{
    [Test]
    public async Task IsTheWholeBody() => Assert.That(await AnswerAsync(body => WriteAsync(body, "whole")), Is.EqualTo("200 whole"));

    [Test]
    public async Task AnEarlyFailureIsAnErrorAlone() => Assert.That(await AnswerAsync(async body =>
    {
        await WriteAsync(body, "half");
        throw new InvalidOperationException();
    }), Is.EqualTo("500 error"));

    [Test]
    public void ALateFailureIsCutOff() => Assert.ThrowsAsync<HttpRequestException>(() => AnswerAsync(async body =>
    {
        await WriteAsync(body, new string('x', 20_000));
        await body.FlushAsync();
        throw new InvalidOperationException();
    }));

    private static Task WriteAsync(PipeWriter body, string text)
    {
        Encoding.UTF8.GetBytes(text, body);
        return Task.CompletedTask;
    }

    private static async Task<string> AnswerAsync(Func<PipeWriter, Task> write)
    {
        var address = $"http://127.0.0.1:{ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture)}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        await using var server = builder.Build();
        server.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync("error")));
        server.Run(context => StreamedBody.SendAsync(context.Response, write));
        await server.StartAsync();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {text}");
    }
}
