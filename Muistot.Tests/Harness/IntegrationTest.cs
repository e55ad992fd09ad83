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

    /// <summary>Lets the next test have the backend. No query of the test may be one of <see cref="SlowQueries"/>.</summary>
    [TearDown]
    public void End()
    {
        if (Host is null)
            return;
        var slow = Host.Application.Log.SlowQueries.Take();
        Host.Application.Log.TellWhenFailed();
        Api?.Dispose();
        Host.Lane.Release();
        Assert.That(slow, Is.Empty, "These queries take the longer the more there is: SlowQueries says why.");
    }
}
