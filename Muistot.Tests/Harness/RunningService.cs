using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Muistot.Tests.Harness;

/// <summary>The service in a process of its own, as operators run it: settings by environment.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(3);

    private RunningService(ServerProcess process, Uri address) => (Process, Address, Api) = (process, address, new ApiClient(address));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Speaks to it.</summary>
    public ApiClient Api { get; }

    /// <summary>The process.</summary>
    public ServerProcess Process { get; }

    /// <summary>Starts it on a backend, with settings of its own, and waits until it is ready.</summary>
    public static Task<RunningService> StartAsync(TestHost host, params (string Name, string Value)[] changes) =>
        StartAsync(host, ServerProcess.FreePort(), changes);

    /// <summary>Starts it on a port that its settings name too.</summary>
    public static async Task<RunningService> StartAsync(TestHost host, int port, params (string Name, string Value)[] changes)
    {
        var address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        string[] arguments = [OperatorProgram.Program, "--urls", address];
        var process = await ServerProcess.StartAsync("dotnet", arguments, port, OperatorProgram.EnvironmentOf(host.Settings, changes),
            Repository.At("Muistot.Api"));
        var service = new RunningService(process, new Uri(address));
        await service.UntilReadyAsync();
        return service;
    }

    // A service that listens may still wait for what it stands on, and says so with 503.
    private async Task UntilReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        for (Answer answer; (answer = await Api.GetAsync("/health/ready")).Status != 200; await Task.Delay(50))
        {
            if (Stopwatch.GetElapsedTime(started) > ReadyLimit)
                throw new InvalidOperationException($"It is not ready: {answer}\n{Process.Output}");
        }
    }

    /// <summary>Ends it; of a test that failed, its log is told.</summary>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is TestStatus.Failed || TestContext.CurrentContext.Result.Assertions.Any())
            await TestContext.Out.WriteLineAsync(Process.Output);
        Api.Dispose();
        await Process.DisposeAsync();
    }
}
