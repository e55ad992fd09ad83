using FluentValidation;

namespace Muistot.Application.Common;

/// <summary>A query for a list, whole or page by page.</summary>
public interface IPagedQuery
{
    /// <summary>Most items to answer with, or null.</summary>
    PageLimit? Limit { get; }

    /// <summary>Where the page before ended, or null.</summary>
    Cursor? Cursor { get; }

    /// <summary>What its cursors belong to: the kind of the list, what it is of, and each of its filters.</summary>
    IEnumerable<string?> List { get; }

    /// <summary>Items of the page; null when the whole list is asked for.</summary>
    int? PageSize => Limit?.Items ?? (Cursor is null ? null : PageLimit.Default);

    /// <summary>The cursor of this page, as its answer tells it.</summary>
    /// <param name="last">Key of its last item, or null when nothing follows.</param>
    /// <param name="asOf">The moment that a list of changes is as of, or null.</param>
    string? NextAfter(long? last, DateTime? asOf = null) => last is { } key ? Cursor.After(key, List, asOf).ToString() : null;
}

/// <summary>Rules that the validators of all lists share.</summary>
internal static class PageRules
{
    /// <summary>The cursor belongs to the list.</summary>
    internal static void AddPageRules<T>(this AbstractValidator<T> validator)
        where T : IPagedQuery =>
        validator.RuleFor(query => query.Cursor)
            .Must((query, cursor) => cursor!.BelongsTo(query.List))
            .When((query, context) => query.Cursor is not null && !context.IsUnread(ValidationError.Query))
            .WithErrorCode("invalid")
            .WithMessage(Cursor.Rule);
}
