using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Map;

/// <summary>The projects that a caller may read, and what the caller sees in them.</summary>
/// <param name="db">The database.</param>
/// <param name="projects">The projects.</param>
/// <param name="callerId">Key of the caller's account, or 0.</param>
internal sealed class MapScope(IMuistotDb db, IReadOnlyList<MapProject> projects, int callerId)
{
    private const int MostApart = 16;

    private readonly List<int> ids = [.. projects.Select(project => project.Id)];
    private readonly List<int> staffed = [.. projects.Where(project => project.IsStaffed).Select(project => project.Id)];
    private readonly Dictionary<int, MapProject> byId = projects.ToDictionary(project => project.Id);

    /// <summary>The projects, in order of creation.</summary>
    internal IReadOnlyList<MapProject> Projects => projects;

    /// <summary>Key of the caller's account, or 0.</summary>
    internal int CallerId => callerId;

    /// <summary>The default languages of the projects.</summary>
    internal IEnumerable<Language> Languages => projects.Select(project => Language.Of(project.DefaultLanguageId)).Distinct();

    /// <summary>The project of a key.</summary>
    internal MapProject this[int id] => byId[id];

    /// <summary>Some of the projects.</summary>
    internal MapScope Of(IEnumerable<MapProject> some) => new(db, [.. some], callerId);

    /// <summary>
    /// The scope in parts that a box is looked for in one by one, since the index begins with the project. Too many of them are one part.
    /// </summary>
    internal IReadOnlyList<MapScope> Apart(MapArea? area) => area is { Box.IsWorld: false } && projects.Count is > 1 and <= MostApart
        ? [.. projects.Select(project => Of([project]))]
        : [this];

    /// <summary>What is shown of a project's sites, as the lists of sites have it.</summary>
    internal SitesShown Shown(MapProject project) => new(project.Id, project.IsStaffed, callerId);

    /// <summary>Those of some sites that the caller sees.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="inOrder">True where few are wanted in the order of their keys: of several projects, databases would collect all that
    /// these have first. They do not where the projects are one of two ways to be chosen.</param>
    internal IQueryable<Site> Visible(IQueryable<Site> sites, bool inOrder = false)
    {
        var (some, hidden, caller, never) = (ids, staffed, callerId, false);
        if (projects is not [var only])
        {
            var chosen = inOrder
                ? sites.Where(site => EF.Parameter(never) || some.Contains(site.ProjectId))
                : sites.Where(site => some.Contains(site.ProjectId));
            return chosen.Where(site => Visibility.IsVisible(site, hidden.Contains(site.ProjectId), caller));
        }

        var (projectId, isStaffed) = (only.Id, only.IsStaffed);
        return sites.Where(site => site.ProjectId == projectId && Visibility.IsVisible(site, isStaffed, caller));
    }

    /// <summary>
    /// Those with some keys that the caller sees, of projects of the scope and of others (<see cref="Has"/>): beside a project, databases
    /// would not look for the keys, but for all that the project has.
    /// </summary>
    internal IQueryable<Site> VisibleOf(List<int> keys)
    {
        var (hidden, caller) = (staffed, callerId);
        return db.Sites.Where(site => keys.Contains(site.Id) && Visibility.IsVisible(site, hidden.Contains(site.ProjectId), caller));
    }

    /// <summary>The same for memories.</summary>
    internal IQueryable<Memory> VisibleOf(List<long> keys)
    {
        var (hidden, caller) = (staffed, callerId);
        return db.Memories.Where(memory => keys.Contains(memory.Id)
            && Visibility.IsVisible(memory, hidden.Contains(memory.Site!.ProjectId), caller)
            && Visibility.IsVisible(memory.Site, hidden.Contains(memory.Site.ProjectId), caller));
    }

    /// <summary>True for the key of one of the projects.</summary>
    internal bool Has(int projectId) => byId.ContainsKey(projectId);

    /// <summary>The memories of some sites, those that the caller sees.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="inOrder">True where few are wanted in the order of their keys.</param>
    internal IQueryable<Memory> Memories(IQueryable<Site> sites, bool inOrder = false)
    {
        var (hidden, caller) = (staffed, callerId);
        if (projects is [var only])
        {
            var isStaffed = only.IsStaffed;
            return from site in Visible(sites)
                   join memory in db.Memories on site.Id equals memory.SiteId
                   where Visibility.IsVisible(memory, isStaffed, caller)
                   select memory;
        }

        return from site in Visible(sites, inOrder)
               join memory in db.Memories on site.Id equals memory.SiteId
               where Visibility.IsVisible(memory, hidden.Contains(site.ProjectId), caller)
               select memory;
    }

    /// <summary>Finds the projects that the caller of a request may read.</summary>
    /// <param name="db">The database.</param>
    /// <param name="context">The caller.</param>
    /// <param name="clock">Projects begin and end.</param>
    internal sealed class Factory(IMuistotDb db, ResourceContext context, TimeProvider clock)
    {
        /// <summary>All of them, or the one that a collection is of.</summary>
        /// <exception cref="NotFoundException">The project must exist, and the caller must be allowed to read it.</exception>
        internal async Task<MapScope> FindAsync(ProjectId? project, CancellationToken cancellationToken)
        {
            var scope = await FindByNameAsync(project?.Value, cancellationToken);
            return project is null || scope.Projects.Count > 0 ? scope : throw new NotFoundException("Collection not found");
        }

        private async Task<MapScope> FindByNameAsync(string? name, CancellationToken cancellationToken)
        {
            var (now, callerId) = (clock.GetUtcNow().UtcDateTime, context.CallerId ?? 0);
            var isSuperuser = context.Access.Caller is { IsSuperuser: true };
            var projects = name is null ? db.Projects : db.Projects.Where(project => project.Name == name);
            var found = await projects
                .Where(project => Visibility.IsOpen(project, now) || Visibility.IsStaffedBy(project, callerId, isSuperuser))
                .OrderBy(project => project.Id)
                .Select(project => new MapProject
                {
                    Id = project.Id,
                    Name = project.Name,
                    DefaultLanguageId = project.DefaultLanguageId,
                    IsOpen = Visibility.IsOpen(project, now),
                    IsStaffed = Visibility.IsStaffedBy(project, callerId, isSuperuser),
                })
                .ToListAsync(cancellationToken);
            return new MapScope(db, found, callerId);
        }
    }
}

/// <summary>A project that the caller may read.</summary>
internal sealed record MapProject
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public int DefaultLanguageId { get; init; }

    /// <summary>True when everyone sees it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True when the caller sees all that it holds.</summary>
    public bool IsStaffed { get; init; }
}
