using System.Globalization;
using MySqlConnector;
using Respawn;
using Respawn.Graph;
using StackExchange.Redis;

namespace Muistot.Tests.Harness;

/// <summary>MariaDB, Redis, mail by SMTP, images into a bucket.</summary>
/// <param name="durable">
/// True to make what is stored reach the disk, as in production: the host outlives the crash of its servers. They are its own, and so
/// is the database server, which hosts share otherwise.
/// </param>
/// <param name="cluster">True for a database server that is a node of a Galera cluster; durable too.</param>
internal sealed class ProductionHost(bool durable = false, bool cluster = false) : TestHost
{
    private string connectionString = "";
    private Respawner? respawner;
    private ConnectionMultiplexer? redis;

    /// <summary>The database server.</summary>
    public MariaDbServer MariaDb { get; private set; } = null!;

    /// <summary>The Redis server.</summary>
    public RedisServer Redis { get; private set; } = null!;

    /// <summary>The server of the bucket.</summary>
    public S3Server S3 { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LetPassAsync(TimeSpan time)
    {
        await base.LetPassAsync(time);
        await (await RedisAsync()).ScriptEvaluateAsync(
            """
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local rest = redis.call('PTTL', key)
              if rest >= 0 then redis.call('PEXPIRE', key, rest - ARGV[1]) end
            end
            """,
            values: [(long)time.TotalMilliseconds]);
    }

    /// <inheritdoc/>
    public override Task<string> CreateDatabaseAsync() => MariaDb.CreateDatabaseAsync();

    /// <summary>What the service keeps in Redis.</summary>
    public async Task<IDatabase> RedisAsync() =>
        (redis ??= await ConnectionMultiplexer.ConnectAsync($"{Redis.Connection},allowAdmin=true")).GetDatabase();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (redis is not null)
            await redis.DisposeAsync();
        await Redis.DisposeAsync();
        await S3.DisposeAsync();
        if (durable)
            await MariaDb.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task EmptyAsync()
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        respawner ??= await Respawner.CreateAsync(connection, new RespawnerOptions
        {
            DbAdapter = DbAdapter.MySql,
            SchemasToInclude = [connection.Database],
            TablesToIgnore = [new Table("__EFMigrationsHistory"), new Table("languages"), new Table("database_identity")],
        });
        await respawner.ResetAsync(connection);
        await (await RedisAsync()).Multiplexer.GetServers()[0].FlushDatabaseAsync();
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, string>> StartPartsAsync()
    {
        NeedsServersAttribute.Check();
        MariaDb = durable ? await MariaDbServer.StartAsync(durable, cluster: cluster) : await SharedServers.MariaDbAsync();
        Redis = await RedisServer.StartAsync(durable);
        connectionString = await MariaDb.CreateDatabaseAsync();
        S3 = await S3Server.StartAsync();
        var smtp = await SmtpMailbox.StartAsync();
        (Mail, Images) = (smtp, S3.Images);
        return new Dictionary<string, string>(S3.Settings)
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
