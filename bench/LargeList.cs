using System.Diagnostics;
using System.Globalization;

namespace Muistot.Benchmark;

/// <summary>All sites of a project with 200 000, in one answer.</summary>
internal static class LargeList
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    internal static async Task MeasureAsync(World world, Results results)
    {
        await world.Service.Http.GetAsync(new Uri("/projects/large-0000", UriKind.Relative));
        var before = world.Service.Memory();
        var most = before;
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(world.Service, memory => most = Math.Max(most, memory), over.Token);

        var started = Stopwatch.GetTimestamp();
        using var answer = await world.Service.Http.GetAsync(new Uri("/projects/large-0000/sites", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        long bytes = await body.ReadAsync(buffer.AsMemory(0, 1));
        var first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            bytes += read;
        var all = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await over.CancelAsync();
        await watching;

        var grown = (most - before) / 1e6;
        results.Add(new Result(
            6, string.Create(CultureInfo.InvariantCulture, $"GET of 200 000 sites, {bytes / 1_000_000} MB in {all:F1} s"), null, null,
            null, most / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"first byte after {first:F2} s, {grown:F0} MB more memory"), "≤ 0.3 s, < 64 MB",
            first <= 0.3 && grown < 64));
    }

    private static async Task WatchAsync(Service service, Action<long> hear, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            hear(service.Memory());
            await Task.Delay(Glance, CancellationToken.None);
        }
    }
}
