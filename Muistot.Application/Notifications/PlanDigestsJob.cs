using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>Has a digest sent to each person for whom it is time. It recurs at each full hour.</summary>
public sealed record PlanDigestsJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "plan-digests";
}

/// <summary>A digest for the account of the job. What it says is read when it is sent.</summary>
/// <param name="IsDaily">True when it is also of projects of which there is a digest once a day.</param>
public sealed record DigestMailJob(bool IsDaily) : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "digest-mail";
}

/// <summary>
/// Does <see cref="PlanDigestsJob"/>. All mails are enqueued at once or none, so that a run that died is made again as a whole.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="jobs">Keeps the mails.</param>
/// <param name="postCommit">Wakes whoever sends them.</param>
/// <param name="options">When daily digests are sent.</param>
/// <param name="clock">The current time.</param>
public sealed class PlanDigestsHandler(
    IMuistotDb db, JobOutbox jobs, PostCommitActions postCommit, IOptions<NotificationOptions> options, TimeProvider clock)
    : IJobHandler<PlanDigestsJob>
{
    // As long as a digest says something that the next one does not.
    private static readonly TimeSpan LifetimeOfHourly = TimeSpan.FromHours(1);
    private static readonly TimeSpan LifetimeOfDaily = TimeSpan.FromHours(12);

    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new() { Every = TimeSpan.FromHours(1), IsByTheClock = true };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<PlanDigestsJob> job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var slot = now.Date.AddHours(now.Hour);
        var isDaily = LastDailyAt(slot) >= job.DueAt.Date.AddHours(job.DueAt.Hour);
        var lifetime = new JobOptions { Lifetime = isDaily ? LifetimeOfDaily : LifetimeOfHourly };
        foreach (var userId in await RecipientsAsync(isDaily, cancellationToken))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{DigestMailJob.Kind}:{userId}:{slot:yyyyMMddHH}");
            await jobs.EnqueueOnceAsync(key, new DigestMailJob(isDaily), lifetime with { UserId = userId }, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await postCommit.CompleteAsync();
    }

    // When several hours were missed, that of the daily digests may be one of them.
    private DateTime LastDailyAt(DateTime slot)
    {
        var today = slot.Date.AddHours(options.Value.DigestHour);
        return today <= slot ? today : today.AddDays(-1);
    }

    private async Task<List<int>> RecipientsAsync(bool isDaily, CancellationToken cancellationToken)
    {
        var roles = await db.ProjectAdmins.Select(admin => new { admin.UserId, admin.ProjectId })
            .Union(db.ProjectModerators.Select(moderator => new { moderator.UserId, moderator.ProjectId })).ToListAsync(cancellationToken);
        var general = await db.NotificationSettings.ToDictionaryAsync(
            settings => settings.UserId, settings => settings.Digest, cancellationToken);
        var own = await db.ProjectNotificationSettings.Where(settings => settings.Digest != null).ToDictionaryAsync(
            settings => (settings.UserId, settings.ProjectId), settings => settings.Digest!.Value, cancellationToken);
        return [.. roles.Where(role => IsDue(role.UserId, role.ProjectId)).Select(role => role.UserId).Distinct().Order()];

        bool IsDue(int userId, int projectId) => Digests.IsDue(
            own.TryGetValue((userId, projectId), out var frequency)
                ? frequency
                : general.GetValueOrDefault(userId, DigestFrequency.Daily), isDaily);
    }
}
