using System.Globalization;

namespace Muistot.Tests.Harness;

/// <summary>A Redis server of the test's own, in a folder that goes with it.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string folder;

    private RedisServer(string folder, ServerProcess process, string connection) =>
        (this.folder, Process, Connection) = (folder, process, connection);

    /// <summary>The server's process.</summary>
    public ServerProcess Process { get; }

    /// <summary>Where it is.</summary>
    public string Connection { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="durable">True to make every command reach the disk; else nothing does.</param>
    public static async Task<RedisServer> StartAsync(bool durable = false)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("muistot-redis-").FullName, ServerProcess.FreePort());
        var number = port.ToString(CultureInfo.InvariantCulture);
        var process = await ServerProcess.StartAsync(
            "redis-server",
            ["--port", number, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", durable
            ? "yes"
            : "no", "--appendfsync", "always"], port);
        return new RedisServer(folder, process, $"127.0.0.1:{number}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
