using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Muistot.Domain.Authorization;

namespace Muistot.Infrastructure.Persistence;

/// <summary>
/// Puts the expressions of <see cref="Visibility"/> into queries that call its functions. A query is compiled once, and so is this.
/// </summary>
internal sealed class VisibilityInterceptor : IQueryExpressionInterceptor
{
    /// <summary>
    /// The only one. EF Core keeps services, and with them compiled queries, for each set of options in a process, and an interceptor of
    /// queries is a part of it.
    /// </summary>
    internal static readonly VisibilityInterceptor Instance = new();

    private static readonly Replacement Replacing = new();

    private VisibilityInterceptor()
    {
    }

    /// <inheritdoc/>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        Replacing.Visit(queryExpression);

    private sealed class Replacement : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (Visibility.ConditionOf(node.Method) is not { } condition)
                return base.VisitMethodCall(node);
            var arguments = node.Arguments.Select(Visit);
            return condition.Parameters.Zip(arguments).Aggregate(
                condition.Body, (body, pair) => ReplacingExpressionVisitor.Replace(pair.First, pair.Second!, body));
        }
    }
}
