using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Muistot.Tests.Harness;

/// <summary>A server that a test started, listening on the loopback interface only, and stopped by its id.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    // Below those that the kernel gives to whoever connects (ip(7), ip_local_port_range), so that none of them takes one meanwhile.
    private const int FirstPort = 15000;
    private const int Ports = 17000;

    private static int lastPort = Environment.ProcessId;

    private readonly ProcessStartInfo start;
    private readonly int port;
    private readonly Queue<string> lastLines = new();
    private Process? process;

    private ServerProcess(ProcessStartInfo start, int port) => (this.start, this.port) = (start, port);

    /// <summary>Process id.</summary>
    public int Id => process!.Id;

    /// <summary>True when it runs no more.</summary>
    public bool HasEnded => process!.HasExited;

    /// <summary>What it wrote last.</summary>
    public string Output
    {
        get
        {
            lock (lastLines)
                return string.Join('\n', lastLines);
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(
        string program, IEnumerable<string> arguments, int port, IReadOnlyDictionary<string, string>? environment = null,
        string? workingDirectory = null)
    {
        var command = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            command.Environment[name] = value;
        var server = new ServerProcess(command, port);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = Stopwatch.GetTimestamp();
        while (!await ListensAsync())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
                throw await DidNotStartAsync();
            await Task.Delay(20);
        }

        // Where it could not listen, someone else does.
        if (process.HasExited)
            throw await DidNotStartAsync();
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
            process.Kill();
        await process!.WaitForExitAsync();
    }

    /// <summary>Waits until it writes a line that holds a text.</summary>
    /// <returns>Everything that it wrote last.</returns>
    public async Task<IReadOnlyList<string>> WaitForLineAsync(string text)
    {
        using var timeout = new CancellationTokenSource(StartLimit);
        while (!Output.Contains(text))
            await Task.Delay(10, timeout.Token);
        return Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Begins to watch how much memory it takes.</summary>
    /// <returns>What it takes now, in bytes.</returns>
    public async Task<long> BeginMeasureAsync()
    {
        // Makes the kernel forget the most that it took (proc(5), clear_refs).
        await File.WriteAllTextAsync($"/proc/{Id}/clear_refs", "5");
        return await MeasureAsync();
    }

    /// <summary>The most memory that it took since <see cref="BeginMeasureAsync"/>, in bytes.</summary>
    public async Task<long> MeasureAsync()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{Id}/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Makes it stand still (SIGSTOP): it keeps its connections, takes new ones, and answers nothing.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on after <see cref="PauseAsync"/>.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Tells it to stop (SIGTERM), and does not wait for it.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await process!.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>
    /// A port that nobody listens on, and that nobody else is given by this process: servers take seconds to begin to listen.
    /// </summary>
    public static int FreePort()
    {
        int free;
        do
            free = FirstPort + (int)((uint)Interlocked.Increment(ref lastPort) % Ports);
        while (!IsFree(free));
        return free;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process!.Dispose();
    }

    private static bool IsFree(int number)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, number);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<InvalidOperationException> DidNotStartAsync()
    {
        await KillAsync();
        return new InvalidOperationException($"{start.FileName} did not start:\n{Output}");
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > 200)
                lastLines.Dequeue();
        }
    }
}
