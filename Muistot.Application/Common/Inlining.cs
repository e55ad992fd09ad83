using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Muistot.Application.Common;

/// <summary>Makes one query of the parts that several share, for queries that are compiled beforehand.</summary>
internal static class Inlining
{
    /// <summary>The body of a query, with other expressions for its parameters.</summary>
    internal static Expression Inline(this LambdaExpression query, params IEnumerable<Expression> arguments) =>
        query.Parameters.Zip(arguments).Aggregate(
        query.Body, (body, pair) => ReplacingExpressionVisitor.Replace(pair.First, pair.Second, body));
}
