using System.Globalization;
using Microsoft.Extensions.Options;
using Muistot.Application.Login;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Login;

/// <summary>
/// Keeps the tokens of login mails in Redis: under <c>login:{user}</c> a hash from the digest of each token to when it ends, in
/// milliseconds, and how many wrong tries there were since.
/// </summary>
/// <param name="redis">The connection.</param>
/// <param name="options">How long tokens live.</param>
/// <param name="clock">The current time.</param>
public sealed class RedisLoginTokens(RedisConnection redis, IOptions<LoginOptions> options, TimeProvider clock) : ILoginTokens
{
    private const string IssueScript =
        """
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':0')
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        """;

    private const string TryScript =
        """
        local now, most = tonumber(ARGV[2]), tonumber(ARGV[3])
        local entries = redis.call('HGETALL', KEYS[1])
        for i = 1, #entries, 2 do
          if entries[i] == ARGV[1] and tonumber(string.match(entries[i + 1], '^%d+')) > now then
            if ARGV[4] == '1' then redis.call('DEL', KEYS[1]) end
            return 1
          end
        end
        for i = 1, #entries, 2 do
          local ends, wrong = string.match(entries[i + 1], '^(%d+):(%d+)$')
          if tonumber(ends) <= now or tonumber(wrong) >= most then
            redis.call('HDEL', KEYS[1], entries[i])
          else
            redis.call('HSET', KEYS[1], entries[i], ends .. ':' .. (tonumber(wrong) + 1))
          end
        end
        return 0
        """;

    /// <inheritdoc/>
    public async Task<string> IssueAsync(int userId, CancellationToken cancellationToken)
    {
        var token = SecretToken.Create();
        var lifetime = TimeSpan.FromMinutes(options.Value.TokenMinutes);
        await redis.RunAsync(
            IssueScript, [Key(userId)], SecretToken.DigestOf(token), Milliseconds(clock.GetUtcNow() + lifetime),
            (long)lifetime.TotalMilliseconds);
        return token;
    }

    /// <inheritdoc/>
    public Task<bool> CheckAsync(int userId, string token, CancellationToken cancellationToken) => TryAsync(userId, token, uses: false);

    /// <inheritdoc/>
    public Task<bool> RedeemAsync(int userId, string token, CancellationToken cancellationToken) => TryAsync(userId, token, uses: true);

    /// <inheritdoc/>
    public Task DropAsync(int userId, CancellationToken cancellationToken) =>
        redis.RunAsync(Key(userId), database => database.KeyDeleteAsync(Key(userId)));

    private async Task<bool> TryAsync(int userId, string token, bool uses) => (bool)await redis.RunAsync(
        TryScript, [Key(userId)], SecretToken.DigestOf(token), Milliseconds(clock.GetUtcNow()), LoginTokenSecret.WrongTries,
        uses ? 1 : 0);

    private static RedisKey Key(int userId) => string.Create(CultureInfo.InvariantCulture, $"login:{userId}");

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
