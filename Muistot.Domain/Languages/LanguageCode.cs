using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Languages;

/// <summary>A language that a caller names by two or three small letters (ISO 639-1 or 639-3), which has two.</summary>
/// <param name="Language">The language.</param>
public sealed record LanguageCode(Language Language) : IValue<LanguageCode>
{
    /// <inheritdoc/>
    public static string Rule => "Must be a two- or three-letter code of a language of ISO 639-1.";

    /// <inheritdoc/>
    public static string Example => "en";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out LanguageCode? value)
    {
        value = Iso639.TryFind(text, out var found) && found.Alpha2 is { } code && Language.TryFind(code, out var language)
            ? new LanguageCode(language)
            : null;
        return value is not null;
    }
}
