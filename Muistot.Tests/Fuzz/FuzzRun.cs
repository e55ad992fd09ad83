using System.Collections.Concurrent;
using System.Globalization;
using Muistot.Tests.Fuzz.Document;
using Muistot.Tests.Fuzz.Oracles;
using Muistot.Tests.Fuzz.Playing;
using Muistot.Tests.Fuzz.Shrinking;
using Muistot.Tests.Fuzz.Writing;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Fuzz;

/// <summary>
/// Many episodes, by several clients at once; each client has dice and people of its own, so that it plays the same from the same seed.
/// </summary>
/// <param name="host">The service.</param>
/// <param name="http">How to reach it.</param>
/// <param name="document">What it says about itself.</param>
/// <param name="seed">Where the dice start.</param>
internal sealed class FuzzRun(TestHost host, HttpClient http, ApiDescription document, ulong seed)
{
    private const int Clients = 4;
    private const int MostKinds = 8;

    private readonly ConcurrentDictionary<string, Found> found = new(StringComparer.Ordinal);

    private readonly IOracle[] oracles =
    [
        new FaultOracle(), new DocumentOracle(document), new ErrorFormOracle(), new SessionOracle(), new PlaceOracle(), new SecrecyOracle(),
        new RightsOracle(), new LimitOracle(), new ReadBackOracle(),
    ];

    /// <summary>What was answered.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Sends so many requests, and up to three times as many until enough of the operations were done.</summary>
    public Task SendAsync(int requests, Func<bool> isEnough) =>
        Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => PlayAsync(client, requests / Clients, isEnough))));

    /// <summary>What failed, one of each kind, shrunk, as texts for people.</summary>
    public async Task<IReadOnlyList<string>> ReportAsync()
    {
        var reports = new List<string>();
        foreach (var one in found.Values)
            reports.Add(await ReportAsync(one));
        return reports;
    }

    private async Task PlayAsync(int client, int requests, Func<bool> isEnough)
    {
        var most = 3 * requests;
        for (var (episode, sent) = (0, 0); sent < most && (sent < requests || !isEnough()) && found.Count < MostKinds; episode++)
        {
            var left = (sent < requests ? requests : most) - sent;
            IReadOnlyList<Step> steps = [.. new EpisodeWriter(document, Dice.Of(seed, client, episode)).Write().Take(left)];
            sent += steps.Count;
            if (await FailureOfAsync(steps, Tally) is var (failure, _))
                found.TryAdd(failure.Kind, new Found(client, episode, [.. steps.Take(failure.At + 1)], failure));
        }
    }

    private async Task<string> ReportAsync(Found one)
    {
        var steps = await new Shrinker(async candidate => await FailureOfAsync(candidate, new Tally()) is var (again, _)
            && again.Kind == one.Failure.Kind)
            .ShrinkAsync(one.Steps);
        var last = await FailureOfAsync(steps, new Tally());
        var (failure, exchanges) = last ?? (one.Failure, []);
        var script = last is null ? "It did not come again when it was played alone." : CurlScript.Of(exchanges);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{failure.Oracle}: {failure.Problem}\nMUISTOT_FUZZ_SEED={seed}, client {one.Client}, episode {one.Episode}, step {one.Failure.At}\n{script}");
    }

    private async Task<(Failure Failure, IReadOnlyList<Exchange> Exchanges)?> FailureOfAsync(IReadOnlyList<Step> steps, Tally tally)
    {
        var performance = new Performance(document, http, oracles, await Stage.SetAsync(host.Application.Services), tally);
        return await performance.PlayAsync(steps, CancellationToken.None) is { } failure ? (failure, performance.Exchanges) : null;
    }

    private sealed record Found(int Client, int Episode, IReadOnlyList<Step> Steps, Failure Failure);
}
