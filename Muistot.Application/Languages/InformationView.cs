using Muistot.Application.Common;

namespace Muistot.Application.Languages;

/// <summary>
/// What a project or site is called and about. Texts that are absent or empty in the asked language are those of the default language.
/// </summary>
/// <param name="Lang">Two letters of ISO 639-1: the language of the entry. It is the default language when no text of the asked one is shown.</param>
/// <param name="Name">Up to 200 code points.</param>
/// <param name="Abstract">Up to 20 000 code points.</param>
/// <param name="Description">Up to 100 000 code points.</param>
/// <param name="Languages">The language of each text; only with <c>include=languages</c>.</param>
public sealed record InformationView(
    [Example("en")] string Lang,
    [Example(InformationExamples.Name)] string Name,
    [Example(InformationExamples.Abstract)] string? Abstract,
    [Example(InformationExamples.Description)] string? Description,
    InformationLanguagesView? Languages = null);

/// <summary>The language of each text that is shown, as two letters of ISO 639-1. A text that is absent has no language.</summary>
/// <param name="Name">Language of the name.</param>
/// <param name="Abstract">Language of the abstract.</param>
/// <param name="Description">Language of the description.</param>
public sealed record InformationLanguagesView([Example("en")] string Name, [Example("fi")] string? Abstract, [Example("fi")] string? Description);
