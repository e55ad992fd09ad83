using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

public sealed class BucketFaultTests : FileStoreFaultTest
{
    private protected override Stage Stage => Stages.OnBucket;

    [Test]
    public Task LeavesNothingHalfWhenTheServerOfTheBucketIsKilled()
    {
        var server = Stage.Production.S3.Process;
        return LosesNothingAsync(server.KillAsync, server.StartAgainAsync);
    }
}
