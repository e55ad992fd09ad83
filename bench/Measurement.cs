using System.Globalization;
using System.Text.Json.Nodes;

namespace Muistot.Benchmark;

/// <summary>All rows of work, one after the other.</summary>
internal static class Measurement
{
    private const string Project = "/projects/texts-0000";
    private const string Site = $"{Project}/sites/site-0000000";

    /// <summary>Measures.</summary>
    /// <param name="published">Folder of the published service.</param>
    /// <param name="file">Where the table goes.</param>
    /// <param name="rows">Numbers of the rows of work to do, or none for all.</param>
    internal static async Task<int> RunAsync(string published, string file, string[] rows)
    {
        var results = new Results();
        await DoAsync([9], () => StartUp.MeasureAsync(published, results));
        await DoAsync([10], () => Tiles.EncodeAsync(results));
        if (rows.Length == 0 || rows.Any(row => row is not ("9" or "10")))
            await MeasureWorldAsync(published, results, DoAsync);
        await File.WriteAllTextAsync(file, results.ToMarkdown());
        return 0;

        Task DoAsync(int[] numbers, Func<Task> measure) =>
            rows.Length == 0 || numbers.Any(number => rows.Contains(number.ToString(CultureInfo.InvariantCulture)))
                ? measure()
                : Task.CompletedTask;
    }

    private static async Task MeasureWorldAsync(string published, Results results, Func<int[], Func<Task>, Task> doAsync)
    {
        await using var world = await World.StartAsync(published);
        var comparison = new Comparison(world, results);
        await doAsync([1, 2], () => ReadAsync(world, comparison));
        await doAsync([3], () => ReadWithSessionAsync(world, comparison));
        await doAsync([4], () => comparison.WriteAsync(
            4, $"{Site}/memories", """{"title": "Muisto", "story": "Kerran oli."}""", 0.6, [("Authorization", world.Authorization)]));
        await doAsync([5], () => Nearest.MeasureAsync(world, results));
        await doAsync([6], () => LargeList.MeasureAsync(world, results));
        await doAsync([7], () => ReadImageAsync(world, comparison));
        await doAsync([8], () => MixedLoad.MeasureAsync(world, results));
        await doAsync([11], () => Tiles.ColdAsync(world, results));
        await doAsync([12], () => Tiles.KeptAsync(world, comparison));
        await doAsync([13], () => Boxes.MeasureAsync(world, results));
        await doAsync([14], () => Pages.MeasureAsync(world, results));
        await doAsync([15], () => Search.MeasureAsync(world, results));
        await doAsync([16], () => MapClient.MeasureAsync(world, results));
        await doAsync([17, 18, 19, 20, 21], () => CompareWithBaselineAsync(world, results));
        await doAsync([24, 25], () => Derivatives.MeasureAsync(world, comparison, results));
        await doAsync([22, 23], () => Stewardship.MeasureAsync(world, results));
    }

    private static async Task CompareWithBaselineAsync(World world, Results results)
    {
        await using var baseline = await Baseline.StartAsync(world);
        if (baseline is not null)
            await baseline.MeasureAsync(world, results);
    }

    private static async Task ReadAsync(World world, Comparison comparison)
    {
        foreach (var path in new[] { "/projects", Project, $"{Project}/sites", $"{Site}?include_memories=true" })
        {
            await comparison.ReadAsync(1, path, 0.7, []);
            await comparison.ReadAsync(2, path, 0.7, [("If-None-Match", await TagAsync(world, path))], mostStatements: 0);
        }
    }

    private static async Task ReadWithSessionAsync(World world, Comparison comparison)
    {
        foreach (var path in new[] { Project, $"{Project}/sites", "/me" })
            await comparison.ReadAsync(3, path, 0.7, [("Authorization", world.Authorization)], mostStatements: 2);
    }

    private static async Task ReadImageAsync(World world, Comparison comparison)
    {
        var body = new JsonObject { ["title"] = "Kuva", ["image"] = Convert.ToBase64String(Noise.Png(410, 410)) };
        var memory = await world.Service.PostAsync($"{Site}/memories", body, world.Authorization);
        var name = (string)JsonNode.Parse(await world.Service.Http.GetStringAsync(memory.AbsolutePath))!["image"]!;
        var (path, file) = ($"/images/{name}", $"/files/{name}");
        await comparison.ReadAsync(7, path, 0.8, [], file);
        await comparison.ReadAsync(7, path, 0.8, [("Range", "bytes=1000-20999")], file);
        using var answer = await world.Limits.GetAsync(file);
        await comparison.ReadAsync(7, path, 0.8, [("If-None-Match", $"{await TagAsync(world, path)}, {answer.Headers.ETag}")], file);
    }

    private static async Task<string> TagAsync(World world, string path)
    {
        using var answer = await world.Service.Http.GetAsync(path);
        return answer.Headers.ETag?.ToString()
            ?? throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"{path} has no tag: {(int)answer.StatusCode}."));
    }
}
