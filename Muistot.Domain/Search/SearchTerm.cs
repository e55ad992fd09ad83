namespace Muistot.Domain.Search;

/// <summary>A word that occurs in a text, or did: terms that nothing refers to any more are deleted later.</summary>
public sealed class SearchTerm
{
    /// <summary>Key of the term: the number of the word (<see cref="SearchWord.Number"/>).</summary>
    public long Id { get; init; }

    /// <summary>The word, folded, or a piece of a long one (<see cref="SearchPiece"/>).</summary>
    public required string Folded { get; init; }

    /// <summary>The word as it was written, but for case.</summary>
    public required string Exact { get; init; }
}

/// <summary>What a term ends with, from one of its letters on, so that the inside of words is found at the beginning of a row.</summary>
public sealed class SearchSuffix
{
    /// <summary>Longest beginning of a suffix that is kept, in UTF-16 units.</summary>
    public const int MaximumLength = 24;

    /// <summary>The beginning of the suffix, folded.</summary>
    public required string Text { get; init; }

    /// <summary>Key of the term.</summary>
    public long TermId { get; init; }

    /// <summary>The suffixes of a folded word, each once, as they are kept.</summary>
    public static IEnumerable<string> Of(string folded) => SearchPiece.Starts(folded)
        .Where(index => !char.IsLowSurrogate(folded[index]))
        .Select(index => Cut(folded.AsSpan(index)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>As much of a folded word as is kept of a suffix.</summary>
    public static string Cut(ReadOnlySpan<char> folded)
    {
        if (folded.Length <= MaximumLength)
            return folded.ToString();
        return folded[..(char.IsHighSurrogate(folded[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)].ToString();
    }
}
