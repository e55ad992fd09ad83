using Muistot.Domain.Search;

namespace Muistot.Infrastructure.Search;

/// <summary>What a change of texts changes in the index, told by the texts alone.</summary>
/// <param name="Removed">The terms that occur no more, or elsewhere.</param>
/// <param name="Added">The words that occur now, or elsewhere, with whether it is in a title.</param>
internal sealed record SearchDifference(IReadOnlyList<long> Removed, IReadOnlyList<KeyValuePair<SearchWord, bool>> Added)
{
    /// <summary>
    /// Finds it. What was removed shows whether the index was in line with the texts before: where nothing was, and where a text is so long
    /// that the index refers to its words by batches, the index is to be read.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The difference; null when the index is to be read.</returns>
    internal static SearchDifference? Of(SearchedResource resource)
    {
        if (resource is not { IsNew: false, Before: { } textsBefore })
            return null;
        var (before, now) = (textsBefore.Words(), resource.Texts.Words());
        if (!IsShort(before) || !IsShort(now))
            return null;
        List<long> removed = [.. before.Where(word => !IsIn(now, word)).Select(word => word.Key.Number)];
        List<KeyValuePair<SearchWord, bool>> added = [.. now.Where(word => !IsIn(before, word))];
        return removed.Count > 0 || added.Count == 0 ? new SearchDifference(removed, added) : null;
    }

    private static bool IsShort(IReadOnlyDictionary<SearchWord, bool> words) => SearchBatch.Divide(words.Keys).Batches.Count == 0;

    private static bool IsIn(IReadOnlyDictionary<SearchWord, bool> words, KeyValuePair<SearchWord, bool> word) =>
        words.TryGetValue(word.Key, out var inTitle) && inTitle == word.Value;
}
