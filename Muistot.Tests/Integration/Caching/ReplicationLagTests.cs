using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Muistot.Application.Caching;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Caching;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Caching;

/// <summary>News of a change reaches a node before the change itself has reached its database.</summary>
[NeedsServers]
public sealed class ReplicationLagTests() : IntegrationTest(Backend.Production)
{
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    public async Task NoAnswerOutlivesItsTruth()
    {
        var reader = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        var site = await World.SiteAsync(project);
        var path = $"/projects/{project}/sites/{site}";

        // The lag is as long as it takes to change the database, however long that is here.
        var clock = new FakeTimeProvider();
        await using var late = Host.StartNode(
            parts =>
            {
                parts.AddSingleton(services => ActivatorUtilities.CreateInstance<RedisCacheVersions>(services, clock));
                parts.AddSingleton<ICacheVersions>(services => services.GetRequiredService<RedisCacheVersions>());
            },
            ("Caching:ReplicationLagMilliseconds", Lag.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)));
        using var node = new ApiClient(late.Address);
        (string Path, Person? By)[] readers = [(path, null), (path, reader), ($"/projects/{project}/sites", null)];
        foreach (var (door, by) in readers)
            await node.GetAsync(door, by);

        // It is heard of; what is read then is what was there before; and then it is there.
        await World.InDatabase(db => db.Sites.Single(row => row.Name == site).MoveTo(new Location(61.25, 23.5)));
        await UntilAsync(async () => (await node.GetAsync(path)).Text.Contains("61.25", StringComparison.Ordinal));
        foreach (var (door, by) in readers)
            Assert.That(IsSeenIn(await node.GetAsync(door, by)), Is.True);
        await World.InDatabase(db => db.Sites.Single(row => row.Name == site).Published = false, isHeardOf: false);
        clock.Advance(Lag);

        foreach (var (door, by) in readers)
            await UntilAsync(async () => !IsSeenIn(await node.GetAsync(door, by)));

        bool IsSeenIn(Answer answer) => answer.Status == 200 && answer.Text.Contains(site, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await isSo())
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(Limit));
    }
}
