using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Authorization;

/// <summary>
/// Remembers for a moment what <see cref="AccessQuery"/> found: people come in bursts. Whatever changes a role, or whether a resource
/// is there and shown, is noticed at once on this node, and as soon as it is told on others.
/// </summary>
/// <param name="versions">The versions of what access depends on.</param>
/// <param name="options">Whether anything is kept.</param>
/// <param name="clock">The current time.</param>
public sealed class AccessCache(ICacheVersions versions, IOptions<CachingOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// How long it is remembered that someone may do something: that their account was removed past the service is not heard of.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private const int Most = 50_000;

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly SingleFlight<(Question Question, long Version), AccessSnapshot?> asking = new();

    /// <summary>What a request is about.</summary>
    /// <param name="UsernameKey">Key of the caller's name, or null for an anonymous caller.</param>
    /// <param name="Project">Name of the project, or nothing.</param>
    /// <param name="Site">Name of the site, or nothing.</param>
    /// <param name="Memory">Id of the memory, or −1.</param>
    internal sealed record Question(string? UsernameKey, string Project, string Site, long Memory)
    {
        internal string[] DependsOn()
        {
            if (Project.Length == 0)
                return [CacheTags.Everything, CacheTags.Roles];
            var project = new ProjectId(Project);
            if (Site.Length == 0)
                return [CacheTags.Everything, CacheTags.Roles, CacheTags.Project(project)];
            var site = new SiteId(Site);
            string[] ofSite = [CacheTags.Everything, CacheTags.Roles, CacheTags.Project(project), CacheTags.Site(project, site)];
            return Memory < 0 ? ofSite : [.. ofSite, CacheTags.MemoriesOf(project, site)];
        }

        internal bool IsAnsweredBy(AccessSnapshot access) =>
            (UsernameKey is null || access.Caller is not null) && (Project.Length == 0 || access.Project is not null)
            && (Site.Length == 0 || access.Site is not null) && (Memory < 0 || access.Memory is not null);
    }

    /// <inheritdoc/>
    public void Dispose() => known.Dispose();

    /// <summary>What was found lately, or is found now. What is not there is looked for again each time.</summary>
    internal async Task<AccessSnapshot?> FindAsync(Question question, Func<Task<AccessSnapshot?>> find, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return await find();
        var version = versions.Of(question.DependsOn());
        if (known.TryGetValue(question, out Entry? entry) && entry!.Version == version && entry.Until > clock.GetUtcNow())
            return entry.Access;
        using var place = await asking.JoinAsync((question, version), cancellationToken);
        if (place.HasMade)
            return place.Made;
        var access = await find();
        place.Share(access);
        if (access is not null && question.IsAnsweredBy(access) && (versions.IsShared || !access.HasRole))
            known.Set(question, new Entry(access, version, clock.GetUtcNow() + Lifetime),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        return access;
    }

    private sealed record Entry(AccessSnapshot Access, long Version, DateTimeOffset Until);
}
