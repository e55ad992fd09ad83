using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;
using KeysQuery = System.Linq.Expressions.Expression<System.Func<
    System.Linq.IQueryable<Muistot.Domain.Sites.Site>, int, bool, bool, int, int, int, System.Linq.IQueryable<int>>>;

namespace Muistot.Application.Sites;

/// <summary>
/// The queries for the keys of a project's sites that a caller sees, in order of creation: the sites to choose from, the project's key,
/// true, false, the caller's key, the key to begin after, and the limit.
/// </summary>
internal static class SiteKeys
{
    // An index has the published sites of a project in the order of their keys, and the waiting ones. Databases follow it from a key on
    // only where it has all that they look for, so keys are found first. They use it only where the flag is compared with a value, so true
    // and false are parameters.
    internal static readonly KeysQuery OfPublished =
        (sites, projectId, yes, no, callerId, last, limit) => sites
            .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
            .OrderBy(site => site.Id).Select(site => site.Id).Take(limit);

    internal static readonly KeysQuery OfAll =
        (sites, projectId, yes, no, callerId, last, limit) => sites
            .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
            .OrderBy(site => site.Id).Select(site => site.Id).Take(limit)
            .Concat(sites
                .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, no) && site.Id > last)
                .OrderBy(site => site.Id).Select(site => site.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    // Own ones that wait are looked for only as far as the published ones of the page reach: those of others are passed over once, and not
    // for each page.
    internal static readonly KeysQuery OfPublishedAndOwn =
        (sites, projectId, yes, no, callerId, last, limit) => sites
            .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
            .OrderBy(site => site.Id).Select(site => site.Id).Take(limit)
            .Concat(sites
                .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, no) && site.Id > last
                && site.CreatorId == callerId)
                .Where(site => site.Id <= (sites
                    .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
                    .OrderBy(site => site.Id).Select(site => (int?)site.Id).Skip(limit).FirstOrDefault() ?? int.MaxValue))
                .OrderBy(site => site.Id).Select(site => site.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    /// <summary>The query for a caller.</summary>
    internal static KeysQuery For(SitesShown shown) => shown.Hidden ? OfAll : shown.CallerId > 0 ? OfPublishedAndOwn : OfPublished;

    /// <summary>Finds keys of a project's sites.</summary>
    /// <param name="sites">The sites to choose from: all, or those that meet a condition.</param>
    /// <param name="shown">The project and the caller.</param>
    /// <param name="last">The key to begin after, or zero.</param>
    /// <param name="limit">Most keys.</param>
    internal static IQueryable<int> Find(IQueryable<Site> sites, SitesShown shown, int last, int limit) =>
        sites.Provider.CreateQuery<int>(For(shown).Inline(
            sites.Expression, Inlining.Parameter(shown.ProjectId), Inlining.Parameter(true), Inlining.Parameter(false),
            Inlining.Parameter(shown.CallerId), Inlining.Parameter(last), Inlining.Parameter(limit)));
}
