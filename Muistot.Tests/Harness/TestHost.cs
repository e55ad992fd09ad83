using System.Globalization;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Respawn;
using Respawn.Graph;
using StackExchange.Redis;

namespace Muistot.Tests.Harness;

/// <summary>The service on one backend, and everything that it stands on. One test at a time has it.</summary>
internal abstract class TestHost : IAsyncDisposable
{
    /// <summary>Who becomes a superuser by signing in.</summary>
    public const string Root = "root@example.com";

    /// <summary>Held by the test that runs.</summary>
    public SemaphoreSlim Lane { get; } = new(1);

    /// <summary>The service.</summary>
    public TestApplication Application { get; private set; } = null!;

    /// <summary>Its settings; a test that needs others starts an application of its own with them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private set; } = null!;

    /// <summary>Where its mail arrives.</summary>
    public Mailbox Mail { get; protected set; } = null!;

    /// <summary>A folder that goes with the host.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("muistot-test-").FullName;

    /// <summary>Where the service keeps pictures.</summary>
    public string Images => Path.Combine(Folder, "images");

    /// <summary>Starts a backend and the service on it.</summary>
    public static async Task<TestHost> StartAsync(Backend backend)
    {
        TestHost host = backend == Backend.Embedded ? new EmbeddedHost() : new ProductionHost();
        var settings = await host.StartPartsAsync();
        host.Settings = new Dictionary<string, string>(settings)
        {
            ["Environment"] = "Testing",
            ["PublicUrl"] = "http://muistot.example",
            ["Login:ServiceUrl"] = "http://client.example/",
            ["Superusers"] = Root,
            ["RateLimiting:Enabled"] = "false",
            ["Database:MigrateOnStart"] = "true",
            ["Files:Folder"] = host.Images,
        };
        host.Application = TestApplication.Start(host.Settings);
        return host;
    }

    /// <summary>Makes everything as it was at the start.</summary>
    public virtual Task ResetAsync()
    {
        Application.Clock.Ahead = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await Mail.DisposeAsync();
        Lane.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Starts what the service stands on.</summary>
    /// <returns>The settings that lead to it.</returns>
    protected abstract Task<IReadOnlyDictionary<string, string>> StartPartsAsync();
}

/// <summary>SQLite, everything else in process, mail into a folder.</summary>
internal sealed class EmbeddedHost : TestHost
{
    private string Database => $"Data Source={Path.Combine(Folder, "muistot.db")}";

    private string Template => $"Data Source={Path.Combine(Folder, "template.db")}";

    /// <inheritdoc/>
    public override async Task ResetAsync()
    {
        await base.ResetAsync();
        var isNew = !File.Exists(Path.Combine(Folder, "template.db"));
        await using var from = new SqliteConnection(isNew ? Database : Template);
        await using var to = new SqliteConnection(isNew ? Template : Database);
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<string, string>> StartPartsAsync()
    {
        var folder = Path.Combine(Folder, "mail");
        Mail = new FolderMailbox(folder);
        return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:Muistot"] = Database,
            ["Mail:Driver"] = "Pickup",
            ["Mail:PickupDirectory"] = folder,
        });
    }
}

/// <summary>MariaDB, Redis, mail by SMTP.</summary>
internal sealed class ProductionHost : TestHost
{
    private MariaDbServer? mariaDb;
    private string connectionString = "";
    private Respawner? respawner;

    /// <summary>The Redis server.</summary>
    public RedisServer Redis { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task ResetAsync()
    {
        await base.ResetAsync();
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        respawner ??= await Respawner.CreateAsync(connection, new RespawnerOptions
        {
            DbAdapter = DbAdapter.MySql,
            SchemasToInclude = [connection.Database],
            TablesToIgnore = [new Table("__EFMigrationsHistory"), new Table("languages")],
        });
        await respawner.ResetAsync(connection);
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{Redis.Connection},allowAdmin=true");
        await redis.GetServers()[0].FlushDatabaseAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Redis.DisposeAsync();
        await mariaDb!.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, string>> StartPartsAsync()
    {
        mariaDb = await MariaDbServer.StartAsync();
        Redis = await RedisServer.StartAsync();
        connectionString = await mariaDb.CreateDatabaseAsync("muistot");
        var smtp = SmtpMailbox.Start();
        Mail = smtp;
        return new Dictionary<string, string>
        {
            ["Database:Provider"] = "MySql",
            ["ConnectionStrings:Muistot"] = connectionString,
            ["Redis:Connection"] = Redis.Connection,
            ["Mail:Driver"] = "Smtp",
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Smtp:Tls"] = "None",
        };
    }
}
