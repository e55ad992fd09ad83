using Muistot.Domain.Languages;

namespace Muistot.Application.Notifications;

/// <summary>Chooses among the names of something in several languages.</summary>
internal static class PreferredName
{
    /// <summary>The name in a language, or else in the language that a project has for all.</summary>
    /// <param name="names">The names, by the keys of their languages.</param>
    /// <param name="language">The language.</param>
    /// <param name="defaultLanguageId">Key of the language that the project has for all.</param>
    /// <returns>Null when there is neither.</returns>
    internal static string? Of(Dictionary<int, string?> names, Language language, int defaultLanguageId) =>
        new[] { language.Id, defaultLanguageId }.Select(id => names.GetValueOrDefault(id)).FirstOrDefault(name => name is { Length: > 0 });
}
