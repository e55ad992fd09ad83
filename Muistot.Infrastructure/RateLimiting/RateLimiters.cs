using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Muistot.Application.Pipeline;
using Muistot.Infrastructure.InProcess;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.RateLimiting;

/// <summary>Keeps rate limits in the memory of the process.</summary>
/// <param name="clock">The current time.</param>
public sealed class InProcessRateLimiter(TimeProvider clock) : IRateLimiter
{
    // Keys hold what callers send, of any length; some ten megabytes of digests are the most. When they are all taken, those go that
    // end soonest: to refuse new keys instead would let a flood of made-up ones keep everyone from signing in, while pushing one key
    // out takes as many requests as there are keys.
    private const int Most = 100_000;

    private readonly ExpiringDictionary<UInt128, bool> taken = new(clock, Most);

    /// <summary>Number of keys that are held.</summary>
    internal int Count
    {
        get
        {
            lock (taken.Gate)
                return taken.Count;
        }
    }

    /// <inheritdoc/>
    public Task<TimeSpan?> TryAcquireAsync(string key, TimeSpan window, CancellationToken cancellationToken)
    {
        var digest = DigestOf(key);
        lock (taken.Gate)
        {
            if (taken.TryGet(digest, out _, out var expires))
                return Task.FromResult<TimeSpan?>(expires - taken.Now);
            taken.Set(digest, true, taken.Now + window);
            return Task.FromResult<TimeSpan?>(null);
        }
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(string key)
    {
        var digest = DigestOf(key);
        lock (taken.Gate)
            taken.Remove(digest);
        return Task.CompletedTask;
    }

    private static UInt128 DigestOf(string key) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())));
}

/// <summary>Keeps rate limits in Redis, for all nodes together.</summary>
/// <param name="redis">The connection.</param>
public sealed class RedisRateLimiter(RedisConnection redis) : IRateLimiter
{
    private const string Script =
        """
        if redis.call('SET', KEYS[1], '', 'NX', 'PX', ARGV[1]) then return -1 end
        return redis.call('PTTL', KEYS[1])
        """;

    /// <inheritdoc/>
    public async Task<TimeSpan?> TryAcquireAsync(string key, TimeSpan window, CancellationToken cancellationToken)
    {
        var rest = (long)await redis.RunAsync(Script, [NameOf(key)], (long)window.TotalMilliseconds);
        return rest < 0 ? null : TimeSpan.FromMilliseconds(rest);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(string key) => redis.RunAsync(NameOf(key), database => database.KeyDeleteAsync(NameOf(key)));

    // Keys speak of people; only their digests leave the process.
    private static RedisKey NameOf(string key) => $"limit:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
}

/// <summary>Limits nothing.</summary>
public sealed class NoRateLimiter : IRateLimiter
{
    /// <inheritdoc/>
    public Task<TimeSpan?> TryAcquireAsync(string key, TimeSpan window, CancellationToken cancellationToken) =>
        Task.FromResult<TimeSpan?>(null);

    /// <inheritdoc/>
    public Task ReleaseAsync(string key) => Task.CompletedTask;
}
