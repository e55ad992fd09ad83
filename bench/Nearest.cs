using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Muistot.Benchmark;

/// <summary>The nearest ten of a million sites, beside the same query answered by sorting them all.</summary>
internal static class Nearest
{
    private const int Places = 200;

    // Until the runtime has compiled what is asked for often.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private const string ByDistance =
        """
        FROM sites s JOIN projects p ON p.id = s.project_id
        LEFT JOIN site_information e ON e.site_id = s.id AND e.lang_id = p.default_language_id
        LEFT JOIN images i ON i.id = s.image_id LEFT JOIN users c ON c.id = s.creator_id LEFT JOIN users m ON m.id = e.modifier_id
        WHERE p.name = 'million-0000' AND s.published
        ORDER BY sin(radians(s.latitude)) * sin(radians(@latitude)) + cos(radians(s.latitude)) * cos(radians(@latitude)) * cos(radians(s.longitude - @longitude)) DESC
        LIMIT 10
        """;

    /// <summary>What the service answers with.</summary>
    private const string FullSort =
        $"""
        SELECT s.name, e.name, e.abstract, e.description, s.latitude, s.longitude, i.file_name, s.published, c.username, m.username,
            (SELECT COUNT(*) FROM memories x WHERE x.site_id = s.id AND x.published)
        {ByDistance}
        """;

    /// <summary>The least that a full sort can read: all of it stands in an index.</summary>
    private const string SortOfKeys = $"SELECT s.id {ByDistance}";

    internal static Task MeasureAsync(World world, Results results) =>
        Peer.OnBothAsync(world, (database, service, connection) => MeasureAsync(database, service, connection, results));

    private static async Task MeasureAsync(string database, Service service, DbConnection connection, Results results)
    {
        var (sorted, keys) = (await SortAsync(connection, FullSort), await SortAsync(connection, SortOfKeys));
        var small = await AskAsync(service, "small-0000");
        var million = await AskAsync(service, "million-0000");
        var (faster, slower) = (sorted / million.Median, million.Median / small.Median);
        results.Add(new Result(
            5, $"nearest 10 of 1 000 000 sites, {database}, one after the other", 1000 / million.Median, million.Median,
            million.Percentile99, service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"{faster:F0} times faster than by full sort ({sorted:F0} ms), {keys / million.Median:F0} times than a sort of keys alone ({keys:F0} ms), {slower:F1} times slower than of 10 000"),
            "≥ 300 times, ≤ 3 times", faster >= 300 && slower <= 3));
    }

    private static async Task<double> SortAsync(DbConnection connection, string query)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 2; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await Peer.QueryAsync(connection, query, ("@latitude", 62.3), ("@longitude", 25.7));
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return best;
    }

    private static Task<Times> AskAsync(Service service, string project)
    {
        var random = new Random(7);
        return Times.MeasureAsync(Places, WarmUp, async _ =>
        {
            var (latitude, longitude) = (60 + (9 * random.NextDouble()), 21 + (9 * random.NextDouble()));
            await service.ReadAsync(
                string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/sites?n=10&lat={latitude}&lon={longitude}"));
        });
    }
}
