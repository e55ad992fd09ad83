namespace Muistot.Domain.Search;

/// <summary>A part of a text, around the first place where words occur in it.</summary>
/// <param name="Text">The part, at most <see cref="MaximumLength"/> code points.</param>
/// <param name="Highlights">Where words occur in it: start and length, in code points.</param>
public sealed record Snippet(string Text, int[][] Highlights)
{
    /// <summary>Longest snippet, in code points.</summary>
    public const int MaximumLength = 200;

    // How much of the text stands before the first hit, in UTF-16 units.
    private const int Before = 60;

    /// <summary>Nothing.</summary>
    public static Snippet Empty { get; } = new("", []);

    /// <summary>Cuts a snippet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">What is looked for.</param>
    public static Snippet Of(string text, IReadOnlyList<SearchWord> words)
    {
        var hits = SearchHighlights.Find(text, words);
        var start = hits.Count == 0 ? 0 : StartBefore(text, hits[0].Start);
        if (hits.Count > 0 && EndAfter(text, start) < hits[0].End)
            start = hits[0].Start;
        var end = EndAfter(text, start);
        var part = text[start..end];
        return new Snippet(
            part,
            SearchHighlights.InCodePoints(part, hits.Where(hit => hit.End <= end).Select(hit => (hit.Start - start, hit.End - start))));
    }

    // At the beginning of a word, where there is one soon.
    private static int StartBefore(string text, int hit)
    {
        if (hit <= Before)
            return 0;
        var space = text.AsSpan(hit - Before, Before).IndexOf(' ');
        var start = hit - Before + space + 1;
        return char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    private static int EndAfter(string text, int start)
    {
        var end = start;
        for (var count = 0; end < text.Length && count < MaximumLength; count++)
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        if (end == text.Length)
            return end;
        var space = text.LastIndexOf(' ', end - 1, (end - start) / 4);
        return space > start ? space : end;
    }
}
