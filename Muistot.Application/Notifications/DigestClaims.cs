using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>
/// Keeps who is sending a digest, by the key of the job, and what stood in the last one. A node that died while it sent one leaves its
/// claim: nobody knows whether that mail left, so it is not sent again, and what it said is new to the next one.
/// </summary>
/// <param name="db">The database.</param>
public sealed class DigestClaims(IMuistotDb db)
{
    /// <summary>Claims a person's digest for a job, in one statement. Claims of jobs that are over do not count.</summary>
    /// <param name="userId">Key of the account, which has settings.</param>
    /// <param name="jobId">Key of the job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>False when an attempt before had the job's claim, which is gone now.</returns>
    /// <exception cref="InvalidOperationException">Another job holds the claim.</exception>
    public async Task<bool> TryTakeAsync(int userId, long jobId, CancellationToken cancellationToken)
    {
        var taken = await db.NotificationSettings
            .Where(settings => settings.UserId == userId && (settings.DigestJobId == null
                || (settings.DigestJobId != jobId && !db.Jobs.Any(job => job.Id == settings.DigestJobId))))
            .ExecuteUpdateAsync(set => set.SetProperty(settings => settings.DigestJobId, jobId), cancellationToken);
        if (taken > 0)
            return true;
        return await ReleaseAsync(userId, jobId, cancellationToken)
            ? false
            : throw new InvalidOperationException("Another digest for the person is being sent.");
    }

    /// <summary>Gives a claim back.</summary>
    /// <returns>False when the job does not hold it.</returns>
    public async Task<bool> ReleaseAsync(int userId, long jobId, CancellationToken cancellationToken) => await db.NotificationSettings
        .Where(settings => settings.UserId == userId && settings.DigestJobId == jobId)
        .ExecuteUpdateAsync(set => set.SetProperty(settings => settings.DigestJobId, (long?)null), cancellationToken) > 0;

    /// <summary>Notes what stood in a digest that was sent, and gives the claim back.</summary>
    public Task CompleteAsync(int userId, long jobId, Digest digest, CancellationToken cancellationToken) => db.CommitAsync(
        async () =>
        {
            await db.LockAsync([new RowLock(LockedTable.Users, userId, Exclusive: true)], cancellationToken);
            List<int> ids = [.. digest.Projects.Select(project => project.Key)];
            var known = await db.ProjectNotificationSettings.Where(own => own.UserId == userId && ids.Contains(own.ProjectId))
                .ToDictionaryAsync(own => own.ProjectId, cancellationToken);

            // One that is gone by now has no settings.
            foreach (var id in await db.Projects.Where(project => ids.Contains(project.Id)).Select(project => project.Id)
                .ToListAsync(cancellationToken))
            {
                if (!known.TryGetValue(id, out var own))
                    db.ProjectNotificationSettings.Add(own = new ProjectNotificationSettings { UserId = userId, ProjectId = id });
                own.DigestedUntil = digest.Until;
            }

            await db.SaveChangesAsync(cancellationToken);
            return await ReleaseAsync(userId, jobId, cancellationToken);
        },
        atomic: true, cancellationToken);
}
