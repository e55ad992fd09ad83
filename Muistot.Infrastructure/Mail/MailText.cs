using System.Globalization;
using System.Text;

namespace Muistot.Infrastructure.Mail;

/// <summary>What people wrote, so that it can be told in a mail from what the mail says by itself.</summary>
internal static class MailText
{
    private const int LongestLine = 200;

    /// <summary>A title: one line, cut where it is long.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= LongestLine)
                return line.Append('…').ToString();
            if (!IsSpace(rune))
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>A text of several lines.</summary>
    internal static string Lines(string text) => string.Join('\n', LinesOf(text));

    /// <summary>A text of several lines, each begun with a mark, as answers to mail quote it.</summary>
    internal static string Quote(string text) => string.Join('\n', LinesOf(text).Select(line => $"> {line}"));

    private static IEnumerable<string> LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(OneRow);

    private static string OneRow(string line) => string.Concat(
        line.EnumerateRunes().Select(rune => IsSpace(rune) ? " " : rune.ToString()));

    // Marks that turn the direction of the text around would turn what follows, too.
    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
