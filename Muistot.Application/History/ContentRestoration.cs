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
        if (version is not MemoryContent content)
            return;
        content.WriteTo(memory);
        memory.ImageId = imageId;
    }

    /// <summary>Gives a site the content of a version. In the default language of its project it keeps a name.</summary>
    internal static void Apply(IMuistotDb db, Site site, ResourceContent? version, int? imageId, Language standard)
    {
        if (version is not SiteContent content)
            return;
        (Location.Holds(content.Latitude, content.Longitude)
            ? content
            : content with { Latitude = site.Latitude, Longitude = site.Longitude }).WriteTo(site);
        Apply(db, site.Information, content.Texts, standard, site.InformationIn);
        site.ImageId = imageId;
    }

    /// <summary>Gives a project the content of a version.</summary>
    /// <exception cref="ConflictException">The project would have no name in its default language of then.</exception>
    internal async Task ApplyAsync(Project project, StoredVersion version, CancellationToken cancellationToken)
    {
        if (version.Content is not ProjectContent content)
            return;
        content.WriteTo(project);
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

        contact.WriteTo(project.Contact ??= new ProjectContact());
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
            var keepsName = text.Name is null && language == standard;
            (keepsName ? text with { Name = entry.Name } : text).WriteTo(entry);
        }

        foreach (var entry in entries.Where(entry => !texts.ContainsKey(Language.Of(entry.LanguageId).Code)).ToList())
        {
            // What the default language has no name in cannot be shown.
            if (entry.LanguageId == standard.Id)
                new TextsContent(entry.Name, null, null).WriteTo(entry);
            else if (db.Context.Entry(entry).State is EntityState.Detached)
                entries.Remove(entry);
            else
                db.Context.Remove(entry);
        }
    }
}
