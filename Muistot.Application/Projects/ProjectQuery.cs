using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Reads one project. The query is compiled once for a database.</summary>
public sealed class ProjectQuery
{
    private static readonly Expression<Func<DbContext, int, IQueryable<Project>>> ByKey = (db, id) => db.Set<Project>()
        .Where(project => project.Id == id);

    /// <summary>Reads it, whoever may see it: by its key, the asked language, and the account of the caller, whose role is read.</summary>
    internal Func<DbContext, int, int, int?, CancellationToken, Task<ProjectRow?>> FindAsync { get; } = Compile();

    private static Func<DbContext, int, int, int?, CancellationToken, Task<ProjectRow?>> Compile()
    {
        var (db, id) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(int), "id"));
        var (language, caller) = (Expression.Parameter(typeof(int), "languageId"), Expression.Parameter(typeof(int?), "callerId"));
        var rows = ProjectRow.Rows.Inline(db, ByKey.Inline(db, id), language, caller);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int, int, int?, CancellationToken, ProjectRow?>>(
            rows.FirstOrDefault<ProjectRow>(), db, id, language, caller,
            Expression.Parameter(typeof(CancellationToken), "cancellationToken")));
    }
}
