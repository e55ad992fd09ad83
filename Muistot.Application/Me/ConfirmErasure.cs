using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Application.Posting;

namespace Muistot.Application.Me;

/// <summary>
/// Erases an account, with the token of a mail: whoever has it reads the mail of the account, so no session is asked for. The database
/// forgets in one transaction; what that leaves elsewhere goes before the answer, and a job sees to it when the service dies in between.
/// </summary>
/// <param name="Token">The token that the link holds.</param>
[Anyone]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Everything)]
public sealed record ConfirmErasure(string Token) : ICommand<Unit>, IAtomicCommand, IAnonymousCommand;

/// <summary>Handles <see cref="ConfirmErasure"/>.</summary>
internal sealed class ConfirmErasureHandler(
    IMuistotDb db, AccountEraser eraser, ErasureFinish finish, ISessionStore sessions, ILoginTokens tokens,
    IPostingLimiter posted, JobOutbox jobs, PostCommitActions postCommit, TimeProvider clock)
    : IRequestHandler<ConfirmErasure, Unit>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Unit> Handle(ConfirmErasure request, CancellationToken cancellationToken)
    {
        var (digest, now) = (SecretToken.DigestOf(request.Token), clock.GetUtcNow().UtcDateTime);
        var wishes = db.AccountErasures.AsNoTracking().Where(erasure => erasure.TokenDigest == digest && erasure.ExpiresAt > now);
        if (await wishes.FirstOrDefaultAsync(cancellationToken) is not { } found)
            throw NotFound();
        await db.LockAsync([new RowLock(LockedTable.Users, found.UserId, Exclusive: true)], cancellationToken);
        if (await wishes.FirstOrDefaultAsync(cancellationToken) is not { } wish)
            throw NotFound();

        var username = await eraser.EraseAsync(wish.UserId, wish.Contributions, cancellationToken);
        postCommit.AfterSaving(() => finish.RunAsync(CancellationToken.None));
        await jobs.EnqueueOnceAsync(
            FinishErasureJob.Kind, new FinishErasureJob(), new JobOptions { Delay = Patience }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        // As every change of who an account belongs to: nothing old outlives it, whatever fails in between.
        await tokens.DropAsync(wish.UserId, cancellationToken);
        await posted.ForgetAsync(wish.UserId);
        await sessions.EndAllAsync(username, cancellationToken);
        postCommit.AfterSaving(() => tokens.DropAsync(wish.UserId, CancellationToken.None));
        return Unit.Value;
    }

    private static NotFoundException NotFound() => new("Not found");
}
