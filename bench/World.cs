using System.Globalization;
using Muistot.Tests.Harness;

namespace Muistot.Benchmark;

/// <summary>Everything that is measured: servers, the service on them, and the bare server beside it.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> started = [];
    private MariaDbServer mariaDb = null!;

    private World(string published) => Published = published;

    /// <summary>Folder of the published service.</summary>
    internal string Published { get; }

    /// <summary>A folder that goes with it.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("muistot-benchmark-").FullName;

    /// <summary>The service on MariaDB and Redis.</summary>
    internal Service Service { get; private set; } = null!;

    /// <summary>The service on SQLite.</summary>
    internal Service Embedded { get; private set; } = null!;

    /// <summary>Where the images of <see cref="Service"/> are, which the bare server sends too.</summary>
    internal string Files { get; private set; } = "";

    /// <summary>The bare server.</summary>
    internal HttpClient Limits { get; private set; } = null!;

    /// <summary>Hears what SQL is run.</summary>
    internal StatementLog Statements { get; private set; } = null!;

    /// <summary>The MariaDB database.</summary>
    internal string Database { get; private set; } = "";

    /// <summary>Leads to Redis.</summary>
    internal string Redis { get; private set; } = "";

    /// <summary>The SQLite database.</summary>
    internal string SqliteDatabase => $"Data Source={Path.Combine(Folder, "muistot.db")}";

    /// <summary>The <c>Authorization</c> of a superuser at <see cref="Service"/>.</summary>
    internal string Authorization { get; private set; } = "";

    /// <summary>Starts and fills everything.</summary>
    internal static async Task<World> StartAsync(string published)
    {
        var world = new World(published);

        // As much as a server of its own would have for that many sites: what is measured is not the disk.
        world.mariaDb = world.Keep(await MariaDbServer.StartAsync(memory: "1G"));
        var redis = world.Keep(await RedisServer.StartAsync());
        (world.Database, world.Redis) = (await world.CreateDatabaseAsync(), redis.Connection);
        world.Statements = new StatementLog(world.Database);
        var settings = world.Settings("production");
        (settings["Database__Provider"], settings["ConnectionStrings__Muistot"], settings["Redis__Connection"]) = ("MySql", world.Database,
            redis.Connection);
        var embedded = world.Settings("embedded");
        embedded["ConnectionStrings__Muistot"] = world.SqliteDatabase;

        await Task.WhenAll(world.SeedAsync(settings), world.SeedForBothAsync(embedded));
        world.Service = world.Keep(await Service.StartAsync(published, settings));
        world.Embedded = world.Keep(await Service.StartAsync(published, embedded));
        world.Authorization = await world.Service.SignInAsync("root@example.com");
        world.Files = settings["Files__Folder"];
        await world.StartLimitsAsync();
        return world;
    }

    /// <summary>Makes an empty database on MariaDB.</summary>
    /// <returns>Its connection string.</returns>
    internal Task<string> CreateDatabaseAsync() => mariaDb.CreateDatabaseAsync();

    /// <summary>Settings of a service.</summary>
    internal Dictionary<string, string> Settings(string name) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Superusers"] = "root@example.com",
        ["Login__ServiceUrl"] = "http://127.0.0.1/",
        ["Database__MigrateOnStart"] = "false",
        ["RateLimiting__Enabled"] = "false",
        ["Mail__Driver"] = "Pickup",
        ["Mail__PickupDirectory"] = Path.Combine(Folder, name, "mail"),
        ["Files__Folder"] = Directory.CreateDirectory(Path.Combine(Folder, name, "images")).FullName,
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__LogLevel__Muistot.Requests"] = "Warning",
    };

    /// <summary>Fills a database.</summary>
    internal static Task SeedAsync(string published, Dictionary<string, string> settings, string prefix, int projects, int sites,
        int memories, int text, params string[] more) =>
        Service.RunAsync(
        published, settings, ["seed", "load", "--prefix", prefix, "--projects", Text(projects), "--sites", Text(sites), "--memories",
        Text(memories), "--text", Text(text), .. more]);

    public async ValueTask DisposeAsync()
    {
        Limits?.Dispose();
        foreach (var part in Enumerable.Reverse(started))
            await part.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task SeedAsync(Dictionary<string, string> settings)
    {
        await SeedForBothAsync(settings);
        await SeedAsync(Published, settings, "texts", projects: 1, sites: 90, memories: 3, text: 7500);
        await SeedAsync(Published, settings, "large", projects: 1, sites: 200_000, memories: 0, text: 200);
        await SeedAsync(Published, settings, "many", projects: 200, sites: 1000, memories: 1, text: 200);
    }

    private async Task SeedForBothAsync(Dictionary<string, string> settings)
    {
        await Service.RunAsync(Published, settings, "migrate");
        await SeedAsync(Published, settings, "small", projects: 1, sites: 10_000, memories: 0, text: 50);
        await SeedAsync(Published, settings, "side", projects: 10, sites: 1000, memories: 1, text: 200);
        await SeedAsync(Published, settings, "words", projects: 10, sites: 10_000, memories: 2, text: 60, "--words", Text(Search.Words));
        await SeedAsync(Published, settings, "million", projects: 1, sites: 1_000_000, memories: 0, text: 50);
    }

    private async Task StartLimitsAsync()
    {
        var port = ServerProcess.FreePort();
        var address = $"http://127.0.0.1:{Text(port)}";
        Keep(await ServerProcess.StartAsync("dotnet", [typeof(World).Assembly.Location, "limits", address, Database, Redis, Files], port));
        Limits = new HttpClient { BaseAddress = new Uri(address) };
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        started.Add(part);
        return part;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
