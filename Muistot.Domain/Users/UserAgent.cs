using System.Globalization;
using System.Text;

namespace Muistot.Domain.Users;

/// <summary>What a client says that it is (RFC 9110 §10.1.5), as it is kept beside a session and shown to its person.</summary>
public static class UserAgent
{
    /// <summary>Most code points that are kept.</summary>
    public const int Length = 256;

    /// <summary>
    /// The text without what is not shown as it is written (control and format characters, line ends, what is not a character), cut to
    /// <see cref="Length"/>. Null when nothing is left.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var kept = new StringBuilder();
        foreach (var letter in text.EnumerateRunes().Where(IsShown).Take(Length))
            kept.Append(letter.ToString());
        return kept.ToString().Trim() is { Length: > 0 } cleaned ? cleaned : null;
    }

    private static bool IsShown(Rune letter) => letter != Rune.ReplacementChar && Rune.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
