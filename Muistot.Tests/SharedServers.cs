using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests;

/// <summary>Servers that tests share. Each starts when the first test asks for it, and stops after the last one.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class SharedServers
{
    private static readonly Lazy<Task<MariaDbServer>> MariaDb = new(() => MariaDbServer.StartAsync());

    /// <summary>A database server, for hosts that do it no harm and have databases of their own.</summary>
    internal static Task<MariaDbServer> MariaDbAsync()
    {
        NeedsServersAttribute.Check();
        return MariaDb.Value;
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (MariaDb.IsValueCreated)
            await (await MariaDb.Value).DisposeAsync();
    }
}
