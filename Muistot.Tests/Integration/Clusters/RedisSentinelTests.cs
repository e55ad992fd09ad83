using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Clusters;

/// <summary>A server and a replica, and Sentinels that say which of the two to write to.</summary>
public sealed class RedisSentinelTests : RedisServersTest
{
    private RedisSentinels redis = null!;

    protected override async Task<string> StartRedisAsync() => (redis = await RedisSentinels.StartAsync()).Connection;

    protected override async Task StopRedisAsync() => await redis.DisposeAsync();

    protected override Task KillAsync() => redis.Primary.Process.KillAsync();
}
