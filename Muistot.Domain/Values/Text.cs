using System.Text;

namespace Muistot.Domain.Values;

/// <summary>Limits and rules of the texts that people write. A character is a Unicode code point.</summary>
public static class Text
{
    /// <summary>Longest name or title, in code points.</summary>
    public const int NameLength = 200;

    /// <summary>
    /// Longest name or title that can be kept, in code points. Services before this one took longer ones than
    /// <see cref="NameLength"/>, and nothing that people wrote is cut.
    /// </summary>
    public const int KeptNameLength = 255;

    /// <summary>Longest abstract or story, in code points.</summary>
    public const int StoryLength = 20_000;

    /// <summary>Most code points of what people tell admins, moderators and authors about one thing.</summary>
    public const int MessageLength = 1_000;

    /// <summary>Longest text that says what an image shows, in code points.</summary>
    public const int AlternativeTextLength = 500;

    /// <summary>Longest description, in code points.</summary>
    public const int DescriptionLength = 100_000;

    /// <summary>True when the text has neither U+0000 nor a surrogate without its other half.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == '\0' || Rune.DecodeFromUtf16(text, out _, out var length) != System.Buffers.OperationStatus.Done)
                return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>The number of code points of a well-formed text.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var unit in text)
        {
            if (char.IsLowSurrogate(unit))
                count--;
        }

        return count;
    }
}
