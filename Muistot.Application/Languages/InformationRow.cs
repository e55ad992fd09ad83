using System.Linq.Expressions;
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

    /// <summary>
    /// Chooses in queries from the entries in the asked language and in the default language, which may be missing: and nothing is said of
    /// an image where there is none.
    /// </summary>
    public static Expression<Func<Information, Information, bool, InformationRow>> Chosen { get; } = (asked, fallback, hasNoImage) =>
        new InformationRow
        {
            DefaultLanguageId = fallback.LanguageId,
            AskedLanguageId = asked.LanguageId,
            Name = asked.Name!.Length > 0 ? asked.Name : fallback.Name,
            Abstract = asked.Abstract!.Length > 0 ? asked.Abstract : fallback.Abstract,
            Description = asked.Description!.Length > 0 ? asked.Description : fallback.Description,
            ImageAlt = hasNoImage ? null : asked.ImageAlt!.Length > 0 ? asked.ImageAlt : fallback.ImageAlt,
            HasAskedName = asked.Name!.Length > 0,
            HasAskedAbstract = asked.Abstract!.Length > 0,
            HasAskedDescription = asked.Description!.Length > 0,
            HasAskedImageAlt = asked.ImageAlt!.Length > 0,
        };

    /// <summary>Chooses from entries of a version.</summary>
    public static InformationRow Choose(int? askedId, TextsContent? asked, int? defaultId, TextsContent? fallback) => new()
    {
        DefaultLanguageId = defaultId,
        AskedLanguageId = askedId,
        Name = Choose(asked?.Name, fallback?.Name),
        Abstract = Choose(asked?.Abstract, fallback?.Abstract),
        Description = Choose(asked?.Description, fallback?.Description),
        ImageAlt = Choose(asked?.ImageAlt, fallback?.ImageAlt),
        HasAskedName = asked?.Name is { Length: > 0 },
        HasAskedAbstract = asked?.Abstract is { Length: > 0 },
        HasAskedDescription = asked?.Description is { Length: > 0 },
        HasAskedImageAlt = asked?.ImageAlt is { Length: > 0 },
    };

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

    private static string? Choose(string? asked, string? fallback) => asked is { Length: > 0 } ? asked : fallback;
}
