using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Login;
using Muistot.Domain.Users;

namespace Muistot.Application.Login;

/// <summary>
/// Signs someone in with the token of a login mail. Whatever is wrong, the answer is the same. What the link holds may come
/// percent-encoded once more.
/// </summary>
/// <param name="User">The name that the link holds.</param>
/// <param name="Token">The token that the link holds.</param>
[RequireNoSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record ExchangeLoginToken(string User, string Token) : ICommand<SessionToken>, IRateLimitedRequest, IConstantTimeRequest
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(6);

    IEnumerable<RateLimit> IRateLimitedRequest.Limits(RateLimitCaller caller) =>
        [new($"login-exchange:{caller.ClientAddress}:{Spellings()[^1]}", BetweenTries)];

    // Who has the right token knows who has an account; and pages wait for the answer.
    bool IConstantTimeRequest.HidesSuccess => false;

    /// <summary>
    /// Keys of the names that may be meant, as they were sent first. A name holds no % and no +, so whatever looks encoded is
    /// (application/x-www-form-urlencoded, URL Standard §5.1).
    /// </summary>
    internal List<string> Spellings()
    {
        var once = Decode(User);
        return [.. new[] { User, once, Decode(once) }.Select(name => Username.KeyOf(name.Trim())).Distinct(StringComparer.Ordinal)];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>The token of a new session.</summary>
/// <param name="Value">The token, for the caller only.</param>
public sealed record SessionToken(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SessionToken);
}

/// <summary>
/// Handles <see cref="ExchangeLoginToken"/>. The token is used up last: whatever fails before that can be tried again with it.
/// </summary>
internal sealed class ExchangeLoginTokenHandler(
    IMuistotDb db, ILoginTokens tokens, IdentityChange identity, SessionStart sessions, IOptions<SuperuserOptions> superusers,
    ICacheVersions versions,
    PostCommitActions postCommit, TimeProvider clock)
    : IRequestHandler<ExchangeLoginToken, SessionToken>
{
    public async Task<SessionToken> Handle(ExchangeLoginToken request, CancellationToken cancellationToken)
    {
        var spellings = request.Spellings();
        var candidates = await db.Users
            .WhereAnyOf(user => user.UsernameKey, spellings)
            .Select(user => new { user.Id, user.UsernameKey })
            .ToListAsync(cancellationToken);
        var candidate = candidates.MinBy(user => spellings.IndexOf(user.UsernameKey));

        // An unknown name costs as much as a wrong token.
        if (!await tokens.CheckAsync(candidate?.Id ?? 0, request.Token, cancellationToken) || candidate is null)
            throw NotFound();
        var (session, entry) = await identity.RunAsync(candidate.Id,
            user => SignInAsync(user is not null && spellings.Contains(user.UsernameKey, StringComparer.Ordinal)
            ? user
            : throw NotFound(), cancellationToken), cancellationToken);
        if (await tokens.RedeemAsync(candidate.Id, request.Token, cancellationToken))
            return session;

        // The same token was faster elsewhere.
        await sessions.TakeBackAsync(session);
        db.LoginLog.Remove(entry);
        await db.SaveChangesAsync(cancellationToken);
        throw NotFound();
    }

    private static NotFoundException NotFound() => new("Not found");

    private async Task<(SessionToken Session, LoginLogEntry Entry)> SignInAsync(User user, CancellationToken cancellationToken)
    {
        // Whoever entered the address before need not be whoever reads its mail.
        var isFirst = !user.Verified;
        user.Verify();
        if (user.Superuser is null && superusers.Value.Names(user.EmailKey))
            Promote(user);

        var rights = await sessions.RightsOf(user, cancellationToken);
        var entry = new LoginLogEntry
        {
            UserId = user.Id,
            Username = user.Username,
            Superuser = user.Superuser is not null,
            AdminIn = string.Join(',', rights.Projects),
            Timestamp = clock.GetUtcNow().UtcDateTime,
        };
        db.LoginLog.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        return (isFirst
            ? await sessions.RestartAsync(user, user.Username, cancellationToken)
            : await sessions.BeginAsync(user, rights, cancellationToken), entry);
    }

    private void Promote(User user)
    {
        user.Superuser = new Superuser();

        // What was kept for their other sessions is not all that they see now.
        postCommit.AfterSaving(() =>
        {
            versions.Invalidate(CacheTags.Everything, CacheTags.Anything);
            return Task.CompletedTask;
        });
    }
}
