using System.Diagnostics;
using System.Globalization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Caching;

/// <summary>
/// One site is written and read at once, as often as the machine can, for some seconds or as long as MUISTOT_TEST_FRESH_SECONDS says. No
/// read may go back in time: behind what had been answered for when it was sent, or on another node behind that of a second ago.
/// </summary>
[NeedsServers]
public sealed class FreshnessTests() : IntegrationTest(Backend.Production)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("MUISTOT_TEST_FRESH_SECONDS") ?? "1", CultureInfo.InvariantCulture));

    // So many writes, and reads of each address, at the least.
    private const int Least = 20;

    // How long another node may take to hear of a change.
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(1);

    [Test]
    public async Task NoReadGoesBackInTime()
    {
        await using var here = await RunningService.StartAsync(Host);
        await using var there = await RunningService.StartAsync(Host);
        var (admin, reader) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var site = $"/projects/{project}/sites/{await World.SiteAsync(project, creator: admin)}";
        var memory = $"{site}/memories/{await World.MemoryAsync(project, site.Split('/')[^1], admin)}";
        var log = new ChangeLog();
        using var over = new CancellationTokenSource();

        var writing = WriteAsync(here.Api, memory, admin, log, over);
        var reads = await Task.WhenAll(
            from node in new[] { (here.Api, TimeSpan.Zero), (there.Api, Elsewhere) }
            from path in new[] { memory, $"{site}/memories", $"{site}?include_memories=true" }
            from caller in new[] { null, reader }
            select ReadAsync(node.Api, node.Item2, path, caller, log, over.Token));
        var writes = await writing;

        await TestContext.Out.WriteLineAsync($"{reads.Sum()} reads of {writes} writes.");
    }

    /// <summary>Writes for the whole time, and often enough on a slow machine too.</summary>
    private static async Task<int> WriteAsync(ApiClient api, string memory, Person admin, ChangeLog log, CancellationTokenSource over)
    {
        var (number, started) = (0, Stopwatch.GetTimestamp());
        try
        {
            while (number < Least || Stopwatch.GetElapsedTime(started) < Duration)
            {
                var answer = await api.PatchAsync(memory, new { title = $"{++number}" }, admin);
                Assert.That(answer.Status, Is.EqualTo(204), answer.ToString());
                log.Add(number);
            }
        }
        finally
        {
            await over.CancelAsync();
        }

        return number;
    }

    private static async Task<int> ReadAsync(ApiClient api, TimeSpan delay, string path, Person? caller, ChangeLog log,
        CancellationToken over)
    {
        var (reads, last) = (0, 0);
        for (; reads < Least || !over.IsCancellationRequested; reads++)
        {
            var least = Math.Max(last, log.Before(delay));
            var answer = await api.GetAsync(path, caller);
            Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
            var memories = answer.Json["items"] ?? answer.Json["memories"];
            var title = (memories is null ? answer.Json : memories[0]!)["title"]!.GetValue<string>();
            last = title == "Muisto" ? 0 : int.Parse(title, CultureInfo.InvariantCulture);
            Assert.That(last, Is.AtLeast(least), $"{path} for {caller?.Name ?? "everyone"}, read {reads}");
        }

        return reads;
    }

    /// <summary>What has been answered for, and when.</summary>
    private sealed class ChangeLog
    {
        private readonly List<(int Number, long At)> changes = [(0, Stopwatch.GetTimestamp())];

        public void Add(int number)
        {
            lock (changes)
                changes.Add((number, Stopwatch.GetTimestamp()));
        }

        /// <summary>The last change that was answered for so long ago.</summary>
        public int Before(TimeSpan delay)
        {
            lock (changes)
                return changes.FindLast(change => Stopwatch.GetElapsedTime(change.At) >= delay).Number;
        }
    }
}
