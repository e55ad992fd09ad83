using System.Diagnostics;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

/// <summary>A node of a cluster of databases that has lost the others, or joins them, takes connections and no queries.</summary>
public sealed class ClusterFaultTests : FaultTest
{
    private protected override Stage Stage => Stages.OnFolder;

    [Test]
    public async Task IsUnavailableWhileTheNodeHasNoQuorum()
    {
        var (api, node) = (Stage.Api, Stage.Production.MariaDb);
        await api.PostAsync($"{Stage.Site}/memories", new { title = "Ennen" }, Stage.Author);

        var kept = await BreakWhatIsKeptAsync(
            api, Stage.Quiet, () => node.RejectQueriesAsync(rejects: true), () => node.RejectQueriesAsync(rejects: false));
        var started = Stopwatch.GetTimestamp();
        Answer[] refused =
        [
            await api.GetAsync($"{Stage.Quiet}/sites?bbox=24,60.123,25,61", Stage.Author),
            await api.PostAsync($"{Stage.Site}/memories", new { title = "Silloin" }, Stage.Author),
            await api.PatchAsync("/me", new { city = "Turku" }, Stage.Author),
            await api.PostAsync("/auth/email?email=someone@example.com"),
        ];
        var took = Stopwatch.GetElapsedTime(started);
        var (ready, live) = (await api.GetAsync("/health/ready"), await api.GetAsync("/health/live"));
        await node.RejectQueriesAsync(rejects: false);
        var after = await api.PostAsync($"{Stage.Site}/memories", new { title = "Taas" }, Stage.Author);

        Assert.That(refused.Select(answer => answer.Status), Is.All.EqualTo(503));
        Assert.That(refused.Select(answer => answer.Headers.RetryAfter), Is.All.Not.Null);
        Assert.That(took / refused.Length, Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That((kept.Status, ready.Status, live.Status, after.Status), Is.EqualTo((200, 503, 200, 201)));
    }
}
