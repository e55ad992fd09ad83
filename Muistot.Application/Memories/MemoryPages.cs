using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using PageQuery = System.Func<
    Microsoft.EntityFrameworkCore.DbContext, int, bool, bool, int, long, int,
        System.Collections.Generic.IAsyncEnumerable<Muistot.Application.Memories.MemoryRow>>;

namespace Muistot.Application.Memories;

/// <summary>
/// Reads all the memories of a site that a caller sees, in order of creation, page by page. The queries are compiled once.
/// </summary>
/// <param name="pages">Reads pages.</param>
public sealed class MemoryPages(KeysetPages pages)
{
    private static readonly Expression<Func<DbContext, IQueryable<long>, IQueryable<Memory>>> InOrder = (db, keys) =>
        from key in keys
        join memory in db.Set<Memory>() on key equals memory.Id
        orderby key
        select memory;

    private static readonly Expression<Func<DbContext, IQueryable<Memory>>> All = db => db.Set<Memory>();

    private readonly PageQuery ofPublished = Compile(MemoryKeys.OfPublished);

    private readonly PageQuery ofPublishedAndOwn = Compile(MemoryKeys.OfPublishedAndOwn);

    private readonly PageQuery ofAll = Compile(MemoryKeys.OfAll);

    /// <summary>Reads the whole list of the request's site.</summary>
    internal IAsyncEnumerable<MemoryView> ReadAsync(DbContext db, ResourceContext context, Presentation presentation,
        CancellationToken cancellationToken)
    {
        var query = context.SeesHidden ? ofAll : context.CallerId is null ? ofPublished : ofPublishedAndOwn;
        var (siteId, callerId) = (context.SiteId, context.CallerId ?? 0);
        return pages.ReadAsync<long, MemoryRow>((last, limit) => query(db, siteId, true, false, callerId, last, limit), cancellationToken)
            .Select(row => row.ToView(presentation));
    }

    /// <summary>Reads one page of the list of the request's site, or all that meets a condition.</summary>
    /// <param name="memories">The memories to choose from: all, or those that meet a condition.</param>
    /// <param name="context">The caller and the site.</param>
    /// <param name="query">Which page.</param>
    /// <param name="presentation">Turns rows into views.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <param name="asOf">The moment that a list of changes is as of, or null.</param>
    internal async Task<ItemsView<MemoryView>> ReadPageAsync(
        IQueryable<Memory> memories, ResourceContext context, IPagedQuery query, Presentation presentation,
        CancellationToken cancellationToken, DateTime? asOf = null)
    {
        var (seesHidden, callerId) = (context.SeesHidden, context.CallerId ?? 0);
        var list = new KeyedList<long, MemoryRow>(
            (last, limit) => MemoryKeys.Find(memories, context, last, limit).ToListAsync(cancellationToken),
            keys => MemoryRow.Select(memories
                .Where(memory => keys.Contains(memory.Id) && Visibility.IsVisible(memory, seesHidden, callerId))
                .OrderBy(memory => memory.Id)).AsNoTracking().AsAsyncEnumerable());
        var (rows, next) = await pages.ReadAsync(list, query, cancellationToken, asOf);
        return new ItemsView<MemoryView>(rows.Select(row => row.ToView(presentation)), next);
    }

    private static PageQuery Compile(
        Expression<Func<IQueryable<Memory>, int, bool, bool, int, long, int, IQueryable<long>>> keys)
    {
        var db = Expression.Parameter(typeof(DbContext), "db");
        var found = keys.Inline([All.Inline(db), .. keys.Parameters.Skip(1)]);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int, bool, bool, int, long, int,
            IQueryable<MemoryRow>>>(MemoryRow.Rows.Inline(InOrder.Inline(db, found)), [db, .. keys.Parameters.Skip(1)]));
    }
}
