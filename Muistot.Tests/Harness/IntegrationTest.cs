using Muistot.Tests.Integration;
using NUnit.Framework;

namespace Muistot.Tests.Harness;

/// <summary>A test against the running service on one backend, whose world is empty at the start of each test.</summary>
/// <param name="backend">The backend.</param>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.Self)]
public abstract class IntegrationTest(Backend backend)
{
    internal TestHost Host { get; private set; } = null!;

    internal ApiClient Api { get; private set; } = null!;

    internal World World { get; private set; } = null!;

    /// <summary>Waits for the backend and empties its world.</summary>
    [SetUp]
    public async Task BeginAsync()
    {
        Host = await Hosts.OfAsync(backend, GetType());
        await Host.Lane.WaitAsync();
        Host.Application.Log.Clear();
        await Host.ResetAsync();
        (Api, World) = (new ApiClient(Host.Application.Address), new World(Host.Application.Services));
    }

    /// <summary>Lets the next test have the backend. No query of the test may convert a column.</summary>
    [TearDown]
    public void End()
    {
        var converting = Host.Application.Log.ConvertedColumns.Take();
        Api?.Dispose();
        Host.Lane.Release();
        Assert.That(converting, Is.Empty, "These queries convert a column, which no index helps: compare it with a value of its own type.");
    }
}
