using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Muistot.Tests.Harness;

/// <summary>
/// Takes traces and metrics by OTLP over HTTP (OpenTelemetry Protocol 1.x, OTLP/HTTP). Texts stand in its messages as they are
/// (Protocol Buffers encoding, length-delimited values), so what was sent can be looked for without reading their structure.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<(string Signal, string Message)> taken = new();
    private readonly WebApplication server;

    private Collector(string address)
    {
        Address = address;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        server = builder.Build();
        server.MapPost("/v1/{signal}", async (HttpRequest request, string signal) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            taken.Enqueue((signal, Encoding.Latin1.GetString(body.ToArray())));
        });
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>The signals that it has taken.</summary>
    public IEnumerable<string> Signals => taken.Select(one => one.Signal).Distinct();

    /// <summary>All that it has taken.</summary>
    public string Everything => string.Concat(taken.Select(one => one.Message));

    /// <summary>Starts one.</summary>
    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector($"http://127.0.0.1:{ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture)}");
        await collector.server.StartAsync();
        return collector;
    }

    /// <summary>Waits until a signal (<c>traces</c> or <c>metrics</c>) tells of something.</summary>
    public async Task WaitAsync(string signal, string text)
    {
        var started = Stopwatch.GetTimestamp();
        while (!taken.Any(one => one.Signal == signal && one.Message.Contains(text)))
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                throw new TimeoutException($"No {signal} tell of {text}, of {taken.Count} messages.");
            await Task.Delay(20);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
