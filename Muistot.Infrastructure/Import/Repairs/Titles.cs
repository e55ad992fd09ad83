using System.Globalization;
using System.Text;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>Titles for memories that have none.</summary>
internal static class Titles
{
    /// <summary>Longest title that is made of a story, in code points, without the … at its end.</summary>
    internal const int Longest = 60;

    /// <summary>
    /// The start of a story: its first line, or as many of its words as fit, with … where something is left out. What nobody wrote
    /// anything for is called <c>Muisto</c>, Finnish for memory, and its number.
    /// </summary>
    internal static string Of(string? story, long id)
    {
        var line = (story ?? "").Split('\n').Select(Unspaced).FirstOrDefault(text => text.Length > 0);
        if (line is null)
            return string.Create(CultureInfo.InvariantCulture, $"Muisto {id}");
        var letters = line.EnumerateRunes().ToList();
        if (letters.Count <= Longest)
            return line;
        var end = letters.FindLastIndex(Longest, letter => letter == new Rune(' '));
        return string.Concat(letters.Take(end > 0 ? end : Longest)) + "…";
    }

    private static string Unspaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
