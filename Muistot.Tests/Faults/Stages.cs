using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

/// <summary>Starts what the tests of faults stand on, which no other test does.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self | ParallelScope.Fixtures)]
public sealed class Stages
{
    private static ProductionHost? production;
    private static Stage? stage;

    /// <summary>MariaDB, Redis, S3 and SMTP, each to be broken, and repaired afterwards.</summary>
    internal static ProductionHost Production => production!;

    /// <summary>The service on them, which goes on through all that is done to them.</summary>
    internal static Stage Running => stage!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        production = await TestHost.PrepareAsync(new ProductionHost(durable: true));
        stage = await Stage.StartAsync(production);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (stage is not null)
            await stage.DisposeAsync();
        if (production is not null)
            await production.DisposeAsync();
    }
}
