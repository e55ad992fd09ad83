using System.Globalization;
using System.Text.Json.Nodes;

namespace Muistot.Benchmark;

/// <summary>A list of a million sites, page by page: the last ones take no longer than the first.</summary>
internal static class Pages
{
    private const int Total = 900;
    private const int Compared = 100;

    internal static async Task MeasureAsync(World world, Results results)
    {
        await MeasureAsync("MariaDB", world.Service, results);
        await MeasureAsync("SQLite", world.Embedded, results);
    }

    private static async Task MeasureAsync(string database, Service service, Results results)
    {
        const string first = "/projects/million-0000/sites?limit=1000";
        var (taken, path) = (new List<double>(), first);
        await service.ReadAsync(first);
        for (var page = 0; page < Total; page++)
        {
            byte[] answer = [];
            taken.Add((await Times.MeasureAsync(1, TimeSpan.Zero, async _ => answer = await service.ReadAsync(path))).Median);
            path = $"{first}&cursor={(string)JsonNode.Parse(answer)!["next"]!}";
        }

        // Without the first pages, for which the runtime has not compiled all yet.
        var (early, late) = (Times.Of(taken.Skip(10).Take(Compared)), Times.Of(taken.TakeLast(Compared)));
        var ratio = late.Median / early.Median;
        results.Add(new Result(
            14, $"a page of 1000 of 1 000 000 sites, {database}, one after the other", 1000 / late.Median, late.Median,
            late.Percentile99, service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"pages 801 to 900 take {ratio:F2} times as long as 11 to 110"), "≤ 1.1 times",
            ratio <= 1.1));
    }
}
