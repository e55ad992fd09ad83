using Muistot.Application.Common;

namespace Muistot.Application.Languages;

/// <summary>What a project or site is called and about. Texts that the language lacks are those of the default language.</summary>
/// <param name="Lang">Two letters of ISO 639-1: the language of the entry.</param>
/// <param name="Name">Up to 200 code points.</param>
/// <param name="Abstract">Up to 20 000 code points.</param>
/// <param name="Description">Up to 100 000 code points.</param>
public sealed record InformationView(
    [Example("en")] string Lang,
    [Example(InformationExamples.Name)] string Name,
    [Example(InformationExamples.Abstract)] string? Abstract,
    [Example(InformationExamples.Description)] string? Description);
