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
/// session may at most, and holds what its person is shown. <see cref="RedisSessionKeys"/> says how they are called on a cluster. Every
/// step is one script, and nothing stays for ever.
/// </summary>
/// <remarks>
/// Scripts have to name their keys, so those about all sessions of a person ask for them before. What begins in between goes on: it began
/// later.
/// </remarks>
/// <param name="redis">The connection.</param>
/// <param name="options">How long sessions live.</param>
/// <param name="clock">The current time.</param>
public sealed class RedisSessionStore(RedisConnection redis, IOptions<SessionOptions> options, TimeProvider clock)
    : ISessionStore, ISessionDirectory, IDisposable
{
    private readonly RecentlyRenewedSessions renewed = new(clock);

    /// <inheritdoc/>
    public void Dispose() => renewed.Dispose();

    /// <inheritdoc/>
    public async Task<string> BeginAsync(string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        var (keys, token, key) = Create(username);
        var known = await KnownAsync(keys, username);
        await redis.RunAsync(RedisSessionScripts.Begin, [.. Keys(keys, key, username), .. known.Select(session => (RedisKey)session)],
            Values(username, rights, userAgent));
        return token;
    }

    /// <inheritdoc/>
    public async Task<string> RestartAsync(
        string oldUsername, string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        var (keys, token, key) = Create(username);
        var (oldKeys, isElsewhere) = (KeysOf(oldUsername), IsElsewhere(oldUsername, username));
        var known = await PairsAsync(keys, username);
        if (!isElsewhere && oldUsername != username)
            known = [.. known, .. await PairsAsync(oldKeys, oldUsername)];
        await redis.RunAsync(
            RedisSessionScripts.Restart,
            [.. Keys(keys, key, username), isElsewhere ? keys.Person(username) : oldKeys.Person(oldUsername), .. known],
            Values(username, rights, userAgent));

        // The two names lie on two servers. Whoever fails here has the old sessions still, and a new one that nobody was told of.
        if (isElsewhere)
            await EndAllAsync(oldUsername, cancellationToken);
        return token;
    }

    /// <inheritdoc/>
    public async Task<Session?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not (var keys, var digest))
            return null;
        byte[]? content = renewed.Has(digest)
            ? await redis.RunAsync(
                keys.Session(digest), database => database.StringGetAsync(keys.Session(digest), CommandFlags.DemandMaster))
            : await RenewAsync(keys, digest);
        return content is null ? null : new Session(JsonSerializer.Deserialize<Owner>(content, JsonSerializerOptions.Web)!.User, digest);
    }

    private async Task<byte[]?> RenewAsync(RedisSessionKeys keys, byte[] digest)
    {
        var found = await redis.RunAsync(
            RedisSessionScripts.Find, [keys.Session(digest), keys.Lifetime(digest)], Milliseconds(options.Value.Lifetime),
            Milliseconds(options.Value.AbsoluteLifetime), RedisSessionRecord.WriteTime(clock.GetUtcNow()));
        if (!found.IsNull)
            renewed.Note(digest);
        return (byte[]?)found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SessionRecord>> ListAsync(string username, CancellationToken cancellationToken)
    {
        var keys = KeysOf(username);
        var found = (RedisValue[])(await redis.RunAsync(
            RedisSessionScripts.List, [keys.Person(username), .. await PairsAsync(keys, username)], Milliseconds(options.Value.Lifetime),
            Milliseconds(options.Value.AbsoluteLifetime), RedisSessionRecord.WriteTime(clock.GetUtcNow()), SessionId.Create().Value))!;
        return [.. found.Chunk(2).Select(pair => RedisSessionRecord.Read(keys.DigestIn((byte[])pair[0]!), pair[1]!))];
    }

    /// <inheritdoc/>
    public async Task<bool> EndAsync(string username, SessionId id, CancellationToken cancellationToken) =>
        (bool)await RunOnAllAsync(RedisSessionScripts.EndById, username, id.Value);

    /// <inheritdoc/>
    public Task EndAsync(Session session, CancellationToken cancellationToken) =>
        redis.RunAsync(RedisSessionScripts.End, Keys(KeysOf(session.Username), session.Key.ToArray(), session.Username));

    /// <inheritdoc/>
    public Task EndAllAsync(string username, CancellationToken cancellationToken) => RunOnAllAsync(RedisSessionScripts.EndAll, username);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> UsernamesAsync(CancellationToken cancellationToken)
    {
        var onCluster = redis.IsCluster;
        return redis.KeysAsync(RedisSessionKeys.PatternOfPeople(onCluster)).Select(key => RedisSessionKeys.NameIn(key, onCluster));
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(string username, CancellationToken cancellationToken)
    {
        var keys = KeysOf(username);
        var known = (await KnownAsync(keys, username)).Select(session => (RedisKey)session).ToArray();
        return known.Length == 0
            ? 0
            : (int)await redis.RunAsync(known[0], database => database.KeyExistsAsync(known, CommandFlags.DemandMaster));
    }

    private async Task<RedisResult> RunOnAllAsync(string script, string username, params RedisValue[] values)
    {
        var keys = KeysOf(username);
        return await redis.RunAsync(script, [keys.Person(username), .. await PairsAsync(keys, username)], values);
    }

    /// <summary>Keys of each session that a person is known to have: it and its lifetime.</summary>
    private async Task<RedisKey[]> PairsAsync(RedisSessionKeys keys, string username) =>
        [.. (await KnownAsync(keys, username)).SelectMany(session => new RedisKey[] { session, keys.Lifetime(keys.DigestIn(session)) })];

    private async Task<byte[][]> KnownAsync(RedisSessionKeys keys, string username)
    {
        var members = await redis.RunAsync(
            keys.Person(username), database => database.SetMembersAsync(keys.Person(username), CommandFlags.DemandMaster));
        return [.. members.Select(session => (byte[])session!)];
    }

    private RedisSessionKeys KeysOf(string username) =>
        redis.IsCluster ? RedisSessionKeys.OnCluster(RedisSessionKeys.TagOf(username)) : RedisSessionKeys.OnOneServer;

    private bool IsElsewhere(string oldUsername, string username) =>
        redis.IsCluster && !RedisSessionKeys.TagOf(oldUsername).AsSpan().SequenceEqual(RedisSessionKeys.TagOf(username));

    private (RedisSessionKeys Keys, string Token, byte[] Digest) Create(string username)
    {
        var (token, digest) = SessionTokenFormat.Create(
            options.Value.TokenBytes, redis.IsCluster ? RedisSessionKeys.TagOf(username) : []);
        return (KeysOf(username), token, digest);
    }

    private (RedisSessionKeys Keys, byte[] Digest)? Read(string token)
    {
        if (!redis.IsCluster)
            return SessionTokenFormat.KeyOf(token) is { } alone ? (RedisSessionKeys.OnOneServer, alone) : null;
        Span<byte> tag = stackalloc byte[RedisSessionKeys.TagLength];
        return SessionTokenFormat.KeyOf(token, tag) is { } digest ? (RedisSessionKeys.OnCluster(tag), digest) : null;
    }

    private RedisValue[] Values(string username, SessionRights rights, string? userAgent) =>
    [
        JsonSerializer.SerializeToUtf8Bytes(new Content(username, rights), JsonSerializerOptions.Web),
        Milliseconds(options.Value.Lifetime), Milliseconds(options.Value.AbsoluteLifetime),
        RedisSessionRecord.Write(SessionId.Create(), clock.GetUtcNow(), userAgent),
    ];

    private static RedisKey[] Keys(RedisSessionKeys keys, byte[] digest, string username) =>
        [keys.Session(digest), keys.Lifetime(digest), keys.Person(username)];

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private sealed record Content(string User, SessionRights Data);

    // Of what stands in a session only the name counts.
    private sealed record Owner(string User);
}
