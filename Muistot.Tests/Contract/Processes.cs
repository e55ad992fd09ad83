using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>Starts one process of the service for each backend, for all tests of this namespace.</summary>
[SetUpFixture]
public sealed class Processes
{
    private static readonly Dictionary<Backend, (TestHost Host, RunningService Service)> Started = [];

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
            Started[backend] = (host, await RunningService.StartAsync(host));
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
