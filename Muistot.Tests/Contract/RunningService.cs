using System.Globalization;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Contract;

/// <summary>The service in a process of its own, as operators run it: settings by environment, mail by mail.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly TestHost host;
    private readonly ServerProcess process;
    private readonly ApiClient api;

    private RunningService(TestHost host, ServerProcess process, ApiClient api) => (this.host, this.process, this.api) = (host, process, api);

    /// <summary>Starts it on a backend.</summary>
    internal static async Task<RunningService> StartAsync(Backend backend)
    {
        var (host, port) = (await TestHost.PrepareAsync(backend), ServerProcess.FreePort());
        var address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        var environment = host.Settings.ToDictionary(setting => setting.Key.Replace(":", "__"), setting => setting.Value);
        environment["ASPNETCORE_ENVIRONMENT"] = host.Settings["Environment"];
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll"), "--urls", address];
        var started = await ServerProcess.StartAsync("dotnet", arguments, port, environment, Repository.At("Muistot.Api"));
        return new RunningService(host, started, new ApiClient(new Uri(address)));
    }

    /// <summary>Holds a script with it.</summary>
    /// <returns>What was not as expected.</returns>
    internal Task<IReadOnlyList<string>> ReplayAsync(Script script) => new Replay(api, new SignIn(api, host.Mail), script).RunAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await process.DisposeAsync();
        await host.DisposeAsync();
    }
}
