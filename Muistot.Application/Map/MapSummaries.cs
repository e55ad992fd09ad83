using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Projects;

namespace Muistot.Application.Map;

/// <summary>
/// Counts the features of projects and finds where they are, which takes a large project a second: what was found is kept until something
/// of the project changes.
/// </summary>
/// <param name="kept">What was found.</param>
/// <param name="db">The database.</param>
internal sealed class MapSummaries(MapSummaries.Cache kept, IMuistotDb db)
{
    /// <summary>Summarizes each project of a scope, by its key.</summary>
    internal async Task<Dictionary<int, MapSummary>> FindAsync(MapScope scope, MapKind kind, CancellationToken cancellationToken)
    {
        var (found, missing) = (new Dictionary<int, MapSummary>(), new List<(MapProject Project, Cache.Key Key, long Version)>());
        foreach (var project in scope.Projects)
        {
            var key = new Cache.Key(kind, project.Id, project.Name, project.IsStaffed ? null : scope.CallerId);
            var version = kept.VersionOf(project);
            if (kept.Find(key, version) is { } summary)
                found[project.Id] = summary;
            else
                missing.Add((project, key, version));
        }

        if (missing.Count == 0)
            return found;
        var wanted = string.Join(' ', missing.Select(one => $"{one.Key} {one.Version}"));
        using var place = await kept.Counting.JoinAsync(wanted, cancellationToken);
        var counted = place.Made ?? await CountAsync(scope.Of(missing.Select(one => one.Project)), kind, cancellationToken);
        place.Share(counted);
        foreach (var (project, key, version) in missing)
        {
            found[project.Id] = counted.GetValueOrDefault(project.Id, MapSummary.Empty);
            kept.Keep(key, version, found[project.Id]);
        }

        return found;
    }

    private async Task<Dictionary<int, MapSummary>> CountAsync(MapScope scope, MapKind kind, CancellationToken cancellationToken)
    {
        var sites = kind == MapKind.Sites
            ? SiteFeatures.Shown(scope.Visible(db.Sites)).Select(
                site => new { site.ProjectId, site.Longitude, site.Latitude, site.ModifiedAt })
            : scope.Memories(db.Sites).Select(
                memory => new { memory.Site!.ProjectId, memory.Site.Longitude, memory.Site.Latitude, memory.ModifiedAt });
        return await sites.GroupBy(site => site.ProjectId)
            .Select(group => new
            {
                group.Key,
                Count = group.LongCount(),
                West = group.Min(site => site.Longitude),
                South = group.Min(site => site.Latitude),
                East = group.Max(site => site.Longitude),
                North = group.Max(site => site.Latitude),
                First = group.Min(site => site.ModifiedAt),
                Last = group.Max(site => site.ModifiedAt),
            })
            .ToDictionaryAsync(
                group => group.Key,
                group => new MapSummary(group.Count, group.West, group.South, group.East, group.North, group.First, group.Last),
                cancellationToken);
    }

    /// <summary>Keeps summaries in the process.</summary>
    /// <param name="versions">The versions of what they are made from.</param>
    /// <param name="options">Whether they are kept, and how long.</param>
    internal sealed class Cache(ICacheVersions versions, IOptions<CachingOptions> options) : IDisposable
    {
        private const int Most = 50_000;

        private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

        /// <summary>Lets one request count what several ask for.</summary>
        internal SingleFlight<string, Dictionary<int, MapSummary>> Counting { get; } = new();

        /// <inheritdoc/>
        public void Dispose() => known.Dispose();

        /// <summary>The version of what a project shows.</summary>
        internal long VersionOf(MapProject project) => versions.Of(
            CacheTags.Everything, CacheTags.Project(new ProjectId(project.Name)), CacheTags.SitesOf(new ProjectId(project.Name)));

        internal MapSummary? Find(Key key, long version) =>
            known.TryGetValue(key, out Entry? entry) && entry!.Version == version ? entry.Summary : null;

        internal void Keep(Key key, long version, MapSummary summary)
        {
            if (options.Value.Enabled)
            {
                known.Set(key, new Entry(summary, version), new MemoryCacheEntryOptions
                {
                    Size = 1,
                    AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.FreshSeconds),
                });
            }
        }

        /// <summary>What was counted.</summary>
        /// <param name="Kind">The kind of features.</param>
        /// <param name="ProjectId">Key of the project.</param>
        /// <param name="Project">Its name: the versions of two projects say nothing about each other.</param>
        /// <param name="CallerId">Key of the account whose own things count too, 0 for none; null where everything counts.</param>
        internal sealed record Key(MapKind Kind, int ProjectId, string Project, int? CallerId);

        private sealed record Entry(MapSummary Summary, long Version);
    }
}
