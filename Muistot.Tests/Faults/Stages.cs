using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

/// <summary>
/// Starts what the tests of faults stand on, which no other test does: the service, twice, on servers that are broken, and repaired
/// afterwards. It goes on through all that is done to them. Each test waits for it by itself, so that its fixture has its turn among the
/// first.
/// </summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class Stages
{
    private static readonly Stage[] Started = new Stage[2];
    private static readonly Lazy<Task> Starting = new(() => Task.WhenAll(StartOnBucketAsync(), StartOnFolderAsync()));

    /// <summary>The one that keeps images in a bucket.</summary>
    internal static Stage OnBucket => Started[0];

    /// <summary>The one that keeps images in a folder, and the rest in a node of a Galera cluster.</summary>
    internal static Stage OnFolder => Started[1];

    /// <summary>Waits until both have started.</summary>
    internal static Task StartedAsync() => Starting.Value;

    [OneTimeSetUp]
    public static void Start() => _ = Starting.Value;

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await Starting.Value;
        foreach (var stage in Started)
        {
            await stage.DisposeAsync();
            await stage.Host.DisposeAsync();
        }
    }

    private static async Task StartOnBucketAsync()
    {
        var host = await TestHost.PrepareAsync(new ProductionHost(durable: true));
        Started[0] = await Stage.StartAsync(host, host.Images, new Dictionary<string, string>(), isHasty: true);
    }

    private static async Task StartOnFolderAsync()
    {
        var host = await TestHost.PrepareAsync(new ProductionHost(durable: true, cluster: true));
        var folder = Path.Combine(host.Folder, "images");
        Started[1] = await Stage.StartAsync(host, new ImageFolder(folder), new Dictionary<string, string>
        {
            ["Files:Driver"] = "Folder",
            ["Files:Folder"] = folder,
        }, isHasty: true);
    }
}
