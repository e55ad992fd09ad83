using System.Linq.Expressions;

namespace Muistot.Application.Common;

/// <summary>
/// Looks for several texts at once, each a parameter of its own. Contains would be written into the SQL as literals for some
/// databases: what people sent would come into logs of statements, and every list would be planned anew.
/// </summary>
internal static class TextQueries
{
    /// <summary>Rows whose text is one of several. Each text makes the statement longer: a hundred at most.</summary>
    internal static IQueryable<T> WhereAnyOf<T>(this IQueryable<T> rows, Expression<Func<T, string>> text,
        IReadOnlyCollection<string> texts)
    {
        var alternatives = texts.Select(
            one => Expression.Equal(text.Body,
            Expression.Property(Expression.Constant(new TextParameter(one)), nameof(TextParameter.Text))));
        var any = alternatives.Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<T, bool>>(any, text.Parameters));
    }

    private sealed record TextParameter(string Text);
}
