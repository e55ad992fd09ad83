using System.Data.Common;
using System.Globalization;

namespace Muistot.Benchmark;

/// <summary>The hundred sites in a box of a million, beside the same query by an index on latitude and longitude.</summary>
internal static class Boxes
{
    private const int Count = 100;
    private const int CountByIndex = 10;

    // Of nine degrees by nine with a million sites.
    private const double Side = 0.09;

    private const string ByIndex =
        """
        SELECT s.name, e.name, e.abstract, e.description, s.latitude, s.longitude, i.file_name, s.published, c.username, m.username,
            (SELECT COUNT(*) FROM memories x WHERE x.site_id = s.id AND x.published)
        FROM benchmark_places b JOIN sites s ON s.id = b.id JOIN projects p ON p.id = s.project_id
        LEFT JOIN site_information e ON e.site_id = s.id AND e.lang_id = p.default_language_id
        LEFT JOIN images i ON i.id = s.image_id LEFT JOIN users c ON c.id = s.creator_id LEFT JOIN users m ON m.id = e.modifier_id
        WHERE s.published AND b.latitude BETWEEN @south AND @north AND b.longitude BETWEEN @west AND @east
        ORDER BY s.id
        """;

    // A table of its own, so that the one of the service gets no index that is not its own.
    private static readonly string[] Index =
    [
        "CREATE TABLE benchmark_places (id INTEGER PRIMARY KEY, latitude DOUBLE PRECISION NOT NULL, longitude DOUBLE PRECISION NOT NULL)",
        "INSERT INTO benchmark_places SELECT s.id, s.latitude, s.longitude FROM sites s JOIN projects p ON p.id = s.project_id WHERE p.name = 'million-0000'",
        "CREATE INDEX benchmark_place ON benchmark_places (latitude, longitude)",
    ];

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    internal static Task MeasureAsync(World world, Results results) =>
        Peer.OnBothAsync(world, (database, service, connection) => MeasureAsync(database, service, connection, results));

    private static async Task MeasureAsync(string database, Service service, DbConnection connection, Results results)
    {
        foreach (var statement in Index)
            await ExecuteAsync(connection, statement);
        var random = new Random(5);
        var byIndex = await Times.MeasureAsync(CountByIndex, TimeSpan.Zero, _ => QueryAsync(connection, Any(random)));
        var times = await Times.MeasureAsync(Count, WarmUp, async _ =>
        {
            var (south, west) = Any(random);
            await service.ReadAsync(string.Create(CultureInfo.InvariantCulture,
                $"/projects/million-0000/sites?bbox={west},{south},{west + Side},{south + Side}"));
        });
        var faster = byIndex.Median / times.Median;
        results.Add(new Result(
            13, $"box with 100 of 1 000 000 sites, {database}, one after the other", 1000 / times.Median, times.Median,
            times.Percentile99, service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture,
            $"{faster:F1} times faster than by an index on latitude and longitude ({byIndex.Median:F1} ms)"),
            "≥ 100 times", faster >= 100));
    }

    private static (double South, double West) Any(Random random) =>
        (60 + ((9 - Side) * random.NextDouble()), 21 + ((9 - Side) * random.NextDouble()));

    private static Task QueryAsync(DbConnection connection, (double South, double West) corner)
    {
        var (south, west) = corner;
        return Peer.QueryAsync(
            connection, ByIndex, ("@south", south), ("@north", south + Side), ("@west", west), ("@east", west + Side));
    }

    private static async Task ExecuteAsync(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
