using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;

namespace Muistot.Application.Authorization;

/// <summary>
/// The queries that stand before nearly every other one. They are compiled once for a database, and not looked up again for each request.
/// </summary>
public sealed class AccessQueries
{
    /// <summary>Resources, for an anonymous caller: names of a project and a site, id of a memory.</summary>
    internal Func<DbContext, string, string, long, CancellationToken, Task<AccessRow?>> ForAnonymous { get; } = EF.CompileAsyncQuery(
        (DbContext db, string projectName, string siteName, long memoryId, CancellationToken cancellationToken) => (
            from project in db.Set<Project>().Where(project => project.Name == projectName)
            from site in db.Set<Site>()
                .Where(site => site.ProjectId == project.Id && site.Name == siteName && Visibility.IsPresent(site)).DefaultIfEmpty()
            from memory in db.Set<Memory>()
                .Where(memory => memory.SiteId == site.Id && memory.Id == memoryId && Visibility.IsPresent(memory)).DefaultIfEmpty()
            select new AccessRow
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
            }).FirstOrDefault());

    /// <summary>
    /// The caller, by the key of their name, and resources. Tables are joined by their keys: MariaDB takes more than half as long again to
    /// plan a query with a query in the place of each table.
    /// </summary>
    internal Func<DbContext, string, string, string, long, CancellationToken, Task<AccessRow?>> ForCaller { get; } = EF.CompileAsyncQuery(
        (DbContext db, string usernameKey, string projectName, string siteName, long memoryId, CancellationToken cancellationToken) => (
            from user in db.Set<User>().Where(user => user.UsernameKey == usernameKey)
            join named in db.Set<Project>() on projectName equals named.Name into projects
            from project in projects.DefaultIfEmpty()
            join named in db.Set<Site>() on new { ProjectId = project.Id, Name = siteName, Deletion = Visibility.Present }
                equals new { named.ProjectId, named.Name, named.Deletion } into sites
            from site in sites.DefaultIfEmpty()
            join named in db.Set<Memory>() on new { SiteId = site.Id, Id = memoryId, Deletion = Visibility.Present }
                equals new { named.SiteId, named.Id, named.Deletion } into memories
            from memory in memories.DefaultIfEmpty()
            select new AccessRow
            {
                UserId = user.Id,
                Username = user.Username,
                IsSuperuser = user.Superuser != null,
                AdministersAny = user.Administers.Any(),
                ModeratesAny = user.Moderates.Any(),
                BlockedUntil = user.Blocks.Where(block => block.ProjectId == null).Max(block => (DateTime?)block.Until),
                ProjectId = project.Id,
                ProjectPublished = project.Published,
                Starts = project.Starts,
                Ends = project.Ends,
                AdminPosting = project.AdminPosting,
                AutoPublish = project.AutoPublish,
                ReviewEdits = project.ReviewEdits,
                DefaultLanguageId = project.DefaultLanguageId,
                IsAdmin = user.Administers.Any(admin => admin.ProjectId == project.Id),
                IsModerator = user.Moderates.Any(moderator => moderator.ProjectId == project.Id),
                BlockedInProjectUntil = user.Blocks.Where(block => block.ProjectId != null && block.ProjectId == project.Id)
                    .Max(block => (DateTime?)block.Until),
                SiteId = site.Id,
                SitePublished = site.Published,
                SiteCreatorId = site.CreatorId,
                MemoryId = memory.Id,
                MemoryPublished = memory.Published,
                MemoryUserId = memory.UserId,
            }).FirstOrDefault());
}
