using System.Globalization;
using MySqlConnector;

namespace Muistot.Tests.Harness;

/// <summary>A MariaDB server of the test's own, in a folder that goes with it.</summary>
internal sealed class MariaDbServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly ServerProcess process;
    private readonly int port;
    private readonly bool durable;

    private MariaDbServer(string folder, ServerProcess process, int port, bool durable) =>
        (this.folder, this.process, this.port, this.durable) = (folder, process, port, durable);

    /// <summary>The server's process.</summary>
    public ServerProcess Process => process;

    /// <summary>Installs and starts a server.</summary>
    /// <param name="durable">True to make every commit reach the disk, and to wait no longer for a connection than production does.</param>
    /// <param name="memory">Of how much of its data it keeps pages in memory.</param>
    /// <param name="cluster">True for a node of a Galera cluster, of which it is the only one.</param>
    public static async Task<MariaDbServer> StartAsync(bool durable = false, string memory = "128M", bool cluster = false)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("muistot-mariadb-").FullName, ServerProcess.FreePort());
        var data = Path.Combine(folder, "data");

        // A server that starts deletes the temporary tables that it finds, also those of another one.
        string[] installation = ["--no-defaults", $"--user={Environment.UserName}", $"--datadir={data}", $"--tmpdir={folder}",
            "--auth-root-authentication-method=normal", "--skip-test-db"];
        var installed = await Tool.RunAsync("mariadb-install-db", installation, folder);
        if (installed.ExitCode != 0)
            throw new InvalidOperationException($"mariadb-install-db failed:\n{installed.Errors}");
        string[] arguments =
        [
            "--no-defaults", $"--user={Environment.UserName}", $"--datadir={data}", $"--tmpdir={folder}",
            $"--socket={Path.Combine(folder, "socket")}",
            $"--port={port.ToString(CultureInfo.InvariantCulture)}", "--bind-address=127.0.0.1", "--max-connections=500",
            "--max-allowed-packet=64M",
            $"--innodb-flush-log-at-trx-commit={(durable ? 1 : 0)}", "--skip-name-resolve", $"--innodb-buffer-pool-size={memory}",
            .. cluster ? Galera() : [],
        ];
        return new MariaDbServer(folder, await ServerProcess.StartAsync("mariadbd", arguments, port), port, durable);
    }

    /// <summary>Says that the node has lost its cluster, as one without a quorum does; or that it has found it again.</summary>
    public async Task RejectQueriesAsync(bool rejects)
    {
        // A connection that was used before is reset, which such a node refuses.
        var own = new MySqlConnectionStringBuilder(ConnectionString("")) { Pooling = false };
        await using var connection = new MySqlConnection(own.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SET GLOBAL wsrep_reject_queries = {(rejects ? "ALL" : "NONE")}";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes a database, with a name that no other one has.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"muistot_{Guid.NewGuid():N}";
        await using var connection = new MySqlConnection(ConnectionString(""));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name} CHARACTER SET utf8mb4";
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Galera()
    {
        var group = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        return
        [
            "--wsrep-on=ON", "--wsrep-provider=/usr/lib/galera/libgalera_smm.so", "--wsrep-cluster-address=gcomm://",
            "--wsrep-node-address=127.0.0.1", "--binlog-format=ROW", "--innodb-autoinc-lock-mode=2",
            $"--wsrep-provider-options=base_host=127.0.0.1;base_port={group};gmcast.listen_addr=tcp://127.0.0.1:{group};gcache.size=16M",
        ];
    }

    private string ConnectionString(string database)
    {
        var connection = new MySqlConnectionStringBuilder
        {
            Server = "127.0.0.1",
            Port = (uint)port,
            UserID = "root",
            Database = database,
            MaximumPoolSize = 200
        };

        // Many tests at once keep a machine so busy that a connection can take longer than callers wait for one that is unavailable.
        if (!durable)
            connection.ConnectionTimeout = 15;
        return connection.ToString();
    }
}
