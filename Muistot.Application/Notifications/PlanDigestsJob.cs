using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>Has a digest sent to each person for whom it is time. It recurs at each full hour.</summary>
/// <param name="Planned">The last hour whose digests are planned, UTC; null before the first.</param>
public sealed record PlanDigestsJob(DateTime? Planned = null) : IJobPayload
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
/// Does <see cref="PlanDigestsJob"/>. All mails are enqueued at once or none, so that a run that died is made again as a whole. Their
/// hour is saved with them, so that the next run knows which hours were missed.
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
        var slot = HourOf(now);

        // When a job that has failed was due says nothing of what was missed.
        var isDaily = LastDailyAt(slot) > (job.Payload.Planned ?? HourOf(job.DueAt).AddHours(-1));
        var lifetime = new JobOptions { Lifetime = isDaily ? LifetimeOfDaily : LifetimeOfHourly };
        foreach (var userId in await RecipientsAsync(isDaily, cancellationToken))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{DigestMailJob.Kind}:{userId}:{slot:yyyyMMddHH}");
            await jobs.EnqueueOnceAsync(key, new DigestMailJob(isDaily), lifetime with { UserId = userId }, cancellationToken);
        }

        var row = await db.Jobs.FirstAsync(row => row.Id == job.Id, cancellationToken);
        row.Payload = JobKind.Write(new PlanDigestsJob(slot));
        await db.SaveChangesAsync(cancellationToken);
        await postCommit.CompleteAsync();
    }

    private static DateTime HourOf(DateTime time) => time.Date.AddHours(time.Hour);

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
