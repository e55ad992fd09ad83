using System.Globalization;
using System.Text.Json.Nodes;

namespace Muistot.Benchmark;

/// <summary>
/// The service as it was at an early commit, on a database of each kind that holds what today's holds, beside it in the same run. Then it
/// wrote one row and kept no index, no history and no locks.
/// </summary>
/// <param name="production">On MariaDB and Redis.</param>
/// <param name="embedded">On SQLite.</param>
internal sealed class Baseline(Service production, Service embedded) : IAsyncDisposable
{
    private const int Connections = 16;
    private const string Site = "/projects/side-0000/sites/site-0000000";

    // In the world of one project that both have.
    private const string NearestScript =
        """
        request = function()
          return wrk.format('GET', string.format('/projects/small-0000/sites?n=10&lat=%.5f&lon=%.5f', 60 + 9 * math.random(), 21 + 9 * math.random()))
        end
        """;

    /// <summary>Starts it, unless it was not published, and fills what both are measured on.</summary>
    internal static async Task<Baseline?> StartAsync(World world)
    {
        var published = Path.Combine(Path.GetDirectoryName(world.Published)!, "baseline");
        if (!Directory.Exists(published))
            return null;
        var production = world.Settings("baseline-production");
        (production["Database__Provider"], production["ConnectionStrings__Muistot"], production["Redis__Connection"]) =
            ("MySql", await world.CreateDatabaseAsync(), $"{world.Redis},defaultDatabase=1");
        var embedded = world.Settings("baseline-embedded");
        embedded["ConnectionStrings__Muistot"] = $"Data Source={Path.Combine(world.Folder, "baseline.db")}";
        await Task.WhenAll(SeedAsync(production, many: true), SeedAsync(embedded, many: false));
        return new Baseline(await Service.StartAsync(published, production), await Service.StartAsync(published, embedded));

        async Task SeedAsync(Dictionary<string, string> settings, bool many)
        {
            await Service.RunAsync(published, settings, "migrate");
            await World.SeedAsync(published, settings, "small", projects: 1, sites: 10_000, memories: 0, text: 50);
            await World.SeedAsync(published, settings, "side", projects: 10, sites: 1000, memories: 1, text: 200);
            if (many)
                await World.SeedAsync(published, settings, "many", projects: 200, sites: 1000, memories: 1, text: 200);
        }
    }

    /// <summary>Measures all rows.</summary>
    internal async Task MeasureAsync(World world, Results results)
    {
        await MeasureAsync(world, "MariaDB", world.Service, production, leastWrites: 2, results);
        await MeasureAsync(world, "SQLite", world.Embedded, embedded, leastWrites: 3, results);
        await MixAsync(world, results);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await production.DisposeAsync();
        await embedded.DisposeAsync();
    }

    private static async Task MeasureAsync(
        World world, string database, Service today, Service before, double leastWrites, Results results)
    {
        var (ours, theirs) = (await today.SignInAsync("root@example.com"), await before.SignInAsync("root@example.com"));
        await CompareAsync(17, $"memories posted, {database}", leastWrites, "post", PostScript(), PostScript());
        await CompareAsync(18, $"memories changed, {database}", 0.7, "patch", await PatchScriptAsync(today, ours),
            await PatchScriptAsync(before, theirs));
        await CompareAsync(19, $"nearest 10 of 10 000 sites, {database}", 8, "nearest", NearestScript, NearestScript);
        var (one, other) = await SideBySide.RunAsync(
            new(new Uri(today.Address, Site), null, [("Authorization", ours)]),
            new(new Uri(before.Address, Site), null, [("Authorization", theirs)]), connections: Connections);
        results.Add(Row(20, $"GET of a site with a session, {database}", one, other, 1, today));

        async Task CompareAsync(int row, string work, double goal, string name, string script, string theirScript)
        {
            var (target, peer) = (await TargetAsync(world, today, $"{name}.lua", script, ours),
                await TargetAsync(world, before, $"{name}-before.lua", theirScript, theirs));
            var (load, peers) = await SideBySide.RunAsync(target, peer, seconds: 5, Connections);
            results.Add(Row(row, work, load, peers, goal, today));
        }
    }

    private async Task MixAsync(World world, Results results)
    {
        var (ours, theirs) = (await world.Service.SignInAsync("root@example.com"), await production.SignInAsync("root@example.com"));
        var (load, peers) = await SideBySide.RunAsync(
            await TargetAsync(world, world.Service, "mix.lua", MixedLoad.ScriptFor(ours), ours),
            await TargetAsync(world, production, "mix-before.lua", MixedLoad.ScriptFor(theirs), theirs), seconds: 10, connections: 64);
        var (faster, tail) = (load.Throughput / peers.Throughput, load.Percentile99 / peers.Percentile99);
        results.Add(new Result(
            21, "mixed, as row 8, beside 1396769", load.Throughput, load.Median, load.Percentile99, world.Service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture,
            $"{faster:F2} of {peers.Throughput:F0}/s, p99 {tail:F2} of {peers.Percentile99:F0} ms, {load.Errors} errors"),
            "≥ 2.5, ≤ 0.5, 0", faster >= 2.5 && tail <= 0.5 && load.Errors == 0));
    }

    private static Result Row(int row, string work, Load load, Load peers, double goal, Service today)
    {
        var ratio = load.Throughput / peers.Throughput;
        return new Result(
            row, $"{work}, beside 1396769", load.Throughput, load.Median, load.Percentile99, today.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} of {peers.Throughput:F0}/s, {load.Errors} errors"),
            string.Create(CultureInfo.InvariantCulture, $"≥ {goal}"), ratio >= goal && load.Errors == 0);
    }

    private static async Task<Target> TargetAsync(World world, Service service, string name, string script, string authorization)
    {
        var file = Path.Combine(world.Folder, name);
        await File.WriteAllTextAsync(file, script);
        return new Target(service.Address, file, [("Authorization", authorization), ("Content-Type", "application/json")]);
    }

    private static string PostScript() =>
        """
        local number = 0
        request = function()
          number = number + 1
          local path = string.format('/projects/side-%04d/sites/site-%07d/memories', number % 10, number % 1000)
          return wrk.format('POST', path, nil, '{"title": "Muisto ' .. number .. '", "story": "Kerran oli rannalla vanha talo, jossa asui muistaja."}')
        end
        """;

    // One's own, since nobody else may change them, on a hundred sites, so that few meet at one.
    private static async Task<string> PatchScriptAsync(Service service, string authorization)
    {
        var paths = new List<string>();
        for (var site = 0; site < 100; site++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/projects/side-0001/sites/site-{site:D7}/memories");
            var memory = await service.PostAsync(path, new JsonObject { ["title"] = "Muisto" }, authorization);
            paths.Add($"'{memory.AbsolutePath}'");
        }

        return $$"""
            local paths = { {{string.Join(", ", paths)}} }
            local number = 0
            request = function()
              number = number + 1
              return wrk.format('PATCH', paths[number % 100 + 1], nil, '{"title": "Muisto ' .. number .. '"}')
            end
            """;
    }
}
