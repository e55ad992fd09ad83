#!/usr/bin/env bash
# VERSION: ASP.NET Core of the installed .NET 10 SDK (MVC with its System.Text.Json output formatter), on Kestrel; nothing else.
# GUESS: When the client of a streamed list (IAsyncEnumerable) leaves, the OperationCanceledException of the list comes out of the rest of the
#   pipeline, as it does for anything else that an action awaits. A middleware that holds the body back can tell by it that the body is not whole.
# SEEN: The formatter takes that exception to itself. For the middleware the request ends well, with status 200 and a body that is not JSON to
#   its end: whoever keeps bodies has to look at RequestAborted as well. An action that awaits before it answers does throw.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddControllers();
var app = builder.Build();
var seen = new TaskCompletionSource<string>();
app.Use(async (context, next) =>
{
    var (body, held, fault) = (context.Response.Body, new MemoryStream(), "nothing");
    context.Response.Body = held;
    try
    {
        await next(context);
        await context.Response.BodyWriter.FlushAsync();
    }
    catch (Exception thrown)
    {
        fault = thrown is OperationCanceledException ? "OperationCanceledException" : thrown.GetType().Name;
    }

    context.Response.Body = body;
    var text = Encoding.UTF8.GetString(held.ToArray());
    seen.SetResult($"threw {fault}, status {context.Response.StatusCode}, body {(text.Length == 0 ? "empty" : text.EndsWith(']') ? "whole" : "cut off")}");
});
app.MapControllers();
await app.StartAsync();
var address = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
foreach (var path in new[] { "waits", "streams" })
{
    seen = new TaskCompletionSource<string>();
    ListController.Begun = new TaskCompletionSource();
    using var http = new HttpClient();
    using var away = new CancellationTokenSource();
    var asked = http.GetAsync($"{address}/{path}", away.Token);
    await ListController.Begun.Task.WaitAsync(TimeSpan.FromSeconds(10));
    away.Cancel();
    Console.WriteLine($"{path}: {await seen.Task.WaitAsync(TimeSpan.FromSeconds(10))}");
    await asked.ContinueWith(_ => { });
}

await app.StopAsync();

[ApiController]
public sealed class ListController : ControllerBase
{
    public static TaskCompletionSource Begun { get; set; } = new();

    [HttpGet("/waits")]
    public async Task<int[]> WaitAsync(CancellationToken cancellationToken)
    {
        Begun.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return [1, 2];
    }

    [HttpGet("/streams")]
    public IAsyncEnumerable<string> Stream(CancellationToken cancellationToken) => ItemsAsync(cancellationToken);

    // More than the serializer holds back.
    private static async IAsyncEnumerable<string> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new string('a', 100_000);
        Begun.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield return "b";
    }
}
PROGRAM

dotnet build --verbosity quiet --output built >build.log || { cat build.log >&2; exit 2; }
seen=$(timeout 60 dotnet built/finding.dll)
echo "$seen"
[ "$seen" = "waits: threw OperationCanceledException, status 200, body empty
streams: threw nothing, status 200, body cut off" ]
