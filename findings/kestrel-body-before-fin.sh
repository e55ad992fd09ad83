#!/usr/bin/env bash
# VERSION: Kestrel 10.0.12, the HTTP server of ASP.NET Core; its packages are installed from NuGet into a temporary folder. The client is a socket.
# GUESS: A server may read a request body that it has received whole whether or not the client has closed its sending side by then: the
#   message is complete by its Content-Length (RFC 9112 §8).
# SEEN: A handler that begins to read 300 ms after the request gets the 4 bytes if the client keeps its side open. If the client sends the same
#   bytes and then closes its side, reading fails with "Unexpected end of request content."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
    <SelfContained>true</SelfContained>
    <RuntimeFrameworkVersion>10.0.12</RuntimeFrameworkVersion>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using System.Net;
using System.Net.Sockets;
using System.Text;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
var app = builder.Build();
var read = new TaskCompletionSource<string>();
app.MapPost("/", async (HttpRequest request) =>
{
    await Task.Delay(300);
    try
    {
        read.TrySetResult($"{(await new StreamReader(request.Body).ReadToEndAsync()).Length} bytes");
    }
    catch (Exception refused)
    {
        read.TrySetResult(refused.Message);
    }
});
await app.StartAsync();
foreach (var closes in new[] { false, true })
{
    read = new TaskCompletionSource<string>();
    using var client = new TcpClient();
    await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port);
    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody"));
    if (closes)
        client.Client.Shutdown(SocketShutdown.Send);
    Console.WriteLine($"{(closes ? "closes its side" : "stays")}: {await read.Task}");
}
PROGRAM

dotnet build --verbosity quiet --output built >build.log || { cat build.log >&2; exit 2; }
seen=$(timeout 20 ./built/finding)
echo "$seen"
[ "$seen" = "stays: 4 bytes
closes its side: Unexpected end of request content." ]
