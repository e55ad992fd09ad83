using System.Collections.Concurrent;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration;

/// <summary>
/// The hosts that tests below this namespace share, each started by the first test that asks for it. A host has one test at a time, so each
/// backend has several, the one whose tests wait for servers most of them; a fixture always has the same one.
/// </summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class Hosts
{
    private static readonly ConcurrentDictionary<(Backend Backend, int Number), Lazy<Task<TestHost>>> Started = [];

    internal static Task<TestHost> OfAsync(Backend backend, Type fixture)
    {
        var number = fixture.FullName!.Sum(letter => letter) % (backend == Backend.Production ? 4 : 3);
        return Started.GetOrAdd((backend, number), new Lazy<Task<TestHost>>(() => TestHost.StartAsync(backend))).Value;
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var host in Started.Values)
            await (await host.Value).DisposeAsync();
    }
}
