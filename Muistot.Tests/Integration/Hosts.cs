using System.Collections.Concurrent;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration;

/// <summary>Each backend, started by the first test that asks for it, for all tests below this namespace.</summary>
[SetUpFixture]
public sealed class Hosts
{
    private static readonly ConcurrentDictionary<Backend, Lazy<Task<TestHost>>> Started = [];

    internal static Task<TestHost> OfAsync(Backend backend) =>
        Started.GetOrAdd(backend, new Lazy<Task<TestHost>>(() => TestHost.StartAsync(backend))).Value;

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var host in Started.Values)
            await (await host.Value).DisposeAsync();
    }
}
