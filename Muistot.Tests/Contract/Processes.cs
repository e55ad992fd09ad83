using System.Collections.Concurrent;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>One process of the service for each backend, started by the first test of this namespace that asks for it.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class Processes
{
    private static readonly ConcurrentDictionary<Backend, Lazy<Task<(TestHost Host, RunningService Service)>>> Started = [];

    /// <summary>The service on a backend.</summary>
    internal static async Task<RunningService> OfAsync(Backend backend) => (await StartedAsync(backend)).Service;

    /// <summary>Signs the owner of an address in at the service on a backend.</summary>
    internal static async Task<Person> SignInAsync(Backend backend, string address)
    {
        var (host, service) = await StartedAsync(backend);
        var (name, token) = await new SignIn(service.Api, host.Mail).OfAsync(address);
        return new Person(0, name, address, token);
    }

    /// <summary>Holds a script with the service on a backend.</summary>
    /// <returns>What was not as expected.</returns>
    internal static async Task<IReadOnlyList<string>> ReplayAsync(Backend backend, Script script)
    {
        var (host, service) = await StartedAsync(backend);
        return await new Replay(service.Api, new SignIn(service.Api, host.Mail), script).RunAsync();
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var started in Started.Values)
        {
            var (host, service) = await started.Value;
            await service.DisposeAsync();
            await host.DisposeAsync();
        }
    }

    private static Task<(TestHost Host, RunningService Service)> StartedAsync(Backend backend) =>
        Started.GetOrAdd(backend, new Lazy<Task<(TestHost, RunningService)>>(() => StartAsync(backend))).Value;

    private static async Task<(TestHost Host, RunningService Service)> StartAsync(Backend backend)
    {
        var host = await TestHost.PrepareAsync(backend);

        // Where the service is at home numbers and times are written otherwise than in the contract.
        return (host, await RunningService.StartAsync(host, ("LC_ALL", "fi_FI.UTF-8")));
    }
}
