using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Muistot.Domain.Languages;

/// <summary>A language that texts can be kept in: one of ISO 639-1. The rows of the table <c>languages</c>, the same everywhere.</summary>
public sealed class Language
{
    private static readonly FrozenDictionary<string, Language> ByCode = Load();

    private static readonly FrozenDictionary<int, Language> ById = ByCode.Values.ToFrozenDictionary(language => language.Id);

    private Language(int id, string code) => (Id, Code) = (id, code);

    /// <summary>Every language there is, by key.</summary>
    public static IEnumerable<Language> All => ById.Values.OrderBy(language => language.Id);

    /// <summary>Key of the row. Finnish is 1 and English 2, as in the service that this one replaces.</summary>
    public int Id { get; private set; }

    /// <summary>Two small letters of ISO 639-1.</summary>
    public string Code { get; private set; }

    /// <summary>The language of a key.</summary>
    /// <exception cref="KeyNotFoundException">The id must be the key of a language.</exception>
    public static Language Of(int id) => ById[id];

    /// <summary>Finds a language by the two small letters of ISO 639-1.</summary>
    public static bool TryFind(string code, [NotNullWhen(true)] out Language? language) => ByCode.TryGetValue(code, out language);

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static FrozenDictionary<string, Language> Load()
    {
        string[] first = ["fi", "en"];
        return first
            .Concat(Iso639.All.Select(language => language.Alpha2).OfType<string>().Except(first, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal))
            .Select((code, index) => new Language(index + 1, code))
            .ToFrozenDictionary(language => language.Code, StringComparer.Ordinal);
    }
}
