using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Pipeline;
using Muistot.Domain.Users;

namespace Muistot.Application.Login;

/// <summary>
/// Sends a mail that lets the owner of an address sign in. An unknown address gets an account; callers cannot tell. The mail is
/// written down before it is answered for, and leaves in the background.
/// </summary>
/// <param name="Email">The address.</param>
[RequireNoSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record RequestLoginMail(EmailAddress Email) : ICommand<Unit>, IRateLimitedRequest, IConstantTimeRequest
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(1);

    IEnumerable<RateLimit> IRateLimitedRequest.Limits(RateLimitCaller caller) =>
    [
        new($"login-mail:address:{caller.ClientAddress}", BetweenTries),
        new($"login-mail:email:{Email.Key}", BetweenTries),
        new($"login-mail:sent:{Email.Key}", BetweenMails, "Too many emails"),
    ];
}

/// <summary>Handles <see cref="RequestLoginMail"/>.</summary>
internal sealed class RequestLoginMailHandler(
    IMuistotDb db, INameGenerator names, ISessionStore sessions, JobOutbox jobs, IRequestContext requestContext,
    IOptions<LoginOptions> options)
    : IRequestHandler<RequestLoginMail, Unit>
{
    private const int MostNames = 5;

    // No account has a name that is empty.
    private const string Nobody = "";

    public async Task<Unit> Handle(RequestLoginMail request, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostNames; tries++)
        {
            var known = await db.Users.Where(user => user.EmailKey == request.Email.Key).Select(user => (int?)user.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (await TrySave(known, request.Email, cancellationToken))
                return Unit.Value;
        }

        throw new UnavailableException();
    }

    /// <summary>Saves the mail, and the account where it is new. False when someone else has taken the name or the address.</summary>
    private async Task<bool> TrySave(int? userId, EmailAddress email, CancellationToken cancellationToken)
    {
        var newUser = userId is null ? User.Create(names.Next(), email, requestContext.Language) : null;
        if (newUser is not null && await db.Users.AnyAsync(user => user.UsernameKey == newUser.UsernameKey, cancellationToken))
            return false;

        // A name that an erased account had must not be entered by that account's sessions: they end before anyone has the name. A known
        // address asks the sessions too, and fails where they are unavailable: the answer is the same, and nothing is saved that nobody was
        // told of.
        await sessions.EndAllAsync(newUser?.Username ?? Nobody, cancellationToken);
        jobs.Enqueue(
            new LoginMailJob(requestContext.Language.Id),
            new JobOptions { UserId = userId, User = newUser, Lifetime = TimeSpan.FromMinutes(options.Value.TokenMinutes) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (UniqueKeyException)
        {
            db.ClearChanges();
            return false;
        }
    }
}
