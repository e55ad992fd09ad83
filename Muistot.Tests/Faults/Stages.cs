using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

/// <summary>
/// Starts what the tests of faults stand on, which no other test does: the service, twice, on servers that are broken, and repaired
/// afterwards. It goes on through all that is done to them.
/// </summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class Stages
{
    private static readonly List<Stage> Started = [];

    /// <summary>The one that keeps images in a bucket.</summary>
    internal static Stage OnBucket => Started[0];

    /// <summary>The one that keeps images in a folder, and the rest in a node of a Galera cluster.</summary>
    internal static Stage OnFolder => Started[1];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var host = await TestHost.PrepareAsync(new ProductionHost(durable: true));
        Started.Add(await Stage.StartAsync(host));

        host = await TestHost.PrepareAsync(new ProductionHost(durable: true, cluster: true));
        var folder = Path.Combine(host.Folder, "images");
        Started.Add(await Stage.StartAsync(host, new ImageFolder(folder), new Dictionary<string, string>
        {
            ["Files:Driver"] = "Folder",
            ["Files:Folder"] = folder,
        }));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var stage in Started)
        {
            await stage.DisposeAsync();
            await stage.Host.DisposeAsync();
        }
    }
}
