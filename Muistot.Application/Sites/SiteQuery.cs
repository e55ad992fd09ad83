using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;
using Query = System.Func<
    Microsoft.EntityFrameworkCore.DbContext, int, int, int, bool, System.Threading.CancellationToken,
        System.Threading.Tasks.Task<Muistot.Application.Sites.SiteRow?>>;

namespace Muistot.Application.Sites;

/// <summary>Reads one site. The queries are compiled once for a database.</summary>
public sealed class SiteQuery
{
    private static readonly Expression<Func<DbContext, int, IQueryable<Site>>> ByKey = (db, id) => db.Set<Site>()
        .Where(site => site.Id == id);

    private readonly Query[] queries =
    [
        Compile(isAnother: false, isSized: false), Compile(isAnother: true, isSized: false),
        Compile(isAnother: false, isSized: true), Compile(isAnother: true, isSized: true),
    ];

    /// <summary>Reads it, whoever may see it; null when it is not there.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">Key of the site.</param>
    /// <param name="language">The asked language.</param>
    /// <param name="defaultLanguage">The project's language.</param>
    /// <param name="isOpen">True when everyone sees the project.</param>
    /// <param name="isSized">True to read the size of its image.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal Task<SiteRow?> FindAsync(
        DbContext db, int id, Language language, Language defaultLanguage, bool isOpen, bool isSized,
        CancellationToken cancellationToken) =>
        queries[(language == defaultLanguage ? 0 : 1) + (isSized ? 2 : 0)](
            db, id, defaultLanguage.Id, language.Id, isOpen, cancellationToken);

    private static Query Compile(bool isAnother, bool isSized)
    {
        var (db, id) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(int), "id"));
        var (first, second) = (Expression.Parameter(typeof(int), "defaultId"), Expression.Parameter(typeof(int), "askedId"));
        var open = Expression.Parameter(typeof(bool), "isOpen");
        var rows = SiteRow.Select(isAnother, db, ByKey.Inline(db, id), first, second, open, isSized);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int, int, int, bool, CancellationToken, SiteRow?>>(
            rows.FirstOrDefault<SiteRow>(), db, id, first, second, open, Expression.Parameter(typeof(CancellationToken), "cancellationToken")));
    }
}
