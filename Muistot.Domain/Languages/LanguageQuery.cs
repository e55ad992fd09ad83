using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Languages;

/// <summary>What looks like the code of a language: two or three small letters. There may be no such language.</summary>
/// <param name="Value">The letters.</param>
public sealed record LanguageQuery(string Value) : IValue<LanguageQuery>
{
    /// <inheritdoc/>
    public static string Rule => "Must be two or three lowercase letters a-z.";

    /// <inheritdoc/>
    public static string Example => "fin";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out LanguageQuery? value)
    {
        value = text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower) ? new LanguageQuery(text) : null;
        return value is not null;
    }
}
