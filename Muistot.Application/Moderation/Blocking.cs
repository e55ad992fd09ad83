using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;
using Muistot.Domain.Users;

namespace Muistot.Application.Moderation;

/// <summary>
/// Blocks people, in a project or in the whole service, and lifts blocks. Commands of the blocked lock what is locked here, so that
/// whatever they write is saved before the block, and hidden with the rest, or not at all.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="contributions">Hides what they wrote, and shows it again.</param>
/// <param name="context">Who blocks.</param>
/// <param name="clock">The time.</param>
public sealed class Blocking(IMuistotDb db, BlockedContributions contributions, ResourceContext context, TimeProvider clock)
{
    /// <summary>Blocks someone in the project of the request, which is locked exclusively.</summary>
    /// <exception cref="NotFoundException">The username must be that of an account.</exception>
    /// <exception cref="ConflictException">They are not to be blocked.</exception>
    internal async Task<BlockOutcome> BlockInProjectAsync(Username username, BlockForm? form, CancellationToken cancellationToken)
    {
        var (user, projectId) = (await FindBlockableAsync(username, cancellationToken), context.Project.Id);
        var hasRole = await db.Users.AnyAsync(
            staff => staff.Id == user && (staff.Administers.Any(admin => admin.ProjectId == projectId)
                || staff.Moderates.Any(moderator => moderator.ProjectId == projectId)), cancellationToken);
        if (hasRole)
            throw new ConflictException("Admins and moderators of the project cannot be blocked");
        return await PutAsync(user, projectId, form ?? new BlockForm(), cancellationToken);
    }

    /// <summary>Blocks someone in the whole service.</summary>
    /// <exception cref="NotFoundException">The username must be that of an account.</exception>
    /// <exception cref="ConflictException">They are not to be blocked.</exception>
    internal async Task<BlockOutcome> BlockInServiceAsync(Username username, BlockForm? form, CancellationToken cancellationToken)
    {
        var user = await FindBlockableAsync(username, cancellationToken);
        await db.LockAsync([new RowLock(LockedTable.Users, user, Exclusive: true)], cancellationToken);
        return await PutAsync(user, projectId: null, form ?? new BlockForm(), cancellationToken);
    }

    /// <summary>Lifts a block. Where there is none, nothing happens.</summary>
    /// <param name="username">Who is blocked.</param>
    /// <param name="projectId">The project, which is locked exclusively; null for the whole service.</param>
    /// <param name="restore">True to show again what the block hid.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="NotFoundException">The username must be that of an account.</exception>
    internal async Task LiftAsync(Username username, int? projectId, bool restore, CancellationToken cancellationToken)
    {
        var (user, _) = await FindAsync(username, cancellationToken);
        if (projectId is null)
            await db.LockAsync([new RowLock(LockedTable.Users, user, Exclusive: true)], cancellationToken);
        if (await FindAsync(user, projectId, cancellationToken) is not { } block)
            return;
        if (restore)
            await contributions.ShowAsync(block.Id, cancellationToken);
        db.Blocks.Remove(await db.Blocks.FirstAsync(row => row.Id == block.Id, cancellationToken));
    }

    private async Task<BlockOutcome> PutAsync(int userId, int? projectId, BlockForm form, CancellationToken cancellationToken)
    {
        var (now, until) = (clock.GetUtcNow().UtcDateTime, form.Until is { Time: var end } && end < Block.NoEnd ? end : Block.NoEnd);
        var reason = form.Reason is { Length: > 0 } words ? words : null;
        var block = await FindAsync(userId, projectId, cancellationToken);
        var isNew = !(block?.Until > now);
        var isSame = block?.Until == until && string.Equals(block.Reason, reason, StringComparison.Ordinal);
        if (block is null)
            db.Blocks.Add(block = new Block { UserId = userId, ProjectId = projectId });
        if (isNew)
            (block.CreatedAt, block.BlockerId) = (now, context.CallerId);
        (block.Until, block.Reason) = (until, reason);
        var hidden = 0;
        if (form.Hide)
        {
            // What is hidden names the block, which has its key once it is saved.
            await db.SaveChangesAsync(context.CallerId, cancellationToken);
            hidden = await contributions.HideAsync(block, cancellationToken);
        }

        if (isNew)
            return BlockOutcome.Blocked;
        return isSame && hidden == 0 ? BlockOutcome.Unchanged : BlockOutcome.Changed;
    }

    private Task<Block?> FindAsync(int userId, int? projectId, CancellationToken cancellationToken) =>
        db.Blocks.FirstOrDefaultAsync(block => block.UserId == userId && block.ProjectId == projectId, cancellationToken);

    private async Task<int> FindBlockableAsync(Username username, CancellationToken cancellationToken)
    {
        var (user, isSuperuser) = await FindAsync(username, cancellationToken);
        if (user == context.UserId)
            throw new ConflictException("You cannot block yourself");
        return isSuperuser ? throw new ConflictException("Superusers cannot be blocked") : user;
    }

    private async Task<(int Id, bool IsSuperuser)> FindAsync(Username username, CancellationToken cancellationToken)
    {
        var user = await db.Users.Where(user => user.UsernameKey == username.Key)
            .Select(user => new { user.Id, IsSuperuser = user.Superuser != null }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("User not found");
        return (user.Id, user.IsSuperuser);
    }
}
