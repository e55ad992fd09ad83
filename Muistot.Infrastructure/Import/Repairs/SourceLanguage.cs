using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Languages;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>Reads the codes of languages that the service being replaced kept.</summary>
internal static class SourceLanguage
{
    /// <summary>
    /// Finds the language of a code of two or three letters of any case, also with a region: <c>fi</c>, <c>swe</c>, <c>en-US</c>.
    /// </summary>
    internal static bool TryFind(string? code, [NotNullWhen(true)] out Language? language)
    {
        var letters = (code ?? "").Trim().Split('-', '_')[0].ToLowerInvariant();
        language = LanguageCode.TryParse(letters, out var found) ? found.Language : null;
        return language is not null;
    }
}
