using System.Data.Common;
using System.Globalization;
using Muistot.Infrastructure.Demo;

namespace Muistot.Benchmark;

/// <summary>Search in 300 000 texts, beside a search for the same words with LIKE.</summary>
internal static class Search
{
    /// <summary>How many different words the texts have.</summary>
    internal const int Words = 20_000;

    private const int Queries = 200;
    private const int QueriesByLike = 10;

    private const string ByLike =
        """
        SELECT 'site', s.name, i.name, i.description, 0 FROM site_information i JOIN sites s ON s.id = i.site_id AND s.published
            JOIN projects p ON p.id = s.project_id AND p.published
        WHERE i.name LIKE @word OR i.abstract LIKE @word OR i.description LIKE @word
        UNION ALL
        SELECT 'memory', s.name, m.title, m.story, m.id FROM memories m JOIN sites s ON s.id = m.site_id AND s.published
            JOIN projects p ON p.id = s.project_id AND p.published
        WHERE m.published AND (m.title LIKE @word OR m.story LIKE @word)
        LIMIT 100
        """;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    internal static Task MeasureAsync(World world, Results results) =>
        Peer.OnBothAsync(world, (database, service, connection) => MeasureAsync(database, service, connection, results));

    private static async Task MeasureAsync(string database, Service service, DbConnection connection, Results results)
    {
        var random = new Random(3);
        var byLike = await Times.MeasureAsync(QueriesByLike, TimeSpan.Zero, number => LikeAsync(connection, QueryOf(number, random)));
        var times = await Times.MeasureAsync(Queries, WarmUp, number =>
            service.ReadAsync($"/search?q={Uri.EscapeDataString(QueryOf(number, random))}"));
        var faster = byLike.Median / times.Median;
        results.Add(new Result(
            15, $"search in 300 000 texts, {database}, one after the other", 1000 / times.Median, times.Median, times.Percentile99,
            service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture,
            $"{faster:F1} times faster than LIKE ({byLike.Median:F0} ms), p99 {times.Percentile99:F1} ms"),
            "≥ 20 times, ≤ 60 ms", faster >= 20 && times.Percentile99 <= 60));
    }

    // In turn a word, two of them, the beginning of one, and what stands inside of one; common ones and rare ones.
    private static string QueryOf(int number, Random random) => (number % 4) switch
    {
        0 => Word(random),
        1 => $"{Word(random)} {Word(random)}",
        2 => Word(random)[..3],
        _ => Word(random)[1..],
    };

    private static string Word(Random random) => LoadWords.WordOf((int)Math.Pow(Words, random.NextDouble()));

    // LIKE finds words in one order alone: the first one has to do.
    private static Task LikeAsync(DbConnection connection, string query) =>
        Peer.QueryAsync(connection, ByLike, ("@word", $"%{query.Split(' ')[0]}%"));
}
