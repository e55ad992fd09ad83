using System.Globalization;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Muistot.Tests.Harness;

/// <summary>The service in a process of its own, as operators run it: settings by environment.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private RunningService(ServerProcess process, Uri address) => (Process, Address, Api) = (process, address, new ApiClient(address));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Speaks to it.</summary>
    public ApiClient Api { get; }

    /// <summary>The process.</summary>
    public ServerProcess Process { get; }

    /// <summary>Starts it on a backend, with settings of its own.</summary>
    public static Task<RunningService> StartAsync(TestHost host, params (string Name, string Value)[] changes) =>
        StartAsync(host, ServerProcess.FreePort(), changes);

    /// <summary>Starts it on a port that its settings name too.</summary>
    public static async Task<RunningService> StartAsync(TestHost host, int port, params (string Name, string Value)[] changes)
    {
        var address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        string[] arguments = [OperatorProgram.Program, "--urls", address];
        return new RunningService(
            await ServerProcess.StartAsync("dotnet", arguments, port, OperatorProgram.EnvironmentOf(host.Settings, changes),
            Repository.At("Muistot.Api")),
            new Uri(address));
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
