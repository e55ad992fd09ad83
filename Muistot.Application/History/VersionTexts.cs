using Muistot.Application.Languages;
using Muistot.Domain.Languages;

namespace Muistot.Application.History;

/// <summary>The texts of a version, in one language.</summary>
internal static class VersionTexts
{
    /// <summary>
    /// The texts in a language, and in the default language where it has none: of that of then, of any one where the version had no name in
    /// it.
    /// </summary>
    internal static InformationRow In(
        this IReadOnlyDictionary<string, TextsContent> texts, Language language, Language defaultLanguage)
    {
        var standard = texts.GetValueOrDefault(defaultLanguage.Code)?.Name is { Length: > 0 }
            ? defaultLanguage.Code
            : texts.Where(entry => entry.Value.Name is { Length: > 0 }).Select(entry => entry.Key).Order(StringComparer.Ordinal)
                .FirstOrDefault();
        var fallback = standard is null ? null : texts[standard];
        var asked = texts.GetValueOrDefault(language.Code);
        return InformationRow.Choose(asked is null ? null : language.Id, asked, IdOf(standard), fallback);
    }

    private static int? IdOf(string? code) => code is not null && Language.TryFind(code, out var language) ? language.Id : null;
}
