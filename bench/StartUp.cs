using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Muistot.Tests.Harness;

namespace Muistot.Benchmark;

/// <summary>From the start of the process to its first answer, beside an empty web API.</summary>
internal static class StartUp
{
    private const int Rounds = 5;
    private const int Requests = 10_000;

    internal static async Task MeasureAsync(string published, Results results)
    {
        var folder = Directory.CreateTempSubdirectory("muistot-start-").FullName;
        var template = await TemplateAsync(folder);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Muistot"] = $"Data Source={Path.Combine(folder, "muistot.db")}",
            ["Files__Folder"] = Path.Combine(folder, "images"),
            ["Mail__Driver"] = "Pickup",
            ["Mail__PickupDirectory"] = Path.Combine(folder, "mail"),
            ["Login__ServiceUrl"] = "http://127.0.0.1/",
        };
        await Service.RunAsync(published, settings, "migrate");
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add((await StartAsync(template, "/weatherforecast", [], 1)).Seconds);
            ours.Add((await StartAsync(Path.Combine(published, "Muistot.Api.dll"), "/projects", settings, 1)).Seconds);
        }

        var (_, memory) = await StartAsync(Path.Combine(published, "Muistot.Api.dll"), "/projects", settings, Requests);
        Directory.Delete(folder, recursive: true);
        var ratio = ours.Min() / theirs.Min();
        results.Add(new Result(
            9, string.Create(CultureInfo.InvariantCulture, $"process start to first answer, {ours.Min():F2} s; then {Requests} requests"),
            null, null, null, memory / 1e6, null,
            string.Create(CultureInfo.InvariantCulture,
            $"{ratio:F1} times `dotnet new webapi` ({theirs.Min():F2} s), {memory / 1e6:F0} MB"), "≤ 3 times, ≤ 200 MB",
            ratio <= 3 && memory <= 200e6));
    }

    private static async Task<string> TemplateAsync(string folder)
    {
        var project = Path.Combine(folder, "template");
        foreach (
            var arguments in new[] { $"new webapi --output {project}",
            $"publish {project} --configuration Release --output {project}/published" })
        {
            using var run = Process.Start(
                new ProcessStartInfo("dotnet", arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    WorkingDirectory = folder
                })!;
            var output = await run.StandardOutput.ReadToEndAsync();
            await run.WaitForExitAsync();
            if (run.ExitCode != 0)
                throw new InvalidOperationException($"dotnet {arguments} failed:\n{output}");
        }

        return Path.Combine(project, "published", "template.dll");
    }

    private static async Task<(double Seconds, long Memory)> StartAsync(string program, string path, Dictionary<string, string> settings,
        int requests)
    {
        var port = ServerProcess.FreePort();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(program)
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            while (!Listens(port))
                await Task.Delay(5);
            (await http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await Parallel.ForEachAsync(Enumerable.Range(1, requests - 1),
                async (_, _) => await http.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None));
            return (seconds, Service.MemoryOf(process.Id));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Whether someone listens: asked as cheaply as possible, since the two processes share the machine.</summary>
    private static bool Listens(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
