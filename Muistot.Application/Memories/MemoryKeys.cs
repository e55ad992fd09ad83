using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using KeysQuery = System.Linq.Expressions.Expression<System.Func<
    System.Linq.IQueryable<Muistot.Domain.Memories.Memory>, int, bool, bool, int, long, int, System.Linq.IQueryable<long>>>;

namespace Muistot.Application.Memories;

/// <summary>
/// The queries for the keys of a site's memories that a caller sees, in order of creation: the memories to choose from, the site's key,
/// true, false, the caller's key, the key to begin after, and the limit. As of sites: see <see cref="Sites.SiteKeys"/>.
/// </summary>
internal static class MemoryKeys
{
    internal static readonly KeysQuery OfPublished =
        (memories, siteId, yes, no, callerId, last, limit) => memories
            .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit);

    internal static readonly KeysQuery OfAll =
        (memories, siteId, yes, no, callerId, last, limit) => memories
            .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit)
            .Concat(memories
                .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, no) && memory.Id > last)
                .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    internal static readonly KeysQuery OfPublishedAndOwn =
        (memories, siteId, yes, no, callerId, last, limit) => memories
            .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit)
            .Concat(memories
                .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, no) && memory.Id > last
                && memory.UserId == callerId)
                .Where(memory => memory.Id <= (memories
                    .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
                    .OrderBy(memory => memory.Id).Select(memory => (long?)memory.Id).Skip(limit).FirstOrDefault() ?? long.MaxValue))
                .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    /// <summary>The query for a caller.</summary>
    internal static KeysQuery For(ResourceContext context) =>
        context.SeesHidden ? OfAll : context.CallerId is null ? OfPublished : OfPublishedAndOwn;

    /// <summary>Finds keys of a site's memories.</summary>
    /// <param name="memories">The memories to choose from: all, or those that meet a condition.</param>
    /// <param name="context">The caller and the site.</param>
    /// <param name="last">The key to begin after, or zero.</param>
    /// <param name="limit">Most keys.</param>
    internal static IQueryable<long> Find(IQueryable<Memory> memories, ResourceContext context, long last, int limit) =>
        memories.Provider.CreateQuery<long>(For(context).Inline(
            memories.Expression, Inlining.Parameter(context.SiteId), Inlining.Parameter(true), Inlining.Parameter(false),
            Inlining.Parameter(context.CallerId ?? 0), Inlining.Parameter(last), Inlining.Parameter(limit)));
}
