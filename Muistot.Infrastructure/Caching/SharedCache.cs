using Microsoft.Extensions.Caching.Distributed;
using Muistot.Application.Caching;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Caching;

/// <summary>
/// Holds what is costly to find, never changes and may be known to every node: in Redis, or in the process of the embedded start. While
/// Redis is unavailable or slow, it is as if it were empty. Nothing that depends on a caller belongs here.
/// </summary>
/// <param name="cache">Where it is held.</param>
public sealed class SharedCache(IDistributedCache cache) : ISharedCache
{
    // What takes longer than this can as well be found again.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private static readonly DistributedCacheEntryOptions Expiration = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) };

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(key, cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception fault) when (IsUnavailable(fault))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task KeepAsync(string key, byte[] value, CancellationToken cancellationToken)
    {
        try
        {
            await cache.SetAsync(key, value, Expiration, cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception fault) when (IsUnavailable(fault))
        {
            // It is found again next time.
        }
    }

    /// <summary>Drops a value, if Redis can be reached.</summary>
    public async Task DropAsync(string key)
    {
        try
        {
            await cache.RemoveAsync(key, CancellationToken.None).WaitAsync(Limit);
        }
        catch (Exception fault) when (IsUnavailable(fault))
        {
            // It expires, and whoever finds that it is wrong drops it.
        }
    }

    private static bool IsUnavailable(Exception fault) =>
        fault is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException;
}
