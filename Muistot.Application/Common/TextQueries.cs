using System.Linq.Expressions;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>
/// Looks for several texts at once, each a parameter of its own. Contains would be written into the SQL as literals for some
/// databases: what people sent would come into logs of statements, and every list would be planned anew.
/// </summary>
public static class TextQueries
{
    /// <summary>Most texts of a statement: each makes it longer.</summary>
    public const int Most = 100;

    /// <summary>Rows whose text is one of several.</summary>
    /// <typeparam name="T">Type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="text">Their text.</param>
    /// <param name="texts">What is looked for: <see cref="Most"/> at most.</param>
    public static IQueryable<T> WhereAnyOf<T>(this IQueryable<T> rows, Expression<Func<T, string>> text,
        IReadOnlyCollection<string> texts)
    {
        var alternatives = texts.Select(
            one => Expression.Equal(text.Body,
            Expression.Property(Expression.Constant(new TextParameter(one)), nameof(TextParameter.Text))));
        var any = alternatives.Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<T, bool>>(any, text.Parameters));
    }

    /// <summary>Ids that can be in the way of a made one, whatever their case.</summary>
    internal static IQueryable<string> WhereTakes(this IQueryable<string> ids, Slug slug)
    {
        var prefix = slug.Prefix;

        // The database's lower-casing, which knows the letters of ids.
#pragma warning disable CA1304, CA1311, CA1862, MA0011
        return ids.Where(id => id.ToLower().StartsWith(prefix));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private sealed record TextParameter(string Text);
}
