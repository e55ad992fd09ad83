using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;
using PageQuery = System.Func<
    Microsoft.EntityFrameworkCore.DbContext, int, bool, bool, int, int, int, int, int, bool,
        System.Collections.Generic.IAsyncEnumerable<Muistot.Application.Sites.SiteRow>>;

namespace Muistot.Application.Sites;

/// <summary>
/// Reads all the sites of a project that a caller sees, in order of creation, page by page. The queries are compiled once.
/// </summary>
/// <param name="pages">Reads pages.</param>
public sealed class SitePages(KeysetPages pages)
{
    // An index has the published sites of a project in the order of their keys, and the waiting ones. Databases follow it from a key on
    // only where it has all that they look for, so keys are found first. They use it only where the flag is compared with a value, so true
    // and false are parameters.
    private static readonly Expression<Func<DbContext, int, bool, bool, int, int, int, IQueryable<int>>> KeysOfPublished =
        (db, projectId, yes, no, callerId, last, limit) => db.Set<Site>()
            .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
            .OrderBy(site => site.Id).Select(site => site.Id).Take(limit);

    private static readonly Expression<Func<DbContext, int, bool, bool, int, int, int, IQueryable<int>>> KeysOfAll =
        (db, projectId, yes, no, callerId, last, limit) => db.Set<Site>()
            .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
            .OrderBy(site => site.Id).Select(site => site.Id).Take(limit)
            .Concat(db.Set<Site>()
                .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, no) && site.Id > last)
                .OrderBy(site => site.Id).Select(site => site.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    // Own ones that wait are looked for only as far as the published ones of the page reach: those of others are passed over once, and not
    // for each page.
    private static readonly Expression<Func<DbContext, int, bool, bool, int, int, int, IQueryable<int>>> KeysOfPublishedAndOwn =
        (db, projectId, yes, no, callerId, last, limit) => db.Set<Site>()
            .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
            .OrderBy(site => site.Id).Select(site => site.Id).Take(limit)
            .Concat(db.Set<Site>()
                .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, no) && site.Id > last
                && site.CreatorId == callerId)
                .Where(site => site.Id <= (db.Set<Site>()
                    .Where(site => site.ProjectId == projectId && Visibility.IsInState(site, yes) && site.Id > last)
                    .OrderBy(site => site.Id).Select(site => (int?)site.Id).Skip(limit).FirstOrDefault() ?? int.MaxValue))
                .OrderBy(site => site.Id).Select(site => site.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    private static readonly Expression<Func<DbContext, IQueryable<int>, IQueryable<Site>>> InOrder = (db, keys) =>
        from key in keys
        join site in db.Set<Site>() on key equals site.Id
        orderby key
        select site;

    private readonly PageQuery[] ofPublished = [Compile(KeysOfPublished, isAnother: false), Compile(KeysOfPublished, isAnother: true)];

    private readonly PageQuery[] ofPublishedAndOwn = [Compile(KeysOfPublishedAndOwn, isAnother: false),
        Compile(KeysOfPublishedAndOwn, isAnother: true)];

    private readonly PageQuery[] ofAll = [Compile(KeysOfAll, isAnother: false), Compile(KeysOfAll, isAnother: true)];

    /// <summary>Reads the list.</summary>
    /// <param name="db">The database.</param>
    /// <param name="shown">The sites to read.</param>
    /// <param name="language">The asked language.</param>
    /// <param name="defaultLanguage">The project's language.</param>
    /// <param name="isOpen">True when everyone sees the project.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal IAsyncEnumerable<SiteRow> ReadAsync(
        DbContext db, SitesShown shown, Language language, Language defaultLanguage, bool isOpen, CancellationToken cancellationToken)
    {
        var queries = shown.Hidden ? ofAll : shown.CallerId > 0 ? ofPublishedAndOwn : ofPublished;
        var query = queries[language == defaultLanguage ? 0 : 1];
        return pages.ReadAsync<int, SiteRow>(
            (last, limit) => query(db, shown.ProjectId, true, false, shown.CallerId, last, limit, defaultLanguage.Id, language.Id, isOpen),
            cancellationToken);
    }

    private static PageQuery Compile(Expression<Func<DbContext, int, bool, bool, int, int, int, IQueryable<int>>> keys, bool isAnother)
    {
        var (db, open) = (keys.Parameters[0], Expression.Parameter(typeof(bool), "isOpen"));
        var (first, second) = (Expression.Parameter(typeof(int), "defaultId"), Expression.Parameter(typeof(int), "askedId"));
        var rows = SiteRow.Select(isAnother, db, InOrder.Inline(db, keys.Body), first, second, open);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int, bool, bool, int, int, int, int, int, bool, IQueryable<SiteRow>>>(
            rows, [.. keys.Parameters, first, second, open]));
    }
}
