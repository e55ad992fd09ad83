namespace Muistot.Domain.Search;

/// <summary>
/// A part of a word that is so long that indexing it in one go would keep others waiting. Pieces overlap by more than a word of a query
/// can have, so that whatever occurs in the word occurs in a piece.
/// </summary>
/// <param name="Start">Where it begins in the word, in UTF-16 units.</param>
/// <param name="Length">Its length, in UTF-16 units.</param>
/// <param name="IsLast">False when the word goes on behind it.</param>
public readonly record struct SearchPiece(int Start, int Length, bool IsLast)
{
    /// <summary>Longest piece, in UTF-16 units.</summary>
    public const int MaximumLength = 3000;

    /// <summary>How much of the end of a piece the next one has too. A code point folds to a word of at most 8 units.</summary>
    public const int Overlap = SearchText.MaximumLength * 8;

    // A control that words do not have stands where the word goes on, so that a piece from its inside begins as no word does.
    private const char Continued = '\u0001';

    /// <summary>The pieces of a folded word; the word itself unless it is long.</summary>
    public static IReadOnlyList<SearchPiece> Of(ReadOnlySpan<char> folded)
    {
        var pieces = new List<SearchPiece>();
        for (var start = 0; ; start = Whole(folded, start + MaximumLength - Overlap))
        {
            if (folded.Length - start <= MaximumLength)
                return [.. pieces, new SearchPiece(start, folded.Length - start, IsLast: true)];
            pieces.Add(new SearchPiece(start, Whole(folded, start + MaximumLength) - start, IsLast: false));
        }
    }

    /// <summary>Marks where the word goes on.</summary>
    /// <param name="part">The part of the word that this piece is.</param>
    public SearchWord Mark(SearchWord part)
    {
        var (before, after) = (Start == 0 ? "" : $"{Continued}", IsLast ? "" : $"{Continued}");
        return new SearchWord($"{before}{part.Folded}{after}", $"{before}{part.Exact}{after}");
    }

    /// <summary>Where suffixes of a piece begin. What begins in the overlap begins in the next piece too.</summary>
    /// <param name="folded">The piece, with its marks.</param>
    public static IEnumerable<int> Starts(string folded)
    {
        var first = folded.StartsWith(Continued) ? 1 : 0;
        return Enumerable.Range(first, folded.EndsWith(Continued) ? MaximumLength - Overlap : folded.Length - first);
    }

    private static int Whole(ReadOnlySpan<char> folded, int index) => char.IsLowSurrogate(folded[index]) ? index + 1 : index;
}
