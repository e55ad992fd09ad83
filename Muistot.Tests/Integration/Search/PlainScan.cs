using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Integration.Search;

/// <summary>Search as the contract words it, over texts in memory: slow, and without an index.</summary>
internal static partial class PlainScan
{
    /// <summary>The score of a thing for what is looked for; 0 when a word does not occur.</summary>
    public static int Score(IReadOnlyList<Word> query, IReadOnlyList<Word> titles, IReadOnlyList<Word> bodies)
    {
        var scores = query.Select(word => Math.Max(8 * BestIn(word, titles), BestIn(word, bodies))).ToList();
        return scores.Contains(0) ? 0 : scores.Sum();
    }

    /// <summary>The words of texts.</summary>
    public static List<Word> Words(params IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => WordForm().Matches(text)).Select(match => new Word(Folded(match.Value), Composed(match.Value))),
    ];

    private static int BestIn(Word wanted, IEnumerable<Word> words) => words.Select(word => Hit(wanted, word)).DefaultIfEmpty(0).Max();

    private static int Hit(Word wanted, Word word)
    {
        if (word.Folded.StartsWith(wanted.Folded, StringComparison.Ordinal))
            return word.Exact.StartsWith(wanted.Exact, StringComparison.Ordinal) ? 8 : 4;
        if (!word.Folded.Contains(wanted.Folded, StringComparison.Ordinal))
            return 0;
        return word.Exact.Contains(wanted.Exact, StringComparison.Ordinal) ? 2 : 1;
    }

    private static string Composed(string word) => word.ToLowerInvariant().Normalize(NormalizationForm.FormC).Replace('ς', 'σ');

    private static string Folded(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters.Select(letter => letter switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ς' => "σ",
            _ => letter.ToString(),
        })).Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}][\p{L}\p{Nd}\p{Mn}]*")]
    private static partial Regex WordForm();

    /// <summary>A word.</summary>
    internal sealed record Word(string Folded, string Exact);
}
