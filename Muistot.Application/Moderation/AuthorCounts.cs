using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Moderation;

/// <summary>
/// Counts what authors have in the projects that the caller decides on. Some have made most of what there is, and are counted for a tenth
/// of a second: what was counted is kept until something of the project changes.
/// </summary>
/// <param name="kept">What was counted.</param>
/// <param name="db">The database.</param>
/// <param name="context">The caller.</param>
internal sealed class AuthorCounts(AuthorCounts.Cache kept, IMuistotDb db, ResourceContext context)
{
    /// <summary>Counts what each of some authors has.</summary>
    /// <param name="authors">Keys of their accounts.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    /// <returns>The counts, by the author's key.</returns>
    internal async Task<Dictionary<int, AuthorCount>> OfAsync(IReadOnlyList<int> authors, CancellationToken cancellationToken)
    {
        var counts = authors.ToDictionary(author => author, _ => default(AuthorCount));
        if (authors.Count == 0)
            return counts;
        var missing = new List<(StaffedProject Project, long Version)>();
        foreach (var project in await FindProjectsAsync(cancellationToken))
        {
            var version = kept.VersionOf(project);
            if (kept.Find(project, version, authors) is { } known)
                Add(known);
            else
                missing.Add((project, version));
        }

        var counted = missing.Count == 0
            ? []
            : await CountAsync(authors, missing.ConvertAll(one => one.Project.Id), cancellationToken);
        foreach (var (project, version) in missing)
        {
            var own = authors.ToDictionary(author => author, _ => default(AuthorCount));
            foreach (var row in counted.Where(row => row.ProjectId == project.Id))
                own[row.AuthorId] += new AuthorCount(row.Shown, row.Hidden, row.Waiting);
            kept.Keep(project, version, own);
            Add(own);
        }

        return counts;

        void Add(Dictionary<int, AuthorCount> inProject)
        {
            foreach (var author in authors)
                counts[author] += inProject[author];
        }
    }

    private async Task<IReadOnlyList<StaffedProject>> FindProjectsAsync(CancellationToken cancellationToken)
    {
        var (callerId, isSuperuser) = (context.UserId, context.Access.Caller!.IsSuperuser);
        var version = kept.VersionOfRoles;
        if (kept.FindProjects(callerId, isSuperuser, version) is { } known)
            return known;
        var projects = await db.Projects.Where(project => Visibility.IsStaffedBy(project, callerId, isSuperuser))
            .Select(project => new StaffedProject(project.Id, project.Name)).ToListAsync(cancellationToken);
        kept.KeepProjects(callerId, isSuperuser, version, projects);
        return projects;
    }

    private async Task<List<CountRow>> CountAsync(
        IReadOnlyList<int> authors, List<int> projects, CancellationToken cancellationToken)
    {
        var sites =
            from site in db.Sites
            where Visibility.IsPresent(site) && site.CreatorId != null && authors.Contains(site.CreatorId.Value)
                && projects.Contains(site.ProjectId)
            group site by new { AuthorId = site.CreatorId!.Value, site.ProjectId } into own
            select new CountRow
            {
                AuthorId = own.Key.AuthorId,
                ProjectId = own.Key.ProjectId,
                Shown = own.Count(site => Visibility.IsPublic(site)),
                Hidden = own.Count(site => Visibility.IsHidden(site)),
                Waiting = own.Count(site => Visibility.IsWaiting(site)),
            };
        var memories =
            from memory in db.Memories
            where Visibility.IsPresent(memory) && Visibility.IsPresent(memory.Site!) && memory.UserId != null
                && authors.Contains(memory.UserId.Value) && projects.Contains(memory.Site!.ProjectId)
            group memory by new { AuthorId = memory.UserId!.Value, memory.Site!.ProjectId } into own
            select new CountRow
            {
                AuthorId = own.Key.AuthorId,
                ProjectId = own.Key.ProjectId,
                Shown = own.Count(memory => Visibility.IsPublic(memory)),
                Hidden = own.Count(memory => Visibility.IsHidden(memory)),
                Waiting = own.Count(memory => Visibility.IsWaiting(memory)),
            };
        return await sites.Concat(memories).Concat(EditedSites(authors, projects)).Concat(EditedMemories(authors, projects))
            .ToListAsync(cancellationToken);
    }

    private IQueryable<CountRow> EditedSites(IReadOnlyList<int> authors, List<int> projects) =>
        from waiting in db.WaitingSites
        where authors.Contains(waiting.AuthorId) && Visibility.IsPresent(waiting.Site!) && projects.Contains(waiting.Site!.ProjectId)
        group waiting by new { waiting.AuthorId, waiting.Site!.ProjectId } into own
        select new CountRow
        {
            AuthorId = own.Key.AuthorId,
            ProjectId = own.Key.ProjectId,
            Shown = 0,
            Hidden = 0,
            Waiting = own.Count(),
        };

    private IQueryable<CountRow> EditedMemories(IReadOnlyList<int> authors, List<int> projects) =>
        from waiting in db.WaitingMemories
        where authors.Contains(waiting.AuthorId) && Visibility.IsPresent(waiting.Memory!) && Visibility.IsPresent(waiting.Memory!.Site!)
            && projects.Contains(waiting.Memory.Site!.ProjectId)
        group waiting by new { waiting.AuthorId, waiting.Memory!.Site!.ProjectId } into own
        select new CountRow
        {
            AuthorId = own.Key.AuthorId,
            ProjectId = own.Key.ProjectId,
            Shown = 0,
            Hidden = 0,
            Waiting = own.Count(),
        };

    /// <summary>A project that someone decides on.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="Name">Its public id: the versions of two projects say nothing about each other, whatever their keys.</param>
    internal sealed record StaffedProject(int Id, string Name);

    private sealed class CountRow
    {
        public int AuthorId { get; init; }

        public int ProjectId { get; init; }

        public int Shown { get; init; }

        public int Hidden { get; init; }

        public int Waiting { get; init; }
    }

    /// <summary>Keeps counts in the process.</summary>
    /// <param name="versions">The versions of what is counted.</param>
    /// <param name="options">Whether they are kept, and how long.</param>
    internal sealed class Cache(ICacheVersions versions, IOptions<CachingOptions> options) : IDisposable
    {
        private const int MostCounts = 200_000;

        private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostCounts });

        /// <summary>The version of who decides on which projects.</summary>
        internal long VersionOfRoles => versions.Of(CacheTags.Everything, CacheTags.Roles, CacheTags.Projects);

        /// <inheritdoc/>
        public void Dispose() => known.Dispose();

        /// <summary>The version of what there is in a project.</summary>
        internal long VersionOf(StaffedProject project)
        {
            var name = new ProjectId(project.Name);
            return versions.Of(CacheTags.Everything, CacheTags.Project(name), CacheTags.SitesOf(name));
        }

        internal Dictionary<int, AuthorCount>? Find(StaffedProject project, long version, IReadOnlyList<int> authors) =>
            known.TryGetValue(project, out Kept<Dictionary<int, AuthorCount>>? kept) && kept!.Version == version
                && authors.All(kept.Value.ContainsKey)
                ? kept.Value
                : null;

        internal void Keep(StaffedProject project, long version, Dictionary<int, AuthorCount> counts)
        {
            var all = known.TryGetValue(project, out Kept<Dictionary<int, AuthorCount>>? kept) && kept!.Version == version
                ? kept.Value.Concat(counts).DistinctBy(count => count.Key).ToDictionary()
                : counts;
            Keep(project, new Kept<Dictionary<int, AuthorCount>>(version, all), all.Count);
        }

        internal IReadOnlyList<StaffedProject>? FindProjects(int callerId, bool isSuperuser, long version) =>
            known.TryGetValue((callerId, isSuperuser), out Kept<List<StaffedProject>>? kept) && kept!.Version == version
                ? kept.Value
                : null;

        internal void KeepProjects(int callerId, bool isSuperuser, long version, List<StaffedProject> projects) =>
            Keep((callerId, isSuperuser), new Kept<List<StaffedProject>>(version, projects), projects.Count);

        private void Keep<T>(object key, Kept<T> value, int size)
        {
            if (options.Value.Enabled)
            {
                known.Set(key, value, new MemoryCacheEntryOptions
                {
                    Size = 1 + size,
                    AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.FreshSeconds),
                });
            }
        }

        private sealed record Kept<T>(long Version, T Value);
    }
}

/// <summary>How much an author has.</summary>
/// <param name="Shown">Number of their sites and memories that are published.</param>
/// <param name="Hidden">Number of those that were hidden.</param>
/// <param name="Waiting">Number of those that nobody has decided on yet, and of changes of others.</param>
internal readonly record struct AuthorCount(int Shown, int Hidden, int Waiting)
{
    public static AuthorCount operator +(AuthorCount some, AuthorCount others) =>
        new(some.Shown + others.Shown, some.Hidden + others.Hidden, some.Waiting + others.Waiting);
}
