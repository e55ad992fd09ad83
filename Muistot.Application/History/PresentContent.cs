using Muistot.Domain.History;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;

namespace Muistot.Application.History;

/// <summary>What resources hold now, in the form in which history keeps what they held.</summary>
internal static class PresentContent
{
    internal static Dictionary<string, TextsContent> ToContent(this IEnumerable<Information> texts) => texts.ToDictionary(
        text => Language.Of(text.LanguageId).Code,
        text => new TextsContent(text.Name, text.Abstract, text.Description, text.ImageAlt), StringComparer.Ordinal);

    /// <summary>The content of a project whose texts and contact are loaded.</summary>
    internal static ProjectContent ToContent(this Project project) => new(
        Language.Of(project.DefaultLanguageId).Code, project.Starts, project.Ends, project.AdminPosting, project.AutoPublish,
        project.Contact is { } contact
            ? new ContactContent(contact.ContactEmail, contact.HasResearchPermit, contact.CanContact)
            : null,
        project.Information.ToContent());
}
