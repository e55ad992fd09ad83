using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Search;

namespace Muistot.Application.Map;

/// <summary>Lists the features of a collection that the caller sees, all or one page.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Filter">Which features.</param>
/// <param name="Limit">Most features of the page, from 1; null for all. It may differ from page to page.</param>
/// <param name="Cursor">Where the page before ended.</param>
[Anyone]
public sealed record ListFeatures(MapCollectionId Collection, MapFilter Filter, int? Limit = null, Cursor? Cursor = null)
    : IQuery<FeaturesView>
{
    /// <summary>What its cursors belong to.</summary>
    internal IEnumerable<string?> List => ["features", Collection.ToString(), .. Filter.Parts];
}

/// <summary>Checks the form of <see cref="ListFeatures"/>.</summary>
internal sealed class ListFeaturesValidator : AbstractValidator<ListFeatures>
{
    public ListFeaturesValidator() =>
        RuleFor(request => request.Cursor)
            .Must((request, cursor) => cursor is null || cursor.BelongsTo(request.List)).WithErrorCode("invalid").WithMessage(Cursor.Rule);
}

/// <summary>Handles <see cref="ListFeatures"/>.</summary>
internal sealed class ListFeaturesHandler(FeatureReaders readers, MapSummaries summaries)
    : IRequestHandler<ListFeatures, FeaturesView>
{
    public async Task<FeaturesView> Handle(ListFeatures request, CancellationToken cancellationToken)
    {
        var (reader, scope) = await readers.BeginAsync(request.Collection, request.Filter, cancellationToken);
        if (request.Limit is not { } limit)
            return new FeaturesView(reader.ReadAll(), null, null);
        var (items, last) = await reader.ReadPageAsync(request.Cursor?.Key ?? 0, limit);

        // What is counted at another moment than it is read may differ from it.
        if (request.Cursor is null && last is null)
            return new FeaturesView(items, null, null, IsWhole: true);
        var matched = IsWhole(request.Filter)
            ? (await summaries.FindAsync(scope, request.Collection.Kind, cancellationToken)).Values.Sum(summary => summary.Count)
            : await reader.CountAsync();
        return new FeaturesView(items, last is { } key ? Cursor.After(key, request.List).ToString() : null, matched);
    }

    // A filter by project chooses whole projects.
    private static bool IsWhole(MapFilter filter) =>
        filter is { Area: null or { Box.IsWorld: true, Contains: null }, From: null, Until: null }
        && filter.Text.OrAbsent() is null && (filter.Properties ?? []).All(pair => pair.Key == MapProperty.Project);
}
