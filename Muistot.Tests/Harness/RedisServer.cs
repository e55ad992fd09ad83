using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Muistot.Tests.Harness;

/// <summary>A Redis server of the test's own, in a folder that goes with it.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string folder;

    private RedisServer(string folder, ServerProcess process, int port, int busPort = 0) =>
        (this.folder, Process, Port, BusPort) = (folder, process, port, busPort);

    /// <summary>The server's process.</summary>
    public ServerProcess Process { get; }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Where it is.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The port that it speaks to others of a cluster on.</summary>
    public int BusPort { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="durable">True to make every command reach the disk; else nothing does.</param>
    /// <param name="settings">More of its settings.</param>
    public static Task<RedisServer> StartAsync(bool durable = false, params IReadOnlyList<string> settings) =>
        StartAsync(ServerProcess.FreePort(), ["--appendonly", durable ? "yes" : "no", "--appendfsync", "always", .. settings]);

    /// <summary>Starts a server that can join a cluster, and notices soon when others die.</summary>
    public static Task<RedisServer> StartForClusterAsync()
    {
        var busPort = ServerProcess.FreePort();
        return StartAsync(ServerProcess.FreePort(),
        [
            "--cluster-enabled", "yes", "--cluster-port", busPort.ToString(CultureInfo.InvariantCulture),
            "--cluster-node-timeout", "500", "--cluster-replica-validity-factor", "0", "--repl-diskless-sync-delay", "0",
        ], busPort);
    }

    /// <summary>Starts a Sentinel, which watches over a server and its replicas.</summary>
    /// <param name="settings">The lines of its file of settings.</param>
    public static async Task<RedisServer> StartSentinelAsync(params IReadOnlyList<string> settings)
    {
        var (place, port) = (Directory.CreateTempSubdirectory("muistot-redis-").FullName, ServerProcess.FreePort());
        var file = Path.Combine(place, "sentinel.conf");
        await File.WriteAllLinesAsync(
            file, [string.Create(CultureInfo.InvariantCulture, $"port {port}"), "bind 127.0.0.1", $"dir {place}", .. settings]);
        return new RedisServer(place, await ServerProcess.StartAsync("redis-server", [file, "--sentinel"], port), port);
    }

    /// <summary>Sends it a command.</summary>
    /// <returns>Its answer: a word, or a text.</returns>
    public async Task<string> AskAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync() ?? "";
        if (line.StartsWith('-'))
            throw new InvalidOperationException($"{command}: {line}");
        if (!line.StartsWith('$'))
            return line[1..];
        var text = new char[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(text);
        return new string(text);
    }

    /// <summary>Waits until its answer to a command holds all of some texts.</summary>
    public async Task UntilAsync(string command, params IReadOnlyList<string> texts)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await AskAsync(command);
            if (texts.All(answer.Contains))
                return;
            await Task.Delay(20, limit.Token);
        }
    }

    private static async Task<RedisServer> StartAsync(int port, IEnumerable<string> settings, int busPort = 0)
    {
        var place = Directory.CreateTempSubdirectory("muistot-redis-").FullName;
        string[] arguments =
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", place, "--save", "", .. settings,
        ];
        return new RedisServer(place, await ServerProcess.StartAsync("redis-server", arguments, port), port, busPort);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
