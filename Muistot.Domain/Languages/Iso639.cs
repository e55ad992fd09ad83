using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Languages;

/// <summary>
/// The languages of ISO 639-3, from the table beside this file: a machine's culture data differs from one machine to the next.
/// </summary>
public static class Iso639
{
    private static readonly FrozenDictionary<string, IsoLanguage> ByCode = Load();

    /// <summary>Every language, by its three letters.</summary>
    public static IEnumerable<IsoLanguage> All => ByCode.Values.Distinct();

    /// <summary>Finds a language by its two (ISO 639-1) or three (ISO 639-3) small letters.</summary>
    public static bool TryFind(string code, [NotNullWhen(true)] out IsoLanguage? language) => ByCode.TryGetValue(code, out language);

    private static FrozenDictionary<string, IsoLanguage> Load()
    {
        var languages = Table.Rows(typeof(Iso639), "iso-639-3.tsv")
            .Select(row => new IsoLanguage(row[0], row[1].Length == 0 ? null : row[1], row[2]))
            .ToList();
        return languages.Select(language => (Code: language.Alpha3, language))
            .Concat(languages.Where(language => language.Alpha2 is not null).Select(language => (Code: language.Alpha2!, language)))
            .ToFrozenDictionary(entry => entry.Code, entry => entry.language, StringComparer.Ordinal);
    }
}

/// <summary>A language of ISO 639-3.</summary>
/// <param name="Alpha3">Its three letters.</param>
/// <param name="Alpha2">Its two letters of ISO 639-1, or null where it has none.</param>
/// <param name="Name">Its English name.</param>
public sealed record IsoLanguage(string Alpha3, string? Alpha2, string Name);
