using System.Globalization;
using Muistot.Application.Posting;
using Muistot.Infrastructure.InProcess;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.RateLimiting;

/// <summary>Counts what accounts post in the memory of the process.</summary>
/// <param name="clock">The current time.</param>
public sealed class InProcessPostingLimiter(TimeProvider clock) : IPostingLimiter
{
    // Accounts are people's own: so many who post within an hour are beyond what one process serves.
    private const int Most = 100_000;

    private readonly ExpiringDictionary<int, SortedDictionary<(long Slot, PostingKind Kind), long>> posted = new(clock, Most);

    /// <inheritdoc/>
    public Task<PostingRefusal?> TryTakeAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        lock (posted.Gate)
        {
            var counts = posted.TryGet(userId, out var known, out _) ? known : [];
            var slot = PostingHour.SlotOf(at);
            foreach (var ended in counts.Keys.TakeWhile(key => key.Slot <= slot - PostingHour.Slots).ToList())
                counts.Remove(ended);
            foreach (var share in shares)
            {
                if (FreeFrom(counts, share, slot) is { } from)
                    return Task.FromResult<PostingRefusal?>(new PostingRefusal(share.Kind, PostingHour.Until(from, at)));
            }

            foreach (var share in shares)
                counts[(slot, share.Kind)] = counts.GetValueOrDefault((slot, share.Kind)) + share.Amount;
            posted.Set(userId, counts, at + TimeSpan.FromHours(1));
            return Task.FromResult<PostingRefusal?>(null);
        }
    }

    /// <inheritdoc/>
    public Task ReturnAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at)
    {
        lock (posted.Gate)
        {
            if (posted.TryGet(userId, out var counts, out _))
            {
                foreach (var key in shares.Select(share => (share, Key: (PostingHour.SlotOf(at), share.Kind)))
                    .Where(entry => counts.ContainsKey(entry.Key)))
                    counts[key.Key] -= key.share.Amount;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ForgetAsync(int userId)
    {
        lock (posted.Gate)
            posted.Remove(userId);
        return Task.CompletedTask;
    }

    /// <summary>The slot with whose end a share is free, or null when it is free already.</summary>
    private static long? FreeFrom(SortedDictionary<(long Slot, PostingKind Kind), long> counts, PostingShare share, long now)
    {
        var entries = counts.Where(entry => entry.Key.Kind == share.Kind).ToList();
        var sum = share.Amount + entries.Sum(entry => entry.Value);
        if (sum <= share.Limit)
            return null;
        foreach (var entry in entries)
        {
            sum -= entry.Value;
            if (sum <= share.Limit)
                return entry.Key.Slot;
        }

        return now;
    }
}

/// <summary>Counts what accounts post in Redis, for all nodes together: a hash for each account, from kind and slot to amount.</summary>
/// <param name="redis">The connection.</param>
public sealed class RedisPostingLimiter(RedisConnection redis) : IPostingLimiter
{
    private const string TakeScript =
        """
        local slot, oldest = tonumber(ARGV[1]), tonumber(ARGV[2])
        local counts = {}
        local entries = redis.call('HGETALL', KEYS[1])
        for i = 1, #entries, 2 do
          local kind, at = string.match(entries[i], '^(%d+):(%d+)$')
          if tonumber(at) < oldest then
            redis.call('HDEL', KEYS[1], entries[i])
          else
            table.insert(counts, {kind = kind, slot = tonumber(at), amount = tonumber(entries[i + 1])})
          end
        end
        table.sort(counts, function (one, other) return one.slot < other.slot end)
        for i = 4, #ARGV, 3 do
          local kind, sum, limit = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
          for _, count in ipairs(counts) do
            if count.kind == kind then sum = sum + count.amount end
          end
          if sum > limit then
            for _, count in ipairs(counts) do
              if count.kind == kind then
                sum = sum - count.amount
                if sum <= limit then return {tonumber(kind), count.slot} end
              end
            end
            return {tonumber(kind), slot}
          end
        end
        for i = 4, #ARGV, 3 do redis.call('HINCRBY', KEYS[1], ARGV[i] .. ':' .. ARGV[1], ARGV[i + 1]) end
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        return false
        """;

    private const string ReturnScript =
        """
        for i = 2, #ARGV, 2 do
          local field = ARGV[i] .. ':' .. ARGV[1]
          if redis.call('HEXISTS', KEYS[1], field) == 1 then redis.call('HINCRBY', KEYS[1], field, -ARGV[i + 1]) end
        end
        """;

    /// <inheritdoc/>
    public async Task<PostingRefusal?> TryTakeAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var slot = PostingHour.SlotOf(at);
        var refused = await redis.RunAsync(
            TakeScript,
            [Key(userId)],
            [slot, slot - PostingHour.Slots + 1, (long)TimeSpan.FromHours(1).TotalMilliseconds,
            .. shares.SelectMany(share => new RedisValue[] { (int)share.Kind, share.Amount, share.Limit })]);
        return refused.IsNull ? null : new PostingRefusal((PostingKind)(int)refused[0], PostingHour.Until((long)refused[1], at));
    }

    /// <inheritdoc/>
    public Task ReturnAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at) => redis.RunAsync(
        ReturnScript, [Key(userId)], [PostingHour.SlotOf(at),
        .. shares.SelectMany(share => new RedisValue[] { (int)share.Kind, share.Amount })]);

    /// <inheritdoc/>
    public Task ForgetAsync(int userId) => redis.RunAsync(Key(userId), database => database.KeyDeleteAsync(Key(userId)));

    private static RedisKey Key(int userId) => string.Create(CultureInfo.InvariantCulture, $"posting:{userId}");
}

/// <summary>Limits nothing.</summary>
public sealed class NoPostingLimiter : IPostingLimiter
{
    /// <inheritdoc/>
    public Task<PostingRefusal?> TryTakeAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at,
        CancellationToken cancellationToken) =>
        Task.FromResult<PostingRefusal?>(null);

    /// <inheritdoc/>
    public Task ReturnAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ForgetAsync(int userId) => Task.CompletedTask;
}
