using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Memories;

namespace Muistot.Application.Memories;

/// <summary>Reads one memory. The query is compiled once for a database.</summary>
public sealed class MemoryQuery
{
    private static readonly Expression<Func<DbContext, long, IQueryable<Memory>>> ByKey = (db, id) => db.Set<Memory>()
        .Where(memory => memory.Id == id);

    /// <summary>Reads it by its key, whoever may see it; null when it is not there.</summary>
    internal Func<DbContext, long, CancellationToken, Task<MemoryRow?>> FindAsync { get; } = Compile();

    private static Func<DbContext, long, CancellationToken, Task<MemoryRow?>> Compile()
    {
        var (db, id) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(long), "id"));
        var rows = MemoryRow.Rows.Inline(ByKey.Inline(db, id));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, long, CancellationToken, MemoryRow?>>(
            rows.FirstOrDefault<MemoryRow>(), db, id, Expression.Parameter(typeof(CancellationToken), "cancellationToken")));
    }
}
