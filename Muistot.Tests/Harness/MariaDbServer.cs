using System.Diagnostics;
using System.Globalization;
using MySqlConnector;

namespace Muistot.Tests.Harness;

/// <summary>A MariaDB server of the test's own, in a folder that goes with it.</summary>
internal sealed class MariaDbServer : IAsyncDisposable
{
    private const string Data = "data";

    private static readonly TimeSpan StateLimit = TimeSpan.FromSeconds(60);

    private readonly ServerProcess process;
    private readonly bool durable;

    private MariaDbServer(string folder, ServerProcess process, int port, bool durable) =>
        (Folder, this.process, Port, this.durable) = (folder, process, port, durable);

    /// <summary>The server's process.</summary>
    public ServerProcess Process => process;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    private int Port { get; }

    /// <summary>Installs and starts a server.</summary>
    /// <param name="durable">True to make every commit reach the disk, and to wait no longer for a connection than production does.</param>
    /// <param name="memory">Of how much of its data it keeps pages in memory.</param>
    /// <param name="cluster">True for a node of a Galera cluster, of which it is the only one.</param>
    public static async Task<MariaDbServer> StartAsync(bool durable = false, string memory = "128M", bool cluster = false)
    {
        var folder = await InstallAsync(Environment.UserName);
        var server = await StartAsync(folder, Environment.UserName, cluster ? new GaleraNode("only").Begin() : [], durable, memory);

        // A node listens before it has found its cluster.
        if (cluster)
            await server.UntilSyncedAsync();
        return server;
    }

    /// <summary>Installs a server in a folder of its own.</summary>
    /// <param name="user">Who it will run as.</param>
    /// <returns>The folder.</returns>
    public static async Task<string> InstallAsync(string user)
    {
        var folder = await MakeFolderAsync(user);

        // A server that starts deletes the temporary tables that it finds, also those of another one.
        await MustAsync("mariadb-install-db", ["--no-defaults", $"--user={user}", $"--datadir={Path.Combine(folder, Data)}",
            $"--tmpdir={folder}", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        return folder;
    }

    /// <summary>Makes another folder with what a server has, which does not run meanwhile.</summary>
    /// <returns>The new folder.</returns>
    public static async Task<string> CopyAsync(string folder, string user)
    {
        var copy = await MakeFolderAsync(user);
        await MustAsync("cp", ["--archive", Path.Combine(folder, Data), copy]);
        return copy;
    }

    /// <summary>Starts a server in a folder that it was installed in.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="user">Who it runs as.</param>
    /// <param name="more">Arguments beside those that all servers have.</param>
    /// <param name="durable">True to make every commit reach the disk, and to wait no longer for a connection than production does.</param>
    /// <param name="memory">Of how much of its data it keeps pages in memory.</param>
    public static async Task<MariaDbServer> StartAsync(
        string folder, string user, IEnumerable<string> more, bool durable = false, string memory = "128M")
    {
        var port = ServerProcess.FreePort();
        string[] arguments =
        [
            "--no-defaults", $"--user={user}", $"--datadir={Path.Combine(folder, Data)}", $"--tmpdir={folder}",
            $"--socket={Path.Combine(folder, "socket")}",
            $"--port={port.ToString(CultureInfo.InvariantCulture)}", "--bind-address=127.0.0.1", "--max-connections=500",
            "--max-allowed-packet=64M",
            $"--innodb-flush-log-at-trx-commit={(durable ? 1 : 0)}", "--skip-name-resolve", $"--innodb-buffer-pool-size={memory}",
            .. more,
        ];
        return new MariaDbServer(folder, await ServerProcess.StartAsync("mariadbd", arguments, port), port, durable);
    }

    /// <summary>Says that the node has lost its cluster, as one without a quorum does; or that it has found it again.</summary>
    public Task RejectQueriesAsync(bool rejects) => ExecuteAsync($"SET GLOBAL wsrep_reject_queries = {(rejects ? "ALL" : "NONE")}");

    /// <summary>What it says of its state.</summary>
    public async Task<string> StatusAsync(string name)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT variable_value FROM information_schema.global_status WHERE variable_name = @name";
        command.Parameters.AddWithValue("@name", name);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    /// <summary>Waits until the node of a cluster has all that the others have.</summary>
    public Task UntilSyncedAsync() => UntilAsync("wsrep_local_state_comment", "Synced");

    /// <summary>Waits until it says something of its state.</summary>
    public async Task UntilAsync(string name, string value)
    {
        var (began, found) = (Stopwatch.GetTimestamp(), "");
        while (found != value)
        {
            if (Stopwatch.GetElapsedTime(began) > StateLimit)
                throw new InvalidOperationException($"{name} should be {value}, and is {found}:\n{process.Output}");
            try
            {
                found = await StatusAsync(name);
            }
            catch (MySqlException fault)
            {
                found = fault.Message;
            }

            if (found != value)
                await Task.Delay(50);
        }
    }

    /// <summary>Makes a database, with a name that no other one has.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"muistot_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} CHARACTER SET utf8mb4");
        return ConnectionString(name);
    }

    /// <summary>Leads to a database.</summary>
    public string ConnectionString(string database)
    {
        var connection = new MySqlConnectionStringBuilder
        {
            Server = "127.0.0.1",
            Port = (uint)Port,
            UserID = "root",
            Database = database,
            MaximumPoolSize = 200
        };

        // Many tests at once keep a machine so busy that a connection can take longer than callers wait for one that is unavailable.
        if (!durable)
            connection.ConnectionTimeout = 15;
        return connection.ToString();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MakeFolderAsync(string user)
    {
        var folder = Directory.CreateTempSubdirectory("muistot-mariadb-").FullName;
        if (user != Environment.UserName)
            await MustAsync("chown", [user, folder]);
        return folder;
    }

    private static async Task MustAsync(string program, IReadOnlyList<string> arguments)
    {
        var ended = await Tool.RunAsync(program, arguments, Path.GetTempPath());
        if (ended.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed:\n{ended.Errors}");
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<MySqlConnection> ConnectAsync()
    {
        // A connection that was used before is reset, which a node without its cluster refuses.
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder(ConnectionString("")) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
