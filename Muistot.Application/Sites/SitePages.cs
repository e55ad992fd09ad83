using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
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
    private static readonly Expression<Func<DbContext, IQueryable<int>, IQueryable<Site>>> InOrder = (db, keys) =>
        from key in keys
        join site in db.Set<Site>() on key equals site.Id
        orderby key
        select site;

    private static readonly Expression<Func<DbContext, IQueryable<Site>>> All = db => db.Set<Site>();

    private readonly PageQuery[] ofPublished = Compile(SiteKeys.OfPublished);

    private readonly PageQuery[] ofPublishedAndOwn = Compile(SiteKeys.OfPublishedAndOwn);

    private readonly PageQuery[] ofAll = Compile(SiteKeys.OfAll);

    /// <summary>Reads the whole list.</summary>
    /// <param name="db">The database.</param>
    /// <param name="shown">The sites to read.</param>
    /// <param name="language">The asked language.</param>
    /// <param name="defaultLanguage">The project's language.</param>
    /// <param name="isOpen">True when everyone sees the project.</param>
    /// <param name="isSized">True to read the sizes of images.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal IAsyncEnumerable<SiteRow> ReadAsync(
        DbContext db, SitesShown shown, Language language, Language defaultLanguage, bool isOpen, bool isSized,
        CancellationToken cancellationToken)
    {
        var queries = shown.Hidden ? ofAll : shown.CallerId > 0 ? ofPublishedAndOwn : ofPublished;
        var query = queries[(language == defaultLanguage ? 0 : 1) + (isSized ? 2 : 0)];
        return pages.ReadAsync<int, SiteRow>(
            (last, limit) => query(db, shown.ProjectId, true, false, shown.CallerId, last, limit, defaultLanguage.Id, language.Id, isOpen),
            cancellationToken);
    }

    private static PageQuery[] Compile(Expression<Func<IQueryable<Site>, int, bool, bool, int, int, int, IQueryable<int>>> keys) =>
    [
        Compile(keys, isAnother: false, isSized: false), Compile(keys, isAnother: true, isSized: false),
        Compile(keys, isAnother: false, isSized: true), Compile(keys, isAnother: true, isSized: true),
    ];

    private static PageQuery Compile(
        Expression<Func<IQueryable<Site>, int, bool, bool, int, int, int, IQueryable<int>>> keys, bool isAnother, bool isSized)
    {
        var (db, open) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(bool), "isOpen"));
        var (first, second) = (Expression.Parameter(typeof(int), "defaultId"), Expression.Parameter(typeof(int), "askedId"));
        var found = keys.Inline([All.Inline(db), .. keys.Parameters.Skip(1)]);
        var rows = SiteRow.Select(isAnother, db, InOrder.Inline(db, found), first, second, open, isSized);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int, bool, bool, int, int, int, int, int, bool, IQueryable<SiteRow>>>(
            rows, [db, .. keys.Parameters.Skip(1), first, second, open]));
    }
}
