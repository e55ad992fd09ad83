using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Pipeline;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>
/// Asks for the account to be erased. It is, once the link of a mail to its address confirms it; the last wish counts. One such mail a
/// minute is sent for each account.
/// </summary>
/// <param name="Contributions">What becomes of the sites and memories of the person.</param>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record RequestErasure(Contributions Contributions) : ICommand<Unit>, IAccountCommand, IRateLimitedRequest
{
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(1);

    IEnumerable<RateLimit> IRateLimitedRequest.Limits(RateLimitCaller caller) =>
        [new($"erasure-mail:sent:{caller.UserId}", BetweenMails, "Too many emails")];
}

/// <summary>A mail whose link confirms an erasure. Its token is made when it is sent, and stands nowhere.</summary>
/// <param name="LanguageId">Key of the language to write in.</param>
public sealed record ErasureMailJob(int LanguageId) : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "erasure-mail";
}

/// <summary>Handles <see cref="RequestErasure"/>. The links of mails before end.</summary>
internal sealed class RequestErasureHandler(
    IMuistotDb db, ResourceContext context, JobOutbox jobs, IRequestContext requestContext, TimeProvider clock)
    : IRequestHandler<RequestErasure, Unit>
{
    public async Task<Unit> Handle(RequestErasure request, CancellationToken cancellationToken)
    {
        var erasure = await db.AccountErasures.FirstOrDefaultAsync(erasure => erasure.UserId == context.UserId, cancellationToken);
        if (erasure is null)
            db.AccountErasures.Add(erasure = new AccountErasure { UserId = context.UserId });
        (erasure.Contributions, erasure.TokenDigest) = (request.Contributions, null);
        erasure.ExpiresAt = clock.GetUtcNow().UtcDateTime + AccountErasure.Lifetime;
        jobs.Enqueue(
            new ErasureMailJob(requestContext.Language.Id),
            new JobOptions { UserId = context.UserId, Lifetime = AccountErasure.Lifetime });
        return Unit.Value;
    }
}
