using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Projects;
using Muistot.Domain.History;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>Makes resources what they were. Their texts are loaded, and they are locked.</summary>
/// <param name="db">The database.</param>
/// <param name="defaultLanguage">Changes the default language of a project.</param>
internal sealed class ContentRestoration(IMuistotDb db, DefaultLanguageChange defaultLanguage)
{
    /// <summary>Gives a memory the content of a version.</summary>
    internal static void Apply(Memory memory, ResourceContent? version, int? imageId)
    {
        if (version is MemoryContent content)
            (memory.Title, memory.Story, memory.ImageId, memory.ImageAlt) = (content.Title, content.Story, imageId, content.ImageAlt);
    }

    /// <summary>Gives a site the content of a version. In the default language of its project it keeps a name.</summary>
    internal static void Apply(IMuistotDb db, Site site, ResourceContent? version, int? imageId, Language standard)
    {
        if (version is not SiteContent content)
            return;
        if (Location.Holds(content.Latitude, content.Longitude))
            site.MoveTo(new Location(content.Latitude, content.Longitude));
        Apply(db, site.Information, content.Texts, standard, site.InformationIn);
        site.ImageId = imageId;
    }

    /// <summary>Gives a project the content of a version.</summary>
    /// <exception cref="ConflictException">The project would have no name in its default language of then.</exception>
    internal async Task ApplyAsync(Project project, StoredVersion version, CancellationToken cancellationToken)
    {
        if (version.Content is not ProjectContent content)
            return;
        project.TryRun(content.Starts, content.Ends);
        (project.AdminPosting, project.AutoPublish, project.ReviewEdits) =
            (content.AdminPosting, content.AutoPublish, content.ReviewEdits);
        project.ImageId = version.ImageId;
        ApplyContact(project, content.Contact);
        var standard = Language.TryFind(content.DefaultLanguage, out var known) ? known : Language.Of(project.DefaultLanguageId);
        Apply(db, project.Information, content.Texts, standard, project.InformationIn);
        if (standard.Id != project.DefaultLanguageId)
            await defaultLanguage.ApplyAsync(project, standard, cancellationToken);
    }

    private static void ApplyContact(Project project, ContactContent? contact)
    {
        if (contact is null)
        {
            project.Contact = null;
            return;
        }

        project.Contact ??= new ProjectContact();
        (project.Contact.ContactEmail, project.Contact.HasResearchPermit, project.Contact.CanContact) =
            (contact.ContactEmail, contact.HasResearchPermit, contact.CanContact);
    }

    private static void Apply<TEntry>(
        IMuistotDb db, ICollection<TEntry> entries, IReadOnlyDictionary<string, TextsContent> texts, Language standard,
        Func<Language, TEntry> entryOf)
        where TEntry : Information
    {
        foreach (var (code, text) in texts)
        {
            if (!Language.TryFind(code, out var language))
                continue;
            var entry = entryOf(language);
            var name = text.Name is null && language == standard ? entry.Name : text.Name;
            (entry.Name, entry.Abstract, entry.Description, entry.ImageAlt) =
                (name, text.Abstract, text.Description, text.ImageAlt);
        }

        foreach (var entry in entries.Where(entry => !texts.ContainsKey(Language.Of(entry.LanguageId).Code)).ToList())
        {
            // What the default language has no name in cannot be shown.
            if (entry.LanguageId == standard.Id)
                (entry.Abstract, entry.Description, entry.ImageAlt) = (null, null, null);
            else if (db.Context.Entry(entry).State is EntityState.Detached)
                entries.Remove(entry);
            else
                db.Context.Remove(entry);
        }
    }
}
