using System.Text;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>Texts as they may be in the target.</summary>
internal static class WellFormed
{
    /// <summary>Longest text of a long column, in bytes of UTF-8: what fits into a packet of a server with ordinary settings.</summary>
    internal const int LongestText = 8_000_000;

    /// <summary>The text without U+0000, which nothing in the target may hold.</summary>
    internal static string WithoutNulls(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    /// <summary>True when a short column of so many code points, or a long one, holds the text.</summary>
    internal static bool Fits(string text, int? codePoints) => codePoints is { } most
        ? Domain.Values.Text.CodePoints(text) <= most
        : Encoding.UTF8.GetByteCount(text) <= LongestText;
}
