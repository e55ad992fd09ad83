using System.Globalization;
using System.Text.Json.Nodes;

namespace Muistot.Benchmark;

/// <summary>Many people read and write in 200 projects at once, while one looks whether what is written is seen.</summary>
internal static class MixedLoad
{
    private const int Seconds = 15;

    // Half of the readers are signed in. What they ask for is spread over all projects and their sites.
    private const string Script =
        """
        local authorization = { Authorization = '%AUTHORIZATION%' }
        local writing = { Authorization = '%AUTHORIZATION%', ['Content-Type'] = 'application/json' }
        request = function()
          local project = string.format('/projects/many-%04d', math.random(0, 199))
          local site = string.format('%s/sites/site-%07d', project, math.random(0, 999))
          local dice = math.random()
          if dice < 0.05 then return wrk.format('POST', site .. '/memories', writing, '{"title": "Muisto", "story": "Kerran oli."}') end
          local headers = dice < 0.5 and authorization or {}
          if dice < 0.20 or dice > 0.85 then return wrk.format('GET', project, headers) end
          if dice < 0.22 or dice > 0.83 then return wrk.format('GET', project .. '/sites?n=10&lat=62&lon=25', headers) end
          return wrk.format('GET', site .. '?include_memories=true', headers)
        end
        """;

    internal static async Task MeasureAsync(World world, Results results)
    {
        var script = Path.Combine(world.Folder, "mixed.lua");
        await File.WriteAllTextAsync(script, ScriptFor(world.Authorization));
        await Wrk.RunAsync(world.Service.Address, 5, 64, script);

        using var over = new CancellationTokenSource();
        var looking = LookAsync(world, over.Token);
        Load? load = null;
        var statements = await world.Statements.DuringAsync(async () => load = await Wrk.RunAsync(world.Service.Address, 1, 64, script));
        var each = statements.Length / load!.Throughput;
        load = await Wrk.RunAsync(world.Service.Address, Seconds, 64, script);
        await over.CancelAsync();
        var (looks, stale) = await looking;

        var spread = load.Percentile99 / load.Median;
        results.Add(new Result(
            8, "mixed: 200 projects of 1000 sites, 95 % reads, 5 % writes, 64 connections", load.Throughput, load.Median,
            load.Percentile99, world.Service.Memory() / 1e6, each,
            string.Create(CultureInfo.InvariantCulture, $"p99 is {spread:F1} times p50, {load.Errors} errors, {stale} stale of {looks}"),
            "< 20 times, 0, 0",
            spread < 20 && load.Errors == 0 && stale == 0));
    }

    /// <summary>The script of wrk for a caller.</summary>
    /// <param name="authorization">The value of the header <c>Authorization</c>.</param>
    internal static string ScriptFor(string authorization) => Script.Replace("%AUTHORIZATION%", authorization, StringComparison.Ordinal);

    /// <summary>Writes a memory, and reads it at once as everyone does.</summary>
    private static async Task<(int Looks, int Stale)> LookAsync(World world, CancellationToken cancellationToken)
    {
        const string path = "/projects/many-0007/sites/site-0000007/memories";
        var (looks, stale) = (0, 0);
        for (; !cancellationToken.IsCancellationRequested; looks++)
        {
            var memory = await world.Service.PostAsync(path, new JsonObject { ["title"] = "Muisto" }, world.Authorization);
            var listed = JsonNode.Parse(
                await world.Service.Http.GetStringAsync(new Uri(path, UriKind.Relative), CancellationToken.None))!["items"]!.AsArray();
            var id = memory.Segments[^1];
            if (!listed.Any(item => item!["id"]!.ToJsonString() == id))
                stale++;
            await Task.Delay(20, CancellationToken.None);
        }

        return (looks, stale);
    }
}
