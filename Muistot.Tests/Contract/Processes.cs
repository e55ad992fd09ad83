using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>Starts one process of the service for each backend, for all tests of this namespace.</summary>
[SetUpFixture]
public sealed class Processes
{
    private static readonly Dictionary<Backend, (TestHost Host, RunningService Service)> Started = [];

    /// <summary>The service on a backend.</summary>
    internal static RunningService Of(Backend backend) => Started[backend].Service;

    /// <summary>Signs the owner of an address in at the service on a backend.</summary>
    internal static async Task<Person> SignInAsync(Backend backend, string address)
    {
        var (host, service) = Started[backend];
        var (name, token) = await new SignIn(service.Api, host.Mail).OfAsync(address);
        return new Person(0, name, address, token);
    }

    /// <summary>Holds a script with the service on a backend.</summary>
    /// <returns>What was not as expected.</returns>
    internal static Task<IReadOnlyList<string>> ReplayAsync(Backend backend, Script script)
    {
        var (host, service) = Started[backend];
        return new Replay(service.Api, new SignIn(service.Api, host.Mail), script).RunAsync();
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        foreach (var backend in Enum.GetValues<Backend>())
        {
            var host = await TestHost.PrepareAsync(backend);

            // Where the service is at home numbers and times are written otherwise than in the contract.
            Started[backend] = (host, await RunningService.StartAsync(host, ("LC_ALL", "fi_FI.UTF-8")));
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var (host, service) in Started.Values)
        {
            await service.DisposeAsync();
            await host.DisposeAsync();
        }
    }
}
