using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>What waits in the projects that someone looks after.</summary>
/// <param name="Until">What waits since later than this is for the next digest, UTC.</param>
/// <param name="Projects">The projects in which something waits.</param>
public sealed record Digest(DateTime Until, IReadOnlyList<Digest.Project> Projects)
{
    /// <summary>What waits in a project.</summary>
    /// <param name="Key">Key of the project.</param>
    /// <param name="Id">Public id of the project.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Waiting">Number of what nobody has decided on yet.</param>
    /// <param name="Reported">Number of what is published and was reported.</param>
    public sealed record Project(int Key, string Id, string Name, int Waiting, int Reported);
}

/// <summary>Reads digests: what is in someone's queue at this moment, by the roles that they have at this moment.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The current time.</param>
public sealed class Digests(IMuistotDb db, TimeProvider clock)
{
    // Longer than a transaction can take: what is said to wait since earlier is saved.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>Reads the digest for someone.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="isDaily">True when it is also of projects of which there is a digest once a day.</param>
    /// <param name="language">The language of names.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null when nothing waits that has not stood in a digest before.</returns>
    public async Task<Digest?> ReadAsync(int userId, bool isDaily, Language language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now - Settling;
        var general = (await db.NotificationSettings.AsNoTracking()
            .FirstOrDefaultAsync(settings => settings.UserId == userId, cancellationToken) ?? new NotificationSettings()).Digest;

        // Whom a block keeps from deciding is not told of what waits for that, either. Superusers are never blocked.
        var blocks = db.Blocks.Where(block => block.UserId == userId && block.Until > now && block.User!.Superuser == null);
        var staffed = await db.Projects.Where(project => Visibility.IsStaffedBy(project, userId, false)
                && !blocks.Any(block => block.ProjectId == null || block.ProjectId == project.Id))
            .OrderBy(project => project.Id)
            .Select(project => new
            {
                project.Id,
                project.Name,
                project.DefaultLanguageId,
                Own = db.ProjectNotificationSettings.FirstOrDefault(own => own.UserId == userId && own.ProjectId == project.Id),
                Names = project.Information.Select(text => new { text.LanguageId, text.Name }).ToList(),
            })
            .AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken);
        var due = staffed.Where(project => IsDue(project.Own?.Digest ?? general, isDaily)).ToList();
        if (due.Count == 0)
            return null;
        var found = (await CountAsync(userId, until, cancellationToken)).ToLookup(count => count.Project, StringComparer.Ordinal);
        if (!due.Exists(project => found[project.Name].Any(count => !(count.Newest <= project.Own?.DigestedUntil))))
            return null;
        return new Digest(until, [.. due.Where(project => found.Contains(project.Name)).Select(project => new Digest.Project(
            project.Id, project.Name,
            PreferredName.Of(project.Names.ToDictionary(text => text.LanguageId, text => text.Name), language, project.DefaultLanguageId)
                ?? project.Name,
            StateCount.Sum(found[project.Name], QueueState.Waiting), StateCount.Sum(found[project.Name], QueueState.Reported)))]);
    }

    /// <summary>True when it is time for a digest that is as frequent as this.</summary>
    internal static bool IsDue(DigestFrequency frequency, bool isDaily) =>
        frequency == DigestFrequency.Hourly || (isDaily && frequency == DigestFrequency.Daily);

    private async Task<List<StateCount>> CountAsync(int userId, DateTime until, CancellationToken cancellationToken)
    {
        var keys = QueueKeys.OfMember(db, userId, clock);
        return await new[] { QueueState.Waiting, QueueState.Reported }
            .SelectMany(state => keys.Of(state, SearchTypes.All, null)
                .Select(query => Count(query.Keys.Where(key => key.Since <= until), (int)state)))
            .Aggregate((some, others) => some.Concat(others)).ToListAsync(cancellationToken);
    }

    private static IQueryable<StateCount> Count(IQueryable<QueueKey> keys, int state) => keys.GroupBy(key => key.Project)
        .Select(project => new StateCount
        {
            Project = project.Key,
            State = state,
            Count = project.Count(),
            Newest = project.Max(key => key.Since),
        });
}
