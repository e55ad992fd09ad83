using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;

namespace Muistot.Application.Moderation;

/// <summary>
/// Finds what the caller may decide on: in the projects whose admin or moderator they are, and projects themselves as an admin. Their own
/// things are left out where the project has another admin or moderator who is not blocked; superusers do not count.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="context">The caller.</param>
/// <param name="clock">Blocks end.</param>
internal sealed class QueueKeys(IMuistotDb db, ResourceContext context, TimeProvider clock)
{
    private int? memberId;

    // What someone is told who did not ask is what they have a role for, also when they are a superuser.
    private (int Id, bool IsSuperuser) Decider => memberId is { } id ? (id, false) : (context.UserId, context.Access.Caller!.IsSuperuser);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What an account that is not the caller's may decide on by its roles in projects.</summary>
    internal static QueueKeys OfMember(IMuistotDb db, int userId, TimeProvider clock) =>
        new(db, new ResourceContext(), clock) { memberId = userId };

    /// <summary>Everything in a state, one query for each kind of things.</summary>
    /// <param name="state">The state.</param>
    /// <param name="types">The kinds.</param>
    /// <param name="project">Public id of the only project, or null.</param>
    internal List<(Resource Type, IQueryable<QueueKey> Keys)> Of(QueueState state, SearchTypes types, string? project)
    {
        var queries = new List<(Resource Type, IQueryable<QueueKey> Keys)>();
        if (types.Projects && ProjectsIn(state) is { } projects)
            queries.Add((Resource.Project, projects));
        if (types.Sites)
            queries.Add((Resource.Site, SitesIn(state)));
        if (types.Memories)
            queries.Add((Resource.Memory, MemoriesIn(state)));
        if (types.Sites && state == QueueState.Waiting)
            queries.Add((Resource.Site, EditedSites()));
        if (types.Memories && state == QueueState.Waiting)
            queries.Add((Resource.Memory, EditedMemories()));
        return project is null ? queries : queries.ConvertAll(query => (query.Type, query.Keys.Where(key => key.Project == project)));
    }

    // Projects are neither reported nor deleted.
    private IQueryable<QueueKey>? ProjectsIn(QueueState state)
    {
        var (callerId, isSuperuser) = Decider;
        var hidden = db.Projects.Where(project => Visibility.IsHiddenFor(project, callerId, isSuperuser));
        return state switch
        {
            QueueState.Waiting => hidden.Where(project => Visibility.IsWaiting(project)).Select(project => new QueueKey
            {
                Type = (int)Resource.Project,
                Number = project.Id,
                Memory = 0,
                Project = project.Name,
                Since = project.CreatedAt,
                Reports = 0,
                AuthorId = null,
            }),
            QueueState.Hidden => hidden.Where(project => Visibility.IsHidden(project)).Select(project => new QueueKey
            {
                Type = (int)Resource.Project,
                Number = project.Id,
                Memory = 0,
                Project = project.Name,
                Since = project.HiddenAt!.Value,
                Reports = 0,
                AuthorId = null,
            }),
            _ => null,
        };
    }

    private IQueryable<QueueKey> SitesIn(QueueState state)
    {
        // The index finds flags that are compared with values, as IsInState compares them.
        var (no, yes) = (false, true);
        var decidable = DecidableSites();
        return state switch
        {
            QueueState.Waiting => decidable.Where(site => Visibility.IsInState(site, no) && Visibility.IsWaiting(site))
                .Select(site => new QueueKey
                {
                    Type = (int)Resource.Site,
                    Number = site.Id,
                    Memory = 0,
                    Project = site.Project!.Name,
                    Since = site.CreatedAt,
                    Reports = 0,
                    AuthorId = site.CreatorId,
                }),
            QueueState.Hidden => decidable.Where(site => Visibility.IsInState(site, no) && Visibility.IsHidden(site))
                .Select(site => new QueueKey
                {
                    Type = (int)Resource.Site,
                    Number = site.Id,
                    Memory = 0,
                    Project = site.Project!.Name,
                    Since = site.HiddenAt!.Value,
                    Reports = 0,
                    AuthorId = site.CreatorId,
                }),
            QueueState.Deleted => decidable.Where(site => !Visibility.IsPresent(site) && site.DeletedAt != null)
                .Select(site => new QueueKey
                {
                    Type = (int)Resource.Site,
                    Number = site.Id,
                    Memory = 0,
                    Project = site.Project!.Name,
                    Since = site.DeletedAt!.Value,
                    Reports = 0,
                    AuthorId = site.CreatorId,
                }),
            _ => from reports in db.SiteReports.GroupBy(report => report.SiteId)
                     .Select(reports => new { Id = reports.Key, Count = reports.Count(), First = reports.Min(report => report.CreatedAt) })
                 join site in decidable.Where(site => Visibility.IsInState(site, yes)) on reports.Id equals site.Id
                 select new QueueKey
                 {
                     Type = (int)Resource.Site,
                     Number = site.Id,
                     Memory = 0,
                     Project = site.Project!.Name,
                     Since = reports.First,
                     Reports = reports.Count,
                     AuthorId = site.CreatorId,
                 },
        };
    }

    private IQueryable<QueueKey> MemoriesIn(QueueState state)
    {
        var (no, yes) = (false, true);
        var decidable = DecidableMemories();
        return state switch
        {
            QueueState.Waiting => decidable.Where(memory => Visibility.IsInState(memory, no) && Visibility.IsWaiting(memory))
                .Select(memory => new QueueKey
                {
                    Type = (int)Resource.Memory,
                    Number = 0,
                    Memory = memory.Id,
                    Project = memory.Site!.Project!.Name,
                    Since = memory.CreatedAt,
                    Reports = 0,
                    AuthorId = memory.UserId,
                }),
            QueueState.Hidden => decidable.Where(memory => Visibility.IsInState(memory, no) && Visibility.IsHidden(memory))
                .Select(memory => new QueueKey
                {
                    Type = (int)Resource.Memory,
                    Number = 0,
                    Memory = memory.Id,
                    Project = memory.Site!.Project!.Name,
                    Since = memory.HiddenAt!.Value,
                    Reports = 0,
                    AuthorId = memory.UserId,
                }),
            QueueState.Deleted => decidable.Where(memory => !Visibility.IsPresent(memory) && memory.DeletedAt != null)
                .Select(memory => new QueueKey
                {
                    Type = (int)Resource.Memory,
                    Number = 0,
                    Memory = memory.Id,
                    Project = memory.Site!.Project!.Name,
                    Since = memory.DeletedAt!.Value,
                    Reports = 0,
                    AuthorId = memory.UserId,
                }),
            _ => from reports in db.MemoryReports.GroupBy(report => report.MemoryId)
                     .Select(reports => new { Id = reports.Key, Count = reports.Count(), First = reports.Min(report => report.CreatedAt) })
                 join memory in decidable.Where(memory => Visibility.IsInState(memory, yes)) on reports.Id equals memory.Id
                 select new QueueKey
                 {
                     Type = (int)Resource.Memory,
                     Number = 0,
                     Memory = memory.Id,
                     Project = memory.Site!.Project!.Name,
                     Since = reports.First,
                     Reports = reports.Count,
                     AuthorId = memory.UserId,
                 },
        };
    }

    // What authors made of things that are published, where the project reviews edits.
    private IQueryable<QueueKey> EditedSites() =>
        from waiting in db.WaitingSites
        join site in DecidableSites().Where(site => Visibility.IsPresent(site)) on waiting.SiteId equals site.Id
        select new QueueKey
        {
            Type = (int)Resource.Site,
            Number = site.Id,
            Memory = 0,
            Project = site.Project!.Name,
            Since = waiting.Since,
            Reports = 0,
            AuthorId = site.CreatorId,
        };

    private IQueryable<QueueKey> EditedMemories() =>
        from waiting in db.WaitingMemories
        join memory in DecidableMemories().Where(memory => Visibility.IsPresent(memory)) on waiting.MemoryId equals memory.Id
        select new QueueKey
        {
            Type = (int)Resource.Memory,
            Number = 0,
            Memory = memory.Id,
            Project = memory.Site!.Project!.Name,
            Since = waiting.Since,
            Reports = 0,
            AuthorId = memory.UserId,
        };

    private IQueryable<Site> DecidableSites()
    {
        var ((callerId, isSuperuser), now) = (Decider, Now);
        return db.Sites.Where(site => Visibility.IsStaffedBy(site.Project!, callerId, isSuperuser)
            && (site.CreatorId == null || site.CreatorId != callerId || Visibility.IsLeftTo(site.Project!, callerId, now)));
    }

    // Memories of a deleted site come back with it.
    private IQueryable<Memory> DecidableMemories()
    {
        var ((callerId, isSuperuser), now) = (Decider, Now);
        return db.Memories.Where(memory => Visibility.IsPresent(memory.Site!)
            && Visibility.IsStaffedBy(memory.Site!.Project!, callerId, isSuperuser)
            && (memory.UserId == null || memory.UserId != callerId || Visibility.IsLeftTo(memory.Site.Project!, callerId, now)));
    }
}
