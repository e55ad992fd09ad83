using System.Security.Cryptography;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Files;

/// <summary>
/// Shares the key of aliases by Redis. The first node puts it there; each one asks for it every minute, puts it back when Redis has lost
/// it, and goes on with the one it knows while Redis is unavailable. Without a node that asks, it goes after the last alias.
/// </summary>
/// <param name="redis">The connection.</param>
/// <param name="clock">The time.</param>
public sealed class RedisImageAliasKey(RedisConnection redis, TimeProvider clock) : IImageAliasKey
{
    /// <summary>How long the key stays in Redis after the last node asked for it.</summary>
    internal static readonly TimeSpan Lifetime = ImageAlias.Lifetime * 2;

    private const string Script =
        """
        if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return ARGV[1] end
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return redis.call('GET', KEYS[1])
        """;

    private static readonly RedisKey[] Key = ["image-alias-key"];
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private volatile Entry? known;

    /// <inheritdoc/>
    public ValueTask<byte[]> GetAsync()
    {
        // A clock that was set back must not make an old answer last.
        return known is { } entry && clock.GetUtcNow() - entry.AskedAt is { Ticks: >= 0 } age && age < Known
            ? ValueTask.FromResult(entry.Key)
            : new ValueTask<byte[]>(AskAsync());
    }

    private async Task<byte[]> AskAsync()
    {
        var (proposed, now) = (known?.Key ?? RandomNumberGenerator.GetBytes(InProcessImageAliasKey.Length), clock.GetUtcNow());
        try
        {
            var shared = (byte[])(await redis.RunAsync(Script, Key, proposed, (long)Lifetime.TotalMilliseconds))!;
            known = new Entry(shared, now);
            return shared;
        }
        catch (UnavailableException) when (known is not null)
        {
            return known.Key;
        }
    }

    private sealed record Entry(byte[] Key, DateTimeOffset AskedAt);
}
