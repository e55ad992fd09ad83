using Muistot.Domain.Values;

namespace Muistot.Domain.Search;

/// <summary>Where words occur in a text.</summary>
public static class SearchHighlights
{
    /// <summary>Finds the parts of a text that words match, from the first to the last, without overlaps, in UTF-16 units.</summary>
    public static IReadOnlyList<(int Start, int End)> Find(string text, IReadOnlyList<SearchWord> words)
    {
        var folded = FoldedText.Of(text);
        var found =
            from word in folded.Words
            from wanted in words
            from start in Occurrences(word.Word.Folded, wanted.Folded)
            select folded.SourceOf(word.Start + start, wanted.Folded.Length);
        List<(int Start, int End)> merged = [];
        foreach (var (start, end) in found.OrderBy(part => part.Start))
        {
            if (merged.Count > 0 && start < merged[^1].End)
                merged[^1] = (merged[^1].Start, Math.Max(end, merged[^1].End));
            else
                merged.Add((start, end));
        }

        return merged;
    }

    /// <summary>Counts parts of a text in code points: the start of each, and its length.</summary>
    public static int[][] InCodePoints(string text, IEnumerable<(int Start, int End)> parts) =>
    [
        .. parts.Select(part => new[] { Text.CodePoints(text.AsSpan(0, part.Start)), Text.CodePoints(text.AsSpan(part.Start..part.End)) }),
    ];

    private static IEnumerable<int> Occurrences(string word, string wanted)
    {
        for (var start = 0; (start = word.IndexOf(wanted, start, StringComparison.Ordinal)) >= 0; start += wanted.Length)
            yield return start;
    }
}
