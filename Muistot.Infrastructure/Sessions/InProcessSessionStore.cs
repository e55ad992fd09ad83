using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;
using Muistot.Infrastructure.InProcess;

namespace Muistot.Infrastructure.Sessions;

/// <summary>Keeps sessions in the memory of the process; they end with it.</summary>
/// <param name="options">How long they live.</param>
/// <param name="clock">The current time.</param>
public sealed class InProcessSessionStore(IOptions<SessionOptions> options, TimeProvider clock) : ISessionStore
{
    private readonly ExpiringDictionary<string, Entry> sessions = new(clock);

    /// <inheritdoc/>
    public Task<string> BeginAsync(string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
            return Task.FromResult(Begin(username, userAgent));
    }

    /// <inheritdoc/>
    public Task<string> RestartAsync(
        string oldUsername, string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
        {
            EndAll(oldUsername);
            EndAll(username);
            return Task.FromResult(Begin(username, userAgent));
        }
    }

    /// <inheritdoc/>
    public Task<Session?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (SessionTokenFormat.KeyOf(token) is not { } key)
            return Task.FromResult<Session?>(null);
        lock (sessions.Gate)
        {
            if (!sessions.TryGet(Name(key), out var entry, out _))
                return Task.FromResult<Session?>(null);
            var renewed = sessions.Now + options.Value.Lifetime;
            sessions.Set(
                Name(key), entry with { Record = entry.Record with { LastUsedAt = sessions.Now } },
                renewed < entry.Limit ? renewed : entry.Limit);
            return Task.FromResult<Session?>(new Session(entry.Username, entry.Record.Key));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SessionRecord>> ListAsync(string username, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
            return Task.FromResult<IReadOnlyList<SessionRecord>>([.. EntriesOf(username).Select(entry => entry.Record)]);
    }

    /// <inheritdoc/>
    public Task<bool> EndAsync(string username, SessionId id, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
        {
            if (EntriesOf(username).Find(entry => entry.Record.Id == id) is not { } found)
                return Task.FromResult(false);
            sessions.Remove(Name(found.Record.Key.Span));
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task EndAsync(Session session, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
            sessions.Remove(Name(session.Key.Span));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EndAllAsync(string username, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
            EndAll(username);
        return Task.CompletedTask;
    }

    private string Begin(string username, string? userAgent)
    {
        var ((token, key), now) = (SessionTokenFormat.Create(options.Value.TokenBytes), sessions.Now);
        var record = new SessionRecord(SessionId.Create(), key, now, now, userAgent);
        sessions.Set(Name(key), new Entry(username, record, now + options.Value.AbsoluteLifetime), now + options.Value.Lifetime);
        return token;
    }

    private void EndAll(string username)
    {
        foreach (var entry in EntriesOf(username))
            sessions.Remove(Name(entry.Record.Key.Span));
    }

    private List<Entry> EntriesOf(string username) =>
        sessions.Values(entry => string.Equals(entry.Username, username, StringComparison.Ordinal));

    private static string Name(ReadOnlySpan<byte> key) => Convert.ToHexString(key);

    /// <param name="Username">Whose it is.</param>
    /// <param name="Record">What its person sees.</param>
    /// <param name="Limit">When it ends, however much it is used.</param>
    private sealed record Entry(string Username, SessionRecord Record, DateTimeOffset Limit);
}
