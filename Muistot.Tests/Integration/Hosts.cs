using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration;

/// <summary>Starts every backend once, for all tests below this namespace.</summary>
[SetUpFixture]
public sealed class Hosts
{
    private static readonly Dictionary<Backend, TestHost> Started = [];

    internal static TestHost Of(Backend backend) => Started[backend];

    /// <summary>Starts them.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        foreach (var backend in Enum.GetValues<Backend>())
            Started[backend] = await TestHost.StartAsync(backend);
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var host in Started.Values)
            await host.DisposeAsync();
    }
}
