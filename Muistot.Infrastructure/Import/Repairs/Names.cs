using System.Globalization;
using System.Text;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>Names that fit where the old ones do not.</summary>
internal static class Names
{
    /// <summary>A username that nobody has, told from another by a number.</summary>
    internal static string WithNumber(string username, int number, int longest) =>
        Ending(username, $"#{number.ToString(CultureInfo.InvariantCulture)}", longest);

    /// <summary>A public id that nothing has, told from another by a number.</summary>
    internal static string PublicIdWithNumber(string id, int number, int longest) =>
        Ending(id, $"-{number.ToString(CultureInfo.InvariantCulture)}", longest);

    /// <summary>
    /// A public id of letters a-z, digits, hyphens and underscores that looks like an old name: accents fall off, whatever else is not
    /// in it becomes a hyphen, and what is too short gets a prefix.
    /// </summary>
    internal static string PublicId(string name, string prefix, int shortest, int longest)
    {
        var id = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(letter => Rune.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            id.Append(letter.IsAscii && (Rune.IsLetterOrDigit(letter) || letter.Value is '_' or '-') ? letter.ToString() : "-");
        if (id.Length < shortest)
            id.Insert(0, $"{prefix}-");
        return id.ToString(0, Math.Min(id.Length, longest));
    }

    private static string Ending(string name, string end, int longest)
    {
        var length = Math.Min(name.Length, longest - end.Length);
        if (length > 0 && char.IsHighSurrogate(name[length - 1]))
            length--;
        return name[..length] + end;
    }
}
