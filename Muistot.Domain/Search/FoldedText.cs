using System.Globalization;
using System.Text;

namespace Muistot.Domain.Search;

/// <summary>A text, folded, with its words, and the way back from the folded text to what was written.</summary>
public sealed class FoldedText
{
    private readonly string source;
    private readonly string folded;

    // Where in the source each unit (UTF-16) of the folded text begins and ends. A letter that folds to several has them all.
    private readonly List<int> starts;
    private readonly List<int> ends;

    private FoldedText(string source, string folded, List<int> starts, List<int> ends) =>
        (this.source, this.folded, this.starts, this.ends) = (source, folded, starts, ends);

    /// <summary>The words, in their order: runs of letters and decimal digits (categories L and Nd) of the folded text.</summary>
    public IEnumerable<FoldedWord> Words
    {
        get
        {
            foreach (var (index, length) in Runs())
                yield return new FoldedWord(index, new SearchWord(folded.Substring(index, length), Written(index, length)));
        }
    }

    /// <summary>The words as they are kept in the index, in their order: those that are long in pieces (<see cref="SearchPiece"/>).</summary>
    public IEnumerable<SearchWord> Terms =>
        from run in Runs()
        from piece in SearchPiece.Of(folded.AsSpan(run.Start, run.Length))
        select piece.Mark(new SearchWord(
            folded.Substring(run.Start + piece.Start, piece.Length), Written(run.Start + piece.Start, piece.Length)));

    /// <summary>Folds a text.</summary>
    /// <param name="text">A well-formed text.</param>
    public static FoldedText Of(string text)
    {
        // A character as people see it, with all of its marks, folds by itself. Those that do not are folded with what is around them.
        var whole = TextFolding.Fold(text);
        var byCharacter = Fold(text, Characters(text));
        return string.Equals(byCharacter.folded, whole, StringComparison.Ordinal) ? byCharacter : Fold(text, Parts(text));
    }

    /// <summary>The part of the source, in UTF-16 units, that a part of the folded text was made from.</summary>
    public (int Start, int End) SourceOf(int start, int length) => (starts[start], ends[start + length - 1]);

    private IEnumerable<(int Start, int Length)> Runs()
    {
        for (var index = 0; index < folded.Length;)
        {
            var length = WordLength(folded.AsSpan(index));
            if (length > 0)
                yield return (index, length);
            index += length > 0 ? length : Rune.GetRuneAt(folded, index).Utf16SequenceLength;
        }
    }

    private static FoldedText Fold(string text, IEnumerable<int> lengths)
    {
        var (folded, starts, ends) = (new StringBuilder(text.Length), new List<int>(text.Length), new List<int>(text.Length));
        var index = 0;
        foreach (var length in lengths)
        {
            if (length == 1 && char.IsAscii(text[index]))
                folded.Append(char.ToLowerInvariant(text[index]));
            else
                folded.Append(TextFolding.Fold(text.Substring(index, length)));
            while (starts.Count < folded.Length)
            {
                starts.Add(index);
                ends.Add(index + length);
            }

            index += length;
        }

        return new FoldedText(text, folded.ToString(), starts, ends);
    }

    private static int CharacterLength(string text, int index)
    {
        var isAlone = char.IsAscii(text[index]) && (index + 1 == text.Length || char.IsAscii(text[index + 1]));
        return isAlone ? 1 : StringInfo.GetNextTextElementLength(text.AsSpan(index));
    }

    private static IEnumerable<int> Characters(string text)
    {
        for (int index = 0, length; index < text.Length; index += length)
            yield return length = CharacterLength(text, index);
    }

    // What is between spaces, with which nothing composes, is a part where it does not fold as its characters do. All else is by character.
    private static IEnumerable<int> Parts(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            var space = text.IndexOf(' ', index);
            var phrase = text[index..(space < 0 ? text.Length : space)];
            var byCharacter = string.Equals(Fold(phrase, Characters(phrase)).folded, TextFolding.Fold(phrase), StringComparison.Ordinal);
            foreach (var length in byCharacter ? Characters(phrase) : [phrase.Length])
                yield return length;
            index += phrase.Length;
            if (index == text.Length)
                break;
            var end = CharacterLength(text, index);
            yield return end;
            index += end;
        }
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out var rune, out var units);
            if (!Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber)
                break;
            length += units;
        }

        return length;
    }

    // As it was written, but for case, and for joiners that stand at its end: a composed letter equals a decomposed one. Controls have
    // meanings of their own in the index.
    private string Written(int start, int length)
    {
        var (from, to) = SourceOf(start, length);
        var written = source[from..to];
        if (written.All(char.IsAsciiLetterOrDigit))
            return written.ToLowerInvariant();
        var visible = string.Concat(written.EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)));
        return visible.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace('ς', 'σ');
    }
}

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins in the folded text, in UTF-16 units.</param>
/// <param name="Word">The word.</param>
public readonly record struct FoldedWord(int Start, SearchWord Word);
