using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Caching;
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
        await using var late = Host.StartNode(
            parts => parts.AddSingleton<ICacheVersions>(services => services.GetRequiredService<RedisCacheVersions>()),
            ("Caching:ReplicationLagMilliseconds", $"{Lag.TotalMilliseconds}"));
        using var node = new ApiClient(late.Address);
        (string Path, Person? By)[] readers = [(path, null), (path, reader), ($"/projects/{project}/sites", null)];
        foreach (var (door, by) in readers)
            await node.GetAsync(door, by);

        // It is heard of; what is read then is what was there before; and then it is there.
        await World.InDatabase(_ => { });
        var heard = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(heard) < Lag / 2)
        {
            foreach (var (door, by) in readers)
                Assert.That((await node.GetAsync(door, by)).Status, Is.EqualTo(200));
        }

        await World.InDatabase(db => db.Sites.Single(row => row.Name == site).Published = false, isHeardOf: false);
        while ((await node.GetAsync(path)).Status == 200 || (await node.GetAsync($"/projects/{project}/sites")).Items.Count > 0
            || (await node.GetAsync(path, reader)).Status == 200)
            Assert.That(Stopwatch.GetElapsedTime(heard), Is.LessThan(Limit));
    }
}
