using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>Starts one process of the service for each backend, for all tests of this namespace.</summary>
[SetUpFixture]
public sealed class Processes
{
    private static Dictionary<Backend, RunningService> started = [];

    internal static RunningService Of(Backend backend) => started[backend];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var backends = Enum.GetValues<Backend>();
        var services = await Task.WhenAll(backends.Select(RunningService.StartAsync));
        started = backends.Zip(services).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var service in started.Values)
            await service.DisposeAsync();
    }
}
