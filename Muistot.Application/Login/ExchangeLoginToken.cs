using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Access;
using Muistot.Application.Caching;
using Muistot.Application.Common;
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
[Touches(Reach.Nothing)]
public sealed record ExchangeLoginToken(string User, string Token) : ICommand<SessionToken>, IAtomicCommand, IRateLimitedRequest, IEvenlyAnsweredRequest
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(6);

    IEnumerable<RateLimit> IRateLimitedRequest.Limits(string clientAddress) =>
        [new($"login-exchange:{clientAddress}:{Spellings()[^1]}", BetweenTries)];

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

/// <summary>Handles <see cref="ExchangeLoginToken"/>.</summary>
internal sealed class ExchangeLoginTokenHandler(
    IMuistotDb db, ILoginTokens tokens, SessionStart sessions, IOptions<SuperuserOptions> superusers, IReadVersions versions, Aftermath aftermath, TimeProvider clock)
    : IRequestHandler<ExchangeLoginToken, SessionToken>
{
    public async Task<SessionToken> Handle(ExchangeLoginToken request, CancellationToken cancellationToken)
    {
        var spellings = request.Spellings();
        var user = await FindAsync(spellings, cancellationToken);

        // An unknown name costs as much as a wrong token.
        if (!await tokens.RedeemAsync(user?.Id ?? 0, request.Token, cancellationToken) || user is null)
            throw new NotFoundException("Not found");

        // Whoever entered the address before need not be whoever reads its mail.
        var isFirst = !user.Verified;
        user.Verify();
        if (user.Superuser is null && superusers.Value.Names(user.EmailKey))
        {
            user.Superuser = new Superuser();

            // What was kept for their other sessions is not all that they see now.
            aftermath.AfterSaving(() =>
            {
                versions.Advance(Shown.Everything, Shown.Anything);
                return Task.CompletedTask;
            });
        }

        var rights = await sessions.RightsOf(user, cancellationToken);
        db.LoginLog.Add(new LoginLogEntry
        {
            UserId = user.Id,
            Username = user.Username,
            Superuser = user.Superuser is not null,
            AdminIn = string.Join(',', rights.Projects),
            Timestamp = clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
        return isFirst ? await sessions.RestartAsync(user, user.Username, cancellationToken) : await sessions.BeginAsync(user, rights, cancellationToken);
    }

    /// <summary>Locks the account, so that its name, its address and its tokens stay what they are, and reads it then.</summary>
    private async Task<User?> FindAsync(List<string> spellings, CancellationToken cancellationToken)
    {
        var candidates = await db.Users.WhereAnyOf(user => user.UsernameKey, spellings).Select(user => new { user.Id, user.UsernameKey }).ToListAsync(cancellationToken);
        if (candidates.MinBy(candidate => spellings.IndexOf(candidate.UsernameKey)) is not { } found)
            return null;
        await db.LockAsync([new RowLock(LockedTable.Users, found.Id, Exclusive: true)], cancellationToken);
        var user = await db.Users.Include(user => user.Superuser).FirstOrDefaultAsync(user => user.Id == found.Id, cancellationToken);
        return user is not null && spellings.Contains(user.UsernameKey, StringComparer.Ordinal) ? user : null;
    }
}
