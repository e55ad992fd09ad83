using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Muistot.Application.Common;

/// <summary>Makes one query of the parts that several share, for queries that are compiled beforehand.</summary>
internal static class Inlining
{
    /// <summary>A value that becomes a parameter of a query that is not compiled.</summary>
    internal static Expression Parameter<T>(T value)
    {
        Expression<Func<T>> parameter = () => value;
        return parameter.Body;
    }

    /// <summary>The first row of a query, or nothing.</summary>
    internal static Expression FirstOrDefault<TRow>(this Expression rows) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [typeof(TRow)], rows);

    /// <summary>The body of a query, with other expressions for its parameters.</summary>
    internal static Expression Inline(this LambdaExpression query, params IEnumerable<Expression> arguments) =>
        query.Parameters.Zip(arguments).Aggregate(
        query.Body, (body, pair) => ReplacingExpressionVisitor.Replace(pair.First, pair.Second, body));

    /// <summary>A query whose last parameter is a function, with the expression of that function in the place of its calls.</summary>
    internal static LambdaExpression With(this LambdaExpression query, LambdaExpression function) => Expression.Lambda(
        new Calls(query.Parameters[^1], function).Visit(query.Body), query.Parameters.SkipLast(1));

    private sealed class Calls(ParameterExpression called, LambdaExpression function) : ExpressionVisitor
    {
        protected override Expression VisitInvocation(InvocationExpression node) => node.Expression == called
            ? function.Inline(node.Arguments.Select(argument => Visit(argument)))
            : base.VisitInvocation(node);
    }
}
