using System.Diagnostics;
using System.Globalization;
using System.Text;
using Muistot.Tests.Fuzz.Document;
using Muistot.Tests.Fuzz.Oracles;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Fuzz;

/// <summary>
/// Sends generated requests to the service. <c>MUISTOT_FUZZ_SEED</c> repeats a run, <c>MUISTOT_FUZZ_REQUESTS</c> says how many requests are
/// sent to each backend at least.
/// </summary>
[OnEveryBackend]
[Parallelizable(ParallelScope.Self)]
public sealed class FuzzTests(Backend backend)
{
    // Of all operations, when enough is asked: what is asked is the same on both backends.
    private const double LeastDone = 0.8;
    private const ulong Enough = 1_000;
    private const ulong Some = 500;

    [Test]
    public async Task FindsNothing()
    {
        var usual = backend == Backend.Embedded ? Enough : Some;
        var (seed, requests) = (Setting("MUISTOT_FUZZ_SEED", 1), (int)Setting("MUISTOT_FUZZ_REQUESTS", usual));
        await using var host = await TestHost.StartAsync(backend);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        })
        {
            BaseAddress = host.Application.Address,
        };
        var document = ApiDescription.Parse(await http.GetStringAsync("/openapi.json"));
        var (run, started) = (new FuzzRun(host, http, document, seed), Stopwatch.GetTimestamp());

        await run.SendAsync(requests, IsEnough);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var failures = await run.ReportAsync();

        var sent = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {run.Tally.Total} requests in {seconds:F1} s");
        await TestContext.Out.WriteLineAsync($"{sent}\n{run.Tally.Table()}");
        Assert.That(failures, Is.Empty, string.Join("\n", failures));
        Assert.That(LogOracle.Indiscreet(host.Application.Log.Lines).Take(3), Is.Empty, "The log says too much.");
        Assert.That(host.Application.Log.Count, Is.GreaterThan(run.Tally.Total / 2), "The log was kept.");
        Assert.That(IsEnough(), Is.True, () => $"Never done: {string.Join(", ", run.Tally.NeverDone(document))}");

        bool IsEnough() => requests < (int)Enough || run.Tally.NeverDone(document).Count <= (1 - LeastDone) * document.Operations.Count;
    }

    private static ulong Setting(string name, ulong usual) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : usual;
}
