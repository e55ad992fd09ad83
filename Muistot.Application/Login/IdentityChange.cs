using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Me;
using Muistot.Domain.Users;

namespace Muistot.Application.Login;

/// <summary>
/// Changes who an account belongs to: its name, its address, or that the address is shown to be theirs. The row of the account is
/// locked first. What the database refuses ends nothing; then old sessions and login tokens end; the change is committed last. So
/// nothing old outlives the change, whatever fails in between: either the account is as it was, or all of it is done.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="tokens">The login tokens.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="postCommit">Drops the tokens that were issued meanwhile.</param>
public sealed class IdentityChange(IMuistotDb db, ILoginTokens tokens, SessionStart sessions, PostCommitActions postCommit)
{
    /// <summary>
    /// Runs a change of one account in a transaction of its own. Others of the same account wait for it, and see its outcome.
    /// </summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="change">Changes the account, or gets null when it is gone; it can run again after a deadlock.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<T> RunAsync<T>(int userId, Func<User?, Task<T>> change, CancellationToken cancellationToken) => db.CommitAsync(
        async () =>
        {
            await db.LockAsync([new RowLock(LockedTable.Users, userId, Exclusive: true)], cancellationToken);
            return await change(await FindAsync(userId, cancellationToken));
        },
        atomic: true,
        cancellationToken);

    /// <summary>
    /// Gives an account another name or address: its sessions, login tokens and links to erase it end, and one session begins. For an
    /// <see cref="IAccountCommand"/>,
    /// whose transaction holds the lock and is committed after it.
    /// </summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="change">Changes the account; false when there is nothing to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The token of the new session; null when there was nothing to change.</returns>
    /// <exception cref="UnauthorizedException">The account is gone.</exception>
    /// <exception cref="UniqueKeyException">Another account has the name or the address.</exception>
    public async Task<SessionToken?> ReplaceAsync(int userId, Func<User, bool> change, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId, cancellationToken) ?? throw new UnauthorizedException();
        var oldUsername = user.Username;
        if (!change(user))
            return null;
        await ForgetErasureAsync(userId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await tokens.DropAsync(userId, cancellationToken);
        var begun = await sessions.RestartAsync(user, oldUsername, cancellationToken);

        // A mail to the old address may have got its token before the change was committed, and after the others were dropped.
        postCommit.AfterSaving(() => tokens.DropAsync(userId, CancellationToken.None));
        return begun;
    }

    // Whoever reads the old mailbox is not the person any more.
    private async Task ForgetErasureAsync(int userId, CancellationToken cancellationToken)
    {
        db.AccountErasures.RemoveRange(await db.AccountErasures.Where(wish => wish.UserId == userId).ToListAsync(cancellationToken));
        db.Jobs.RemoveRange(
            await db.Jobs.Where(job => job.UserId == userId && job.Kind == ErasureMailJob.Kind).ToListAsync(cancellationToken));
    }

    private Task<User?> FindAsync(int userId, CancellationToken cancellationToken) =>
        db.Users.Include(user => user.Superuser).FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
}
