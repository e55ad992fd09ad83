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

        // Where the service is at home numbers and times are written otherwise than in the contract.
        environment["LC_ALL"] = "fi_FI.UTF-8";
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll"), "--urls", address];
        var started = await ServerProcess.StartAsync("dotnet", arguments, port, environment, Repository.At("Muistot.Api"));
        return new RunningService(host, started, new ApiClient(new Uri(address)));
    }

    /// <summary>Speaks to it.</summary>
    internal ApiClient Api => api;

    /// <summary>Signs the owner of an address in.</summary>
    internal async Task<Person> SignInAsync(string address)
    {
        var (name, token) = await new SignIn(api, host.Mail).OfAsync(address);
        return new Person(0, name, address, token);
    }

    /// <summary>Begins to watch how much memory it takes.</summary>
    /// <returns>What it takes now, in bytes.</returns>
    internal async Task<long> BeginMeasureAsync()
    {
        // Makes the kernel forget the most that it took (proc(5), clear_refs).
        await File.WriteAllTextAsync($"/proc/{process.Id}/clear_refs", "5");
        return await MeasureAsync();
    }

    /// <summary>The most memory that it took since <see cref="BeginMeasureAsync"/>, in bytes.</summary>
    internal async Task<long> MeasureAsync()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
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
