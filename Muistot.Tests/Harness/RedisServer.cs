using System.Globalization;

namespace Muistot.Tests.Harness;

/// <summary>A Redis server of the test's own, which keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private RedisServer(ServerProcess process, string connection) => (Process, Connection) = (process, connection);

    /// <summary>The server's process.</summary>
    public ServerProcess Process { get; }

    /// <summary>Where it is.</summary>
    public string Connection { get; }

    /// <summary>Starts a server.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var port = ServerProcess.FreePort();
        var number = port.ToString(CultureInfo.InvariantCulture);
        var process = await ServerProcess.StartAsync("redis-server", ["--port", number, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], port);
        return new RedisServer(process, $"127.0.0.1:{number}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
