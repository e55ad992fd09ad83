using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// Keeps sessions in Redis, where the services that share it expect them: under the digest of a token what stands in the session,
/// under <c>user:{name}</c> the set of a person's digests. Beside each session, <c>lifetime:{digest}</c> lives as long as the
/// session may at most. Every step is one script, and nothing stays for ever.
/// </summary>
/// <param name="redis">The connection.</param>
/// <param name="options">How long sessions live.</param>
/// <param name="clock">The current time.</param>
public sealed class RedisSessionStore(RedisConnection redis, IOptions<SessionOptions> options, TimeProvider clock)
    : ISessionStore, ISessionDirectory, IDisposable
{
    private const string BeginScript =
        """
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[3])) do
          if redis.call('EXISTS', key) == 0 then redis.call('SREM', KEYS[3], key) end
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], '', 'PX', ARGV[3])
        redis.call('SADD', KEYS[3], KEYS[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        """;

    // What was prolonged less than a second ago is not prolonged again, which spares Redis most of the writing. A session of another
    // service has no lifetime beside it yet: its limit begins when it is first seen here.
    private const string FindScript =
        """
        local session, lifetime = unpack(redis.call('MGET', KEYS[1], KEYS[2]))
        if not session then return false end
        if lifetime and redis.call('PTTL', KEYS[1]) > ARGV[1] - 1000 then return session end
        local rest = redis.call('PTTL', KEYS[2])
        if rest < 0 then
          redis.call('SET', KEYS[2], '', 'PX', ARGV[2])
          rest = tonumber(ARGV[2])
        end
        redis.call('PEXPIRE', KEYS[1], math.min(tonumber(ARGV[1]), rest))
        return session
        """;

    private const string EndScript =
        """
        redis.call('DEL', KEYS[1], KEYS[2])
        redis.call('SREM', KEYS[3], KEYS[1])
        """;

    private const string EndAllScript =
        """
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do redis.call('DEL', key, 'lifetime:' .. key) end
        redis.call('DEL', KEYS[1])
        """;

    // Redis refuses the first write of a script or none (for want of memory, of replicas): old sessions do not end without the new one.
    private const string RestartScript =
        """
        for person = 3, 4 do
          for _, key in ipairs(redis.call('SMEMBERS', KEYS[person])) do redis.call('DEL', key, 'lifetime:' .. key) end
          redis.call('DEL', KEYS[person])
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], '', 'PX', ARGV[3])
        redis.call('SADD', KEYS[3], KEYS[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        """;

    private const string CountScript =
        """
        local count = 0
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do count = count + redis.call('EXISTS', key) end
        return count
        """;

    private const string PersonPrefix = "user:";

    private readonly RecentlyRenewedSessions prolonged = new(clock);

    /// <inheritdoc/>
    public void Dispose() => prolonged.Dispose();

    /// <inheritdoc/>
    public async Task<string> BeginAsync(string username, SessionRights rights, CancellationToken cancellationToken)
    {
        var (token, key) = SessionTokenFormat.Create(options.Value.TokenBytes);
        await redis.RunAsync(BeginScript, Keys(key, username), Values(username, rights));
        return token;
    }

    /// <inheritdoc/>
    public async Task<string> RestartAsync(string oldUsername, string username, SessionRights rights, CancellationToken cancellationToken)
    {
        var (token, key) = SessionTokenFormat.Create(options.Value.TokenBytes);
        await redis.RunAsync(RestartScript, [.. Keys(key, username), Person(oldUsername)], Values(username, rights));
        return token;
    }

    /// <inheritdoc/>
    public async Task<Session?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (SessionTokenFormat.KeyOf(token) is not { } key)
            return null;
        byte[]? content = prolonged.Has(key) ? await redis.RunAsync(database => database.StringGetAsync(key)) : await ProlongAsync(key);
        return content is null ? null : new Session(JsonSerializer.Deserialize<Owner>(content, JsonSerializerOptions.Web)!.User, key);
    }

    private async Task<byte[]?> ProlongAsync(byte[] key)
    {
        var found = await redis.RunAsync(
            FindScript, [key, Lifetime(key)], Milliseconds(options.Value.Lifetime), Milliseconds(options.Value.AbsoluteLifetime));
        if (!found.IsNull)
            prolonged.Note(key);
        return (byte[]?)found;
    }

    /// <inheritdoc/>
    public Task EndAsync(Session session, CancellationToken cancellationToken) =>
        redis.RunAsync(EndScript, Keys(session.Key.ToArray(), session.Username));

    /// <inheritdoc/>
    public Task EndAllAsync(string username, CancellationToken cancellationToken) => redis.RunAsync(EndAllScript, [Person(username)]);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> UsernamesAsync(CancellationToken cancellationToken) =>
        redis.KeysAsync($"{PersonPrefix}*").Select(key => key[PersonPrefix.Length..]);

    /// <inheritdoc/>
    public async Task<int> CountAsync(string username, CancellationToken cancellationToken) =>
        (int)await redis.RunAsync(CountScript, [Person(username)]);

    private RedisValue[] Values(string username, SessionRights rights) =>
    [
        JsonSerializer.SerializeToUtf8Bytes(new Content(username, rights), JsonSerializerOptions.Web),
        Milliseconds(options.Value.Lifetime), Milliseconds(options.Value.AbsoluteLifetime),
    ];

    private static RedisKey[] Keys(byte[] key, string username) => [key, Lifetime(key), Person(username)];

    private static RedisKey Lifetime(byte[] key) => (byte[])[.. "lifetime:"u8, .. key];

    private static RedisKey Person(string username) => Encoding.UTF8.GetBytes($"{PersonPrefix}{username}");

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private sealed record Content(string User, SessionRights Data);

    // Of what stands in a session only the name counts.
    private sealed record Owner(string User);
}
