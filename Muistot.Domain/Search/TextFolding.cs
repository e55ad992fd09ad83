using System.Globalization;
using System.Text;

namespace Muistot.Domain.Search;

/// <summary>
/// Folds texts so that people find what they cannot type: <c>Sörnäinen</c> and <c>SORNAINEN</c> fold to <c>sornainen</c>. Search compares
/// folded texts, and public ids are made from them.
/// </summary>
public static class TextFolding
{
    /// <summary>
    /// Folds a text: compatibility decomposition (NFKD, UAX #15), without nonspacing marks (category Mn), in lower case, letters that
    /// have no decomposition written out (ß as ss), and composed again (NFC), so that a Hangul syllable stays one character.
    /// </summary>
    /// <param name="text">A well-formed text.</param>
    /// <returns>The folded text. Folding it again changes nothing.</returns>
    /// <exception cref="ArgumentException">The text holds a surrogate without its other half.</exception>
    public static string Fold(string text)
    {
        if (IsFolded(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Readable(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            var lower = Rune.ToLowerInvariant(rune);
            if (WrittenOut(lower.Value) is { } letters)
                folded.Append(letters);
            else
                folded.Append(lower.ToString());
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Checks that the runtime can fold: in its globalization-invariant mode, letters are not decomposed.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public static void RequireUnicode()
    {
        if (Fold("Ä\u00ADö") != "a\u00ADo")
            throw new InvalidOperationException("Search needs Unicode normalization. Run the service without globalization-invariant mode.");
    }

    // .NET refuses to normalize a text with this noncharacter, which is well-formed all the same.
    private static string Readable(string text) => text.Replace('\uFFFE', '\uFFFD');

    private static bool IsFolded(string text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAscii(unit) || char.IsAsciiLetterUpper(unit))
                return false;
        }

        return true;
    }

    private static string? WrittenOut(int letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };
}
