using Muistot.Application.Me;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Erasure;

/// <summary>
/// Empties the cache that nodes share: no key leads to what it holds of erased texts, and it would hold them for an hour.
/// </summary>
/// <param name="redis">The connection.</param>
internal sealed class SharedCacheRemnants(RedisConnection redis) : IErasureRemnants
{
    /// <summary>What the keys of the cache begin with.</summary>
    internal const string Prefix = "muistot:cache:";

    /// <inheritdoc/>
    public int Order => 2;

    /// <inheritdoc/>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await foreach (var key in redis.KeysAsync($"{Prefix}*").WithCancellation(cancellationToken))
            await redis.RunAsync(key, database => database.KeyDeleteAsync((RedisKey)key));
    }
}
