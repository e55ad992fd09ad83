using System.Globalization;
using Muistot.Application.Search;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;

namespace Muistot.Application.Map;

/// <summary>Which features of a collection are asked for.</summary>
/// <param name="Area">Where they are, or null for anywhere.</param>
/// <param name="From">The first moment of their last change, UTC; null for any.</param>
/// <param name="Until">The moment before which they were last changed, UTC; null for any.</param>
/// <param name="Properties">Values that properties have, after the names of the properties.</param>
/// <param name="Text">Words that all occur in them.</param>
public sealed record MapFilter(
    MapArea? Area = null, DateTime? From = null, DateTime? Until = null,
    IReadOnlyCollection<KeyValuePair<string, string>>? Properties = null, SearchText? Text = null)
{
    /// <summary>What the cursors of a list with this filter belong to.</summary>
    internal IEnumerable<string?> Parts =>
    [
        Area?.Name, TextOf(From), TextOf(Until), Text.OrAbsent()?.Value,
        .. (Properties ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value }),
    ];

    /// <summary>The value that a property must have, or null.</summary>
    internal string? this[string property] => Properties?.Where(pair => pair.Key == property).Select(pair => pair.Value).FirstOrDefault();

    private static string? TextOf(DateTime? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>A part of the map.</summary>
/// <param name="Box">A box of degrees that holds it.</param>
/// <param name="Name">What tells it from others.</param>
/// <param name="Contains">Decides about places of the box; null when all of them belong to it.</param>
public sealed record MapArea(BoundingBox Box, string Name, Predicate<Location>? Contains = null);
