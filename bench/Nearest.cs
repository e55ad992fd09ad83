using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace Muistot.Benchmark;

/// <summary>The nearest ten of a million sites, beside the same question answered by sorting them all.</summary>
internal static class Nearest
{
    private const int Places = 200;

    // Until the runtime has compiled what is asked for often.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private const string FullSort =
        """
        SELECT s.id FROM sites s JOIN projects p ON p.id = s.project_id WHERE p.name = 'million-0000' AND s.published
        ORDER BY sin(radians(s.latitude)) * sin(radians(@latitude)) + cos(radians(s.latitude)) * cos(radians(@latitude)) * cos(radians(s.longitude - @longitude)) DESC
        LIMIT 10
        """;

    internal static async Task MeasureAsync(World world, Results results)
    {
        await using (var mariaDb = new MySqlConnection(world.Database))
            await MeasureAsync("MariaDB", world.Service, mariaDb, results);
        await using (var sqlite = new SqliteConnection(world.SqliteDatabase))
            await MeasureAsync("SQLite", world.Embedded, sqlite, results);
    }

    private static async Task MeasureAsync(string database, Service service, DbConnection connection, Results results)
    {
        await connection.OpenAsync();
        var sorted = await SortAsync(connection);
        var small = await AskAsync(service, "small-0000");
        var million = await AskAsync(service, "million-0000");
        var (faster, slower) = (sorted / million.Median, million.Median / small.Median);
        results.Add(new Result(
            5, $"nearest 10 of 1 000 000 sites, {database}, one after the other", 1000 / million.Median, million.Median, million.Percentile99, service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"{faster:F0} times faster than a full sort ({sorted:F0} ms), {slower:F1} times slower than of 10 000"),
            "≥ 300 times, ≤ 3 times", faster >= 300 && slower <= 3));
    }

    private static async Task<double> SortAsync(DbConnection connection)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 2; round++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = FullSort;
            foreach (var (name, value) in new[] { ("@latitude", 62.3), ("@longitude", 25.7) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            var started = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return best;
    }

    private static async Task<(double Median, double Percentile99)> AskAsync(Service service, string project)
    {
        var random = new Random(7);
        var times = new List<double>();
        var began = Stopwatch.GetTimestamp();
        while (times.Count < Places)
        {
            var (latitude, longitude) = (60 + (9 * random.NextDouble()), 21 + (9 * random.NextDouble()));
            var started = Stopwatch.GetTimestamp();
            using var answer = await service.Http.GetAsync(
                new Uri(string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/sites?n=10&lat={latitude}&lon={longitude}"), UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            if (Stopwatch.GetElapsedTime(began) > WarmUp)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return (times[Places / 2], times[Places * 99 / 100]);
    }
}
