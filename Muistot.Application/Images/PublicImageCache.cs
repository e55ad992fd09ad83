using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Images;

/// <summary>
/// Remembers which images everyone may see, and through which holder: as long as nothing changes about that one, the database need
/// not be asked again.
/// </summary>
/// <param name="versions">The versions of what is shown.</param>
/// <param name="options">How long it is remembered.</param>
/// <param name="clock">The current time.</param>
public sealed class PublicImageCache(ICacheVersions versions, IOptions<CachingOptions> options, TimeProvider clock) : IDisposable
{
    private const int Most = 10_000;

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Whether everyone is known to be allowed to see an image.</summary>
    /// <param name="name">Its name.</param>
    public bool Know(string name) =>
        known.TryGetValue(name, out Entry? entry) && entry!.Until > clock.GetUtcNow() && entry.Version == versions.Of(entry.Shown);

    /// <summary>Whether everyone may see an image.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="find">Asks for a holder that everyone may see.</param>
    public async Task<bool> ContainAsync(string name, Func<Task<Holder?>> find)
    {
        if (Know(name))
            return true;
        var before = versions.Of(CacheTags.Everything, CacheTags.Anything);
        if (await find() is not { } holder)
            return false;
        Keep(name, holder, before);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => known.Dispose();

    private void Keep(string name, Holder holder, long before)
    {
        var site = holder.Site is null ? null : new SiteId(holder.Site);
        var content = CachedContent.Everything | CachedContent.Project
            | (site is null ? CachedContent.Nothing : CachedContent.Site | CachedContent.MemoriesOfSite);
        var shown = CacheTags.Of(content, new ProjectId(holder.Project), site, caller: null);
        var version = versions.Of(shown);

        // Which holder it is was not known before it was looked for: what changed meanwhile may have been this one.
        if (!options.Value.Enabled || versions.Of(CacheTags.Everything, CacheTags.Anything) != before)
            return;
        var fresh = clock.GetUtcNow().AddSeconds(options.Value.FreshSeconds);
        var until = holder.Ends < fresh.UtcDateTime ? new DateTimeOffset(holder.Ends.Value) : fresh;
        known.Set(name, new Entry(shown, version, until),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.FreshSeconds) });
    }

    /// <summary>What shows an image: a project, or a site or one of its memories.</summary>
    public sealed class Holder
    {
        /// <summary>The project.</summary>
        public required string Project { get; init; }

        /// <summary>The site, or null when the project itself shows the image.</summary>
        public string? Site { get; init; }

        /// <summary>When the project ends, UTC.</summary>
        public DateTime? Ends { get; init; }
    }

    private sealed record Entry(string[] Shown, long Version, DateTimeOffset Until);
}
