using System.Globalization;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Contract;

/// <summary>The service in a process of its own, as operators run it: settings by environment, mail by mail.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly TestHost host;
    private readonly ServerProcess process;
    private readonly ApiClient api;

    private RunningService(TestHost host, ServerProcess process, Uri address) =>
        (this.host, this.process, Address, api) = (host, process, address, new ApiClient(address));

    /// <summary>Where it listens.</summary>
    internal Uri Address { get; }

    /// <summary>Starts it on a backend.</summary>
    internal static Task<RunningService> StartAsync(Backend backend) => StartAsync(backend, _ => new Dictionary<string, string>());

    /// <summary>Starts it on a backend, with settings of its own.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="changes">The settings that are not the backend's, by the address that it will have.</param>
    internal static async Task<RunningService> StartAsync(Backend backend, Func<string, IReadOnlyDictionary<string, string>> changes)
    {
        var (host, port) = (await TestHost.PrepareAsync(backend), ServerProcess.FreePort());
        var address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        var settings = new Dictionary<string, string>(host.Settings);
        foreach (var (name, value) in changes(address))
            settings[name] = value;
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__"), setting => setting.Value);
        environment["ASPNETCORE_ENVIRONMENT"] = host.Settings["Environment"];
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll"), "--urls", address];
        var started = await ServerProcess.StartAsync("dotnet", arguments, port, environment, Repository.At("Muistot.Api"));
        return new RunningService(host, started, new Uri(address));
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
