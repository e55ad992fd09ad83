using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Projects;
using Muistot.Domain.Access;

namespace Muistot.Application.Access;

/// <summary>Finds out about the caller and the resources of a request, top down, in one query.</summary>
/// <param name="db">The database.</param>
/// <param name="options">Who may make projects.</param>
public sealed class AccessQuery(IMuistotDb db, IOptions<ProjectsOptions> options)
{
    /// <summary>Asks the database.</summary>
    /// <param name="usernameKey">Key of the caller's name, or null for an anonymous caller.</param>
    /// <param name="request">The request, whose resources are looked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found, or null when the caller has no account any more.</returns>
    public async Task<AccessSnapshot?> RunAsync(string? usernameKey, object request, CancellationToken cancellationToken)
    {
        var project = (request as IProjectRequest)?.Project?.Value;
        var site = (request as ISiteRequest)?.Site?.Value;
        var memory = (request as IMemoryRequest)?.Memory?.Value;
        if (usernameKey is null && project is null)
            return AccessSnapshot.Empty;

        var found = usernameKey is null
            ? await AnonymousRows(project!, site, memory).FirstOrDefaultAsync(cancellationToken)
            : await CallerRows(usernameKey, project, site, memory).FirstOrDefaultAsync(cancellationToken);
        var access = found?.ToSnapshot() ?? (usernameKey is null ? AccessSnapshot.Empty : null);
        return access is null ? null : access with { UserCreation = options.Value.AllowUserCreation };
    }

    private IQueryable<Row> AnonymousRows(string projectName, string? siteName, long? memoryId) =>
        from project in db.Projects.Where(project => project.Name == projectName)
        from site in db.Sites.Where(site => site.ProjectId == project.Id && site.Name == siteName).DefaultIfEmpty()
        from memory in db.Memories.Where(memory => memory.SiteId == site.Id && memory.Id == memoryId).DefaultIfEmpty()
        select new Row
        {
            ProjectId = project.Id,
            ProjectPublished = project.Published,
            Starts = project.Starts,
            Ends = project.Ends,
            AdminPosting = project.AdminPosting,
            AutoPublish = project.AutoPublish,
            DefaultLanguageId = project.DefaultLanguageId,
            SiteId = site.Id,
            SitePublished = site.Published,
            MemoryId = memory.Id,
            MemoryPublished = memory.Published,
        };

    private IQueryable<Row> CallerRows(string usernameKey, string? projectName, string? siteName, long? memoryId) =>
        from user in db.Users.Where(user => user.UsernameKey == usernameKey)
        from project in db.Projects.Where(project => project.Name == projectName).DefaultIfEmpty()
        from site in db.Sites.Where(site => site.ProjectId == project.Id && site.Name == siteName).DefaultIfEmpty()
        from memory in db.Memories.Where(memory => memory.SiteId == site.Id && memory.Id == memoryId).DefaultIfEmpty()
        select new Row
        {
            UserId = user.Id,
            Username = user.Username,
            IsSuperuser = user.Superuser != null,
            AdministersAny = user.Administers.Any(),
            ModeratesAny = user.Moderates.Any(),
            ProjectId = project.Id,
            ProjectPublished = project.Published,
            Starts = project.Starts,
            Ends = project.Ends,
            AdminPosting = project.AdminPosting,
            AutoPublish = project.AutoPublish,
            DefaultLanguageId = project.DefaultLanguageId,
            IsAdmin = user.Administers.Any(admin => admin.ProjectId == project.Id),
            IsModerator = user.Moderates.Any(moderator => moderator.ProjectId == project.Id),
            SiteId = site.Id,
            SitePublished = site.Published,
            SiteCreatorId = site.CreatorId,
            MemoryId = memory.Id,
            MemoryPublished = memory.Published,
            MemoryUserId = memory.UserId,
        };

    /// <summary>The row of the query: what a left join did not find is null.</summary>
    private sealed class Row
    {
        public int? UserId { get; init; }

        public string? Username { get; init; }

        public bool IsSuperuser { get; init; }

        public bool AdministersAny { get; init; }

        public bool ModeratesAny { get; init; }

        public int? ProjectId { get; init; }

        public bool? ProjectPublished { get; init; }

        public DateTime? Starts { get; init; }

        public DateTime? Ends { get; init; }

        public bool? AdminPosting { get; init; }

        public bool? AutoPublish { get; init; }

        public int? DefaultLanguageId { get; init; }

        public bool IsAdmin { get; init; }

        public bool IsModerator { get; init; }

        public int? SiteId { get; init; }

        public bool? SitePublished { get; init; }

        public int? SiteCreatorId { get; init; }

        public long? MemoryId { get; init; }

        public bool? MemoryPublished { get; init; }

        public int? MemoryUserId { get; init; }

        public AccessSnapshot ToSnapshot() => new(
            UserId is { } userId ? new CallerSnapshot(userId, Username!, IsSuperuser, AdministersAny, ModeratesAny) : null,
            ProjectId is { } projectId
                ? new ProjectSnapshot(
                    projectId, ProjectPublished == true, Starts, Ends, AdminPosting == true, AutoPublish == true, DefaultLanguageId!.Value, IsAdmin, IsModerator)
                : null,
            SiteId is { } siteId ? new SiteSnapshot(siteId, SitePublished == true, UserId is not null && SiteCreatorId == UserId) : null,
            MemoryId is { } memoryId ? new MemorySnapshot(memoryId, MemoryPublished == true, UserId is not null && MemoryUserId == UserId) : null);
    }
}
