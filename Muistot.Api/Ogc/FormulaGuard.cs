using System.Buffers;

namespace Muistot.Api.Ogc;

/// <summary>
/// The apostrophe before texts of CSV that a spreadsheet would take for formulas (OWASP, CSV injection). Texts that begin with
/// apostrophes and what a formula begins with get one too, so that taking it off gives the text back.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");

    /// <summary>The text as it goes out.</summary>
    internal static string Add(string text) => NeedsOne(text) ? Guard + text : text;

    /// <summary>The text as it was before it went out.</summary>
    internal static string Remove(string text) => text is [Guard, ..] && NeedsOne(text.AsSpan(1)) ? text[1..] : text;

    private static bool NeedsOne(ReadOnlySpan<char> text) => text.TrimStart(Guard) is [var first, ..] && Formula.Contains(first);
}
