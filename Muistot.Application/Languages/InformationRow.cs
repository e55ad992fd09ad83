using Muistot.Domain.Languages;

namespace Muistot.Application.Languages;

/// <summary>
/// Texts as the database gives them: each from the entry in the asked language, else from the one in the default language. An empty text
/// counts as an absent one.
/// </summary>
internal sealed class InformationRow
{
    /// <summary>Language of the entry in the default language; null when there is no such entry.</summary>
    public int? DefaultLanguageId { get; init; }

    /// <summary>Language of the entry in the asked language; null when there is no such entry.</summary>
    public int? AskedLanguageId { get; init; }

    public string? Name { get; init; }

    public string? Abstract { get; init; }

    public string? Description { get; init; }

    public string? ImageAlt { get; init; }

    /// <summary>True when the name is that of the asked language.</summary>
    public bool HasAskedName { get; init; }

    /// <summary>True when the abstract is that of the asked language.</summary>
    public bool HasAskedAbstract { get; init; }

    /// <summary>True when the description is that of the asked language.</summary>
    public bool HasAskedDescription { get; init; }

    /// <summary>True when what is said of the image is in the asked language.</summary>
    public bool HasAskedImageAlt { get; init; }

    /// <summary>How many characters the texts have.</summary>
    public int Characters => (Name?.Length ?? 0) + (Abstract?.Length ?? 0) + (Description?.Length ?? 0);

    /// <summary>The texts as callers see them, or null when there is no entry of the default language to show.</summary>
    /// <param name="shown">Told the language of each text.</param>
    /// <param name="withLanguages">True to tell the caller too.</param>
    public InformationView? ToView(ShownLanguages shown, bool withLanguages)
    {
        if (DefaultLanguageId is not { } defaultId || Name is null)
            return null;
        var alt = ImageAlt is { Length: > 0 } ? ImageAlt : null;
        var (standard, asked) = (Language.Of(defaultId), Language.Of(AskedLanguageId ?? defaultId));
        var languages = new InformationLanguagesView(
            LanguageOf(Name, HasAskedName)!.Code, LanguageOf(Abstract, HasAskedAbstract)?.Code,
            LanguageOf(Description, HasAskedDescription)?.Code, LanguageOf(alt, HasAskedImageAlt)?.Code);
        var entry = HasAskedName || HasAskedAbstract || HasAskedDescription ? asked : standard;
        return new InformationView(entry.Code, Name, Abstract, Description, alt, withLanguages ? languages : null);

        Language? LanguageOf(string? text, bool isAsked)
        {
            if (text is null)
                return null;
            var language = isAsked ? asked : standard;
            shown.Add(language);
            return language;
        }
    }
}
