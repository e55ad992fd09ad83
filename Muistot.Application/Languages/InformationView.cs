using Muistot.Application.Common;
using Muistot.Domain.Languages;

namespace Muistot.Application.Languages;

/// <summary>
/// The texts of a project or site. A text that is absent or empty in the requested language falls back to the default language.
/// </summary>
/// <param name="Lang">Language of the entry, as a two-letter code of ISO 639-1. The default language when all texts fall back.</param>
/// <param name="Name">Up to 200 code points.</param>
/// <param name="Abstract">Up to 20 000 code points.</param>
/// <param name="Description">Up to 100 000 code points.</param>
/// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points. Absent where nobody said so.</param>
/// <param name="Languages">The language of each text; only with <c>include=languages</c>.</param>
public sealed record InformationView(
    [Example("en")] string Lang,
    [Example(InformationExamples.Name)] string Name,
    [Example(InformationExamples.Abstract)] string? Abstract,
    [Example(InformationExamples.Description)] string? Description,
    [Example(InformationExamples.ImageAlt)] string? ImageAlt = null,
    InformationLanguagesView? Languages = null)
{
    /// <summary>The texts of one entry, whatever other entries have. An empty text counts as an absent one.</summary>
    internal static InformationView Of(Language language, TextsContent entry) => new(
        language.Code, entry.Name ?? "", Shown(entry.Abstract), Shown(entry.Description), Shown(entry.ImageAlt));

    private static string? Shown(string? text) => text is { Length: > 0 } ? text : null;
}

/// <summary>The language of each text, as a two-letter code of ISO 639-1. Absent for absent texts.</summary>
/// <param name="Name">Language of the name.</param>
/// <param name="Abstract">Language of the abstract.</param>
/// <param name="Description">Language of the description.</param>
/// <param name="ImageAlt">Language of what is said of the image.</param>
public sealed record InformationLanguagesView([Example("en")] string Name, [Example("fi")] string? Abstract,
    [Example("fi")] string? Description, [Example("fi")] string? ImageAlt);
