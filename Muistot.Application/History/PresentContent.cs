using Muistot.Domain.History;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

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
        project.Information.ToContent(), project.ReviewEdits);

    /// <summary>The content of a site whose texts are loaded.</summary>
    internal static SiteContent ToContent(this Site site) => new(site.Latitude, site.Longitude, site.Information.ToContent());

    /// <summary>The content of a memory.</summary>
    internal static MemoryContent ToContent(this Memory memory) => new(memory.Title, memory.Story, memory.ImageAlt);

    /// <summary>True when the content of two versions is the same.</summary>
    internal static bool IsSameAs(this ResourceContent one, ResourceContent other) => (one, other) switch
    {
        (SiteContent site, SiteContent another) => site.Latitude.Equals(another.Latitude) && site.Longitude.Equals(another.Longitude)
            && site.Texts.Count == another.Texts.Count
            && site.Texts.All(text => another.Texts.TryGetValue(text.Key, out var same) && text.Value == same),
        _ => one == other,
    };
}
