using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;

namespace Muistot.Application.Search;

/// <summary>
/// Finds projects, sites and memories that the caller sees and in which all words occur: the best first, then the newest.
/// </summary>
/// <param name="Q">What is looked for.</param>
/// <param name="Type">Kinds of resources; all of them when it is left out.</param>
/// <param name="Within">The project to look in, or null.</param>
/// <param name="Limit">Most results of a page.</param>
/// <param name="Cursor">Where the page before ended.</param>
[Anyone]
public sealed record SearchEverything(
    SearchText? Q, SearchTypes? Type = null, ProjectId? Within = null, PageLimit? Limit = null, SearchCursor? Cursor = null)
    : IQuery<ItemsView<SearchResultView>>
{
    /// <summary>What cursors belong to.</summary>
    internal string Key => $"search\0{Q?.Value}\0{Type ?? SearchTypes.All}\0{Within?.Value}";
}

/// <summary>Checks the form of <see cref="SearchEverything"/>.</summary>
internal sealed class SearchEverythingValidator : AbstractValidator<SearchEverything>
{
    public SearchEverythingValidator()
    {
        RuleFor(request => request.Q).Must(text => text!.Words.Count > 0).When(request => request.Q is not null)
            .WithErrorCode("invalid").WithMessage("Must have a word, of letters or digits.");
        RuleFor(request => request.Cursor).Must((request, cursor) => cursor!.BelongsTo(request.Key))
            .When((request, context) => request.Cursor is not null && !context.IsUnread(ValidationError.Query))
            .WithErrorCode("invalid").WithMessage(SearchCursor.Rule);
    }
}

/// <summary>Handles <see cref="SearchEverything"/>.</summary>
internal sealed class SearchEverythingHandler(
    IMuistotDb db, SearchFinder finder, SearchResults results, Presentation.Factory presentations)
    : IRequestHandler<SearchEverything, ItemsView<SearchResultView>>
{
    public async Task<ItemsView<SearchResultView>> Handle(SearchEverything request, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        int? projectId = request.Within is { } project ? await finder.FindProjectAsync(project, cancellationToken) : null;
        var size = request.Limit?.Items ?? PageLimit.Default;
        var places = await finder.FindAsync(
            request.Q!, request.Type ?? SearchTypes.All, projectId, request.Cursor?.Place, size + 1, cancellationToken);
        var next = places.Count > size ? SearchCursor.After(places[size - 1], request.Key).ToString() : null;
        var views = await results.ShowAsync(
            [.. places.Take(size)], request.Q!, await presentations.BeginAsync(), cancellationToken);
        return new ItemsView<SearchResultView>(views.ToAsyncEnumerable(), next);
    }
}
