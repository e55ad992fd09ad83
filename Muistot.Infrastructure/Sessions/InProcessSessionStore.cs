using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Infrastructure.InProcess;

namespace Muistot.Infrastructure.Sessions;

/// <summary>Keeps sessions in the memory of the process; they end with it.</summary>
/// <param name="options">How long they live.</param>
/// <param name="clock">The current time.</param>
public sealed class InProcessSessionStore(IOptions<SessionOptions> options, TimeProvider clock) : ISessionStore
{
    private readonly ExpiringDictionary<string, (Session Session, DateTimeOffset Limit)> sessions = new(clock);

    /// <inheritdoc/>
    public Task<string> BeginAsync(string username, SessionRights rights, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
            return Task.FromResult(Begin(username));
    }

    /// <inheritdoc/>
    public Task<string> RestartAsync(string oldUsername, string username, SessionRights rights, CancellationToken cancellationToken)
    {
        lock (sessions.Gate)
        {
            EndAll(oldUsername);
            EndAll(username);
            return Task.FromResult(Begin(username));
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
            sessions.Set(Name(key), entry, renewed < entry.Limit ? renewed : entry.Limit);
            return Task.FromResult<Session?>(entry.Session);
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

    private string Begin(string username)
    {
        var (token, key) = SessionTokenFormat.Create(options.Value.TokenBytes);
        var limit = sessions.Now + options.Value.AbsoluteLifetime;
        sessions.Set(Name(key), (new Session(username, key), limit), sessions.Now + options.Value.Lifetime);
        return token;
    }

    private void EndAll(string username)
    {
        foreach (var name in sessions.Keys(entry => string.Equals(entry.Session.Username, username, StringComparison.Ordinal)))
            sessions.Remove(name);
    }

    private static string Name(ReadOnlySpan<byte> key) => Convert.ToHexString(key);
}
