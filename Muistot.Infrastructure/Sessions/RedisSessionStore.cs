using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Redis;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// Keeps sessions in Redis, where the services that share it expect them: under the digest of a token what stands in the session,
/// under <c>user:{name}</c> the set of a person's digests. Beside each session, <c>lifetime:{digest}</c> lives as long as the
/// session may at most, and holds what its person is shown. Every step is one script, and nothing stays for ever.
/// </summary>
/// <param name="redis">The connection.</param>
/// <param name="options">How long sessions live.</param>
/// <param name="clock">The current time.</param>
public sealed class RedisSessionStore(RedisConnection redis, IOptions<SessionOptions> options, TimeProvider clock)
    : ISessionStore, ISessionDirectory, IDisposable
{
    private const string PersonPrefix = "user:";

    private readonly RecentlyRenewedSessions prolonged = new(clock);

    /// <inheritdoc/>
    public void Dispose() => prolonged.Dispose();

    /// <inheritdoc/>
    public async Task<string> BeginAsync(string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        var (token, key) = SessionTokenFormat.Create(options.Value.TokenBytes);
        await redis.RunAsync(RedisSessionScripts.Begin, Keys(key, username), Values(username, rights, userAgent));
        return token;
    }

    /// <inheritdoc/>
    public async Task<string> RestartAsync(
        string oldUsername, string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        var (token, key) = SessionTokenFormat.Create(options.Value.TokenBytes);
        await redis.RunAsync(
            RedisSessionScripts.Restart, [.. Keys(key, username), Person(oldUsername)], Values(username, rights, userAgent));
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
            RedisSessionScripts.Find, [key, Lifetime(key)], Milliseconds(options.Value.Lifetime),
            Milliseconds(options.Value.AbsoluteLifetime), RedisSessionRecord.WriteTime(clock.GetUtcNow()));
        if (!found.IsNull)
            prolonged.Note(key);
        return (byte[]?)found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SessionRecord>> ListAsync(string username, CancellationToken cancellationToken)
    {
        var found = (RedisValue[])(await redis.RunAsync(
            RedisSessionScripts.List, [Person(username)], Milliseconds(options.Value.Lifetime),
            Milliseconds(options.Value.AbsoluteLifetime), RedisSessionRecord.WriteTime(clock.GetUtcNow()), SessionId.Create().Value))!;
        return [.. found.Chunk(2).Select(pair => RedisSessionRecord.Read((byte[])pair[0]!, pair[1]!))];
    }

    /// <inheritdoc/>
    public async Task<bool> EndAsync(string username, SessionId id, CancellationToken cancellationToken) =>
        (bool)await redis.RunAsync(RedisSessionScripts.EndById, [Person(username)], id.Value);

    /// <inheritdoc/>
    public Task EndAsync(Session session, CancellationToken cancellationToken) =>
        redis.RunAsync(RedisSessionScripts.End, Keys(session.Key.ToArray(), session.Username));

    /// <inheritdoc/>
    public Task EndAllAsync(string username, CancellationToken cancellationToken) =>
        redis.RunAsync(RedisSessionScripts.EndAll, [Person(username)]);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> UsernamesAsync(CancellationToken cancellationToken) =>
        redis.KeysAsync($"{PersonPrefix}*").Select(key => key[PersonPrefix.Length..]);

    /// <inheritdoc/>
    public async Task<int> CountAsync(string username, CancellationToken cancellationToken) =>
        (int)await redis.RunAsync(RedisSessionScripts.Count, [Person(username)]);

    private RedisValue[] Values(string username, SessionRights rights, string? userAgent) =>
    [
        JsonSerializer.SerializeToUtf8Bytes(new Content(username, rights), JsonSerializerOptions.Web),
        Milliseconds(options.Value.Lifetime), Milliseconds(options.Value.AbsoluteLifetime),
        RedisSessionRecord.Write(SessionId.Create(), clock.GetUtcNow(), userAgent),
    ];

    private static RedisKey[] Keys(byte[] key, string username) => [key, Lifetime(key), Person(username)];

    private static RedisKey Lifetime(byte[] key) => (byte[])[.. "lifetime:"u8, .. key];

    private static RedisKey Person(string username) => Encoding.UTF8.GetBytes($"{PersonPrefix}{username}");

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private sealed record Content(string User, SessionRights Data);

    // Of what stands in a session only the name counts.
    private sealed record Owner(string User);
}
