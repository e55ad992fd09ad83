using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Application.Login;

/// <summary>Keeps sessions, by the SHA-256 of their tokens: in process, or in Redis. A token itself stands nowhere.</summary>
public interface ISessionStore
{
    /// <summary>Begins a session, and lets go of those of the same person that have ended by themselves.</summary>
    /// <param name="username">Whose it is.</param>
    /// <param name="rights">What the person may, as other services that share the store read it.</param>
    /// <param name="userAgent">What the client says that it is, as <see cref="UserAgent.Clean"/> leaves it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token, to be told to the caller and to nobody else.</returns>
    Task<string> BeginAsync(string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken);

    /// <summary>
    /// Ends every session of a person and begins one. It is done as a whole, or fails; then no session has begun that anyone was told of.
    /// </summary>
    /// <param name="oldUsername">The name that the person had.</param>
    /// <param name="username">The name that the person has; sessions under it end too.</param>
    /// <param name="rights">What the person may, as other services that share the store read it.</param>
    /// <param name="userAgent">What the client says that it is, as <see cref="UserAgent.Clean"/> leaves it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token, to be told to the caller and to nobody else.</returns>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    Task<string> RestartAsync(
        string oldUsername, string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken);

    /// <summary>Finds the session of a token and renews it, in one step.</summary>
    /// <returns>Null when the token is malformed, or there is no session of it.</returns>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    Task<Session?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>The sessions of a person, in no order.</summary>
    Task<IReadOnlyList<SessionRecord>> ListAsync(string username, CancellationToken cancellationToken);

    /// <summary>Ends the session of a person that has an id, in one step.</summary>
    /// <returns>False when the person has no such session.</returns>
    Task<bool> EndAsync(string username, SessionId id, CancellationToken cancellationToken);

    /// <summary>Ends a session.</summary>
    Task EndAsync(Session session, CancellationToken cancellationToken);

    /// <summary>Ends every session of a person.</summary>
    Task EndAllAsync(string username, CancellationToken cancellationToken);
}

/// <summary>What stands in a session beside the name. It is for readers of the store; this service loads rights afresh.</summary>
/// <param name="Scopes">The scopes that the person had at sign-in.</param>
/// <param name="Projects">Ids of the projects that the person administered at sign-in.</param>
public sealed record SessionRights(IReadOnlyList<string> Scopes, IReadOnlyList<string> Projects);

/// <summary>A session, as its person sees it.</summary>
/// <param name="Id">Its id, which says nothing of its token.</param>
/// <param name="Key">The digest of its token, for the service only.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastUsedAt">When it was used last, to a second.</param>
/// <param name="UserAgent">What the client said that it is when the session began, or null.</param>
public sealed record SessionRecord(
    SessionId Id, ReadOnlyMemory<byte> Key, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? UserAgent);

/// <summary>Keeps the tokens of login mails, by their SHA-256: in process, or in Redis.</summary>
public interface ILoginTokens
{
    /// <summary>Makes a token, which lives for <see cref="LoginOptions.TokenMinutes"/>.</summary>
    Task<string> IssueAsync(int userId, CancellationToken cancellationToken);

    /// <summary>
    /// Tries a token, in one atomic step. A right one stays; after three wrong tries a token still works, after four it is gone.
    /// </summary>
    /// <returns>True when it is right.</returns>
    Task<bool> CheckAsync(int userId, string token, CancellationToken cancellationToken);

    /// <summary>Uses a token up, in one atomic step: a right one works once. Wrong tries count as in <see cref="CheckAsync"/>.</summary>
    /// <returns>True when it is right.</returns>
    Task<bool> RedeemAsync(int userId, string token, CancellationToken cancellationToken);

    /// <summary>Drops the tokens that are still out.</summary>
    Task DropAsync(int userId, CancellationToken cancellationToken);
}

/// <summary>Invents names for new accounts.</summary>
public interface INameGenerator
{
    /// <summary>A name. It may be taken.</summary>
    Username Next();
}
