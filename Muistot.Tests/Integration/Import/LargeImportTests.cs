using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using MySqlConnector;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

[NeedsServers]
public sealed class LargeImportTests() : ImportTest(Backend.Production)
{
    private const int Count = 30_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Lets the server look at the sizes of its tables by itself again, which it does at some moment or other.</summary>
    [TearDown]
    public async Task LetTheServerLook()
    {
        using var old = await SourceService.CreateAsync();
        await old.RunAsync("SET GLOBAL innodb_stats_auto_recalc = ON");
    }

    [Test]
    public async Task TakesManyMemoriesOnce()
    {
        var old = await OldAsync(
            $"""
            CREATE TABLE digits (d INT); INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
            INSERT INTO memories (id, site_id, user_id, title, story, created_at, modified_at)
            SELECT n + 10000, 11, IF(n % 3 = 0, NULL, 7), IF(n % 10000 = 0, NULL, CONCAT('Muisto ', n)), CONCAT('Tarina numero ', n, REPEAT(' ja niin edelleen', 10)), '2021-01-01', '2021-01-01'
            FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM digits a, digits b, digits c, digits e, digits f) numbers WHERE n < {Count};
            """);
        var database = new MySqlConnectionStringBuilder(Host.Settings["ConnectionStrings:Muistot"]).Database;
        await old.RunAsync($"SET GLOBAL innodb_stats_auto_recalc = OFF; ANALYZE TABLE {database}.imported_rows;");
        var started = Stopwatch.GetTimestamp();

        using var limit = new CancellationTokenSource(Limit);
        var first = await ImportAsync(old, batch: 5000, indexes: false, cancellationToken: limit.Token);
        var second = await ImportAsync(old, batch: 5000, indexes: false, cancellationToken: limit.Token);

        TestContext.Out.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s for {Count} memories, twice");
        Assert.That((first.AddsUp, first.Of("memories").Added, second.AddsUp, second.Of("memories").Same),
            Is.EqualTo((true, Count + 1, true, Count + 1)));
        Assert.That(await World.Read(db => db.Memories.CountAsync()), Is.EqualTo(Count + 1));
        Assert.That((await Api.GetAsync("/projects/harbour/sites/old-quay")).Json["memories_count"]!.GetValue<int>(),
            Is.EqualTo(Count + 1));
        Assert.That((await Api.GetAsync($"/projects/harbour/sites/old-quay/memories/{Count + 9_999}")).Json["title"]!.ToString(),
            Is.EqualTo($"Muisto {Count - 1}"));
        Assert.That(first.Findings.Count(finding => finding.Table == "memories"
            && finding.Reason.StartsWith("it has no title", StringComparison.Ordinal)), Is.EqualTo(Count / 10_000));
    }
}
