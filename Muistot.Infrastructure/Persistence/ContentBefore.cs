using System.Collections.ObjectModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Muistot.Domain.History;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Finds what a resource held before a save that changes it, which history keeps.</summary>
internal static class ContentBefore
{
    private static readonly ReadOnlyDictionary<string, TextsContent> NoTexts = ReadOnlyDictionary<string, TextsContent>.Empty;

    /// <summary>The content of a resource before the save; null when the save does not change it.</summary>
    internal static async Task<ResourceContent?> FindAsync(MuistotDb db, EntityEntry entry, CancellationToken cancellationToken) =>
        entry.Entity switch
        {
            Memory memory => Find(entry, memory),
            Site site => await FindAsync(db, entry, site, cancellationToken),
            Project project => await FindAsync(db, entry, project, cancellationToken),
            _ => null,
        };

    private static MemoryContent? Find(EntityEntry entry, Memory memory)
    {
        var before = MemoryContent.Of(Original<Memory>(entry));
        return before == MemoryContent.Of(memory) && !IsImageChanged(entry) ? null : before;
    }

    private static async Task<SiteContent?> FindAsync(MuistotDb db, EntityEntry entry, Site site, CancellationToken cancellationToken)
    {
        var (before, texts) = (Original<Site>(entry), Parts<SiteInformation>(db, text => text.SiteId == site.Id));
        if (SiteContent.Of(before, NoTexts) == SiteContent.Of(site, NoTexts) && !IsImageChanged(entry) && !texts.Any(IsChanged))
            return null;
        if (!entry.Collection(nameof(Site.Information)).IsLoaded)
            await db.SiteInformation.Where(text => text.SiteId == site.Id).LoadAsync(cancellationToken);
        return SiteContent.Of(before, Texts(texts));
    }

    private static async Task<ProjectContent?> FindAsync(
        MuistotDb db, EntityEntry entry, Project project, CancellationToken cancellationToken)
    {
        var (before, texts) = (Original<Project>(entry), Parts<ProjectInformation>(db, text => text.ProjectId == project.Id));
        var contacts = Parts<ProjectContact>(db, contact => contact.ProjectId == project.Id);
        if (ProjectContent.Of(before, null, NoTexts) == ProjectContent.Of(project, null, NoTexts) && !IsImageChanged(entry)
            && !texts.Concat(contacts).Any(IsChanged))
            return null;
        await db.ProjectInformation.Where(text => text.ProjectId == project.Id).LoadAsync(cancellationToken);
        await db.ProjectContacts.Where(contact => contact.ProjectId == project.Id).LoadAsync(cancellationToken);
        var contact = contacts.Where(WasThere).Select(Original<ProjectContact>).Select(ContactContent.Of).SingleOrDefault();
        return ProjectContent.Of(before, contact, Texts(texts));
    }

    private static IEnumerable<EntityEntry> Parts<TPart>(MuistotDb db, Func<TPart, bool> isOne)
        where TPart : class => db.ChangeTracker.Entries<TPart>().Where(part => isOne(part.Entity));

    private static IReadOnlyDictionary<string, TextsContent> Texts(IEnumerable<EntityEntry> parts) =>
        TextsContent.Of(parts.Where(WasThere).Select(Original<Information>));

    private static bool IsImageChanged(EntityEntry entry) => entry.Property(nameof(Site.ImageId)).IsModified;

    private static bool IsChanged(EntityEntry part) => part.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static bool WasThere(EntityEntry part) => part.State is not EntityState.Added;

    // What was read of its row, without what it refers to.
    private static T Original<T>(EntityEntry entry) => (T)entry.OriginalValues.ToObject();
}
