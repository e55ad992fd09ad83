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
    // As of sites: see SitePages.
    private static readonly Expression<Func<DbContext, int, bool, bool, int, long, int, IQueryable<long>>> KeysOfPublished =
        (db, siteId, yes, no, callerId, last, limit) => db.Set<Memory>()
            .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit);

    private static readonly Expression<Func<DbContext, int, bool, bool, int, long, int, IQueryable<long>>> KeysOfAll =
        (db, siteId, yes, no, callerId, last, limit) => db.Set<Memory>()
            .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit)
            .Concat(db.Set<Memory>()
                .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, no) && memory.Id > last)
                .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    private static readonly Expression<Func<DbContext, int, bool, bool, int, long, int, IQueryable<long>>> KeysOfPublishedAndOwn =
        (db, siteId, yes, no, callerId, last, limit) => db.Set<Memory>()
            .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit)
            .Concat(db.Set<Memory>()
                .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, no) && memory.Id > last
                && memory.UserId == callerId)
                .Where(memory => memory.Id <= (db.Set<Memory>()
                    .Where(memory => memory.SiteId == siteId && Visibility.IsInState(memory, yes) && memory.Id > last)
                    .OrderBy(memory => memory.Id).Select(memory => (long?)memory.Id).Skip(limit).FirstOrDefault() ?? long.MaxValue))
                .OrderBy(memory => memory.Id).Select(memory => memory.Id).Take(limit))
            .OrderBy(key => key).Take(limit);

    private static readonly Expression<Func<DbContext, IQueryable<long>, IQueryable<Memory>>> InOrder = (db, keys) =>
        from key in keys
        join memory in db.Set<Memory>() on key equals memory.Id
        orderby key
        select memory;

    private readonly PageQuery ofPublished = Compile(KeysOfPublished);

    private readonly PageQuery ofPublishedAndOwn = Compile(KeysOfPublishedAndOwn);

    private readonly PageQuery ofAll = Compile(KeysOfAll);

    /// <summary>Reads the list of the request's site.</summary>
    internal IAsyncEnumerable<MemoryView> ReadAsync(DbContext db, ResourceContext context, Presentation presentation,
        CancellationToken cancellationToken)
    {
        var query = context.SeesHidden ? ofAll : context.CallerId is null ? ofPublished : ofPublishedAndOwn;
        var (siteId, callerId) = (context.SiteId, context.CallerId ?? 0);
        return pages.ReadAsync<long, MemoryRow>((last, limit) => query(db, siteId, true, false, callerId, last, limit), cancellationToken)
            .Select(row => row.ToView(presentation));
    }

    private static PageQuery Compile(Expression<Func<DbContext, int, bool, bool, int, long, int, IQueryable<long>>> keys)
    {
        var rows = MemoryRow.Rows.Inline(InOrder.Inline(keys.Parameters[0], keys.Body));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int, bool, bool, int, long, int,
            IQueryable<MemoryRow>>>(rows, keys.Parameters));
    }
}
