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
    private static readonly string[] OfMemory =
        [nameof(Memory.Title), nameof(Memory.Story), nameof(Memory.ImageId), nameof(Memory.ImageAlt)];

    private static readonly string[] OfSite = [nameof(Site.Latitude), nameof(Site.Longitude), nameof(Site.ImageId)];

    private static readonly string[] OfProject =
    [
        nameof(Project.DefaultLanguageId), nameof(Project.Starts), nameof(Project.Ends), nameof(Project.AdminPosting),
        nameof(Project.AutoPublish), nameof(Project.ReviewEdits), nameof(Project.ImageId),
    ];

    /// <summary>The content of a resource before the save; null when the save does not change it.</summary>
    internal static async Task<ResourceContent?> FindAsync(MuistotDb db, EntityEntry entry, CancellationToken cancellationToken)
    {
        switch (entry.Entity)
        {
            case Memory when Changes(entry, OfMemory):
                return new MemoryContent(
                    Original<string>(entry, nameof(Memory.Title)), Original<string?>(entry, nameof(Memory.Story)),
                    Original<string?>(entry, nameof(Memory.ImageAlt)));
            case Site site when Changes(entry, OfSite) || Parts<SiteInformation>(db, text => text.SiteId == site.Id).Any(IsChanged):
                if (!entry.Collection(nameof(Site.Information)).IsLoaded)
                    await db.SiteInformation.Where(text => text.SiteId == site.Id).LoadAsync(cancellationToken);
                return new SiteContent(
                    Original<double>(entry, nameof(Site.Latitude)), Original<double>(entry, nameof(Site.Longitude)),
                    Texts(Parts<SiteInformation>(db, text => text.SiteId == site.Id)));
            case Project project when Changes(entry, OfProject) || PartsOf(db, project).Any(IsChanged):
                await db.ProjectInformation.Where(text => text.ProjectId == project.Id).LoadAsync(cancellationToken);
                await db.ProjectContacts.Where(contact => contact.ProjectId == project.Id).LoadAsync(cancellationToken);
                return ContentOf(db, entry, project);
            default:
                return null;
        }
    }

    private static ProjectContent ContentOf(MuistotDb db, EntityEntry entry, Project project)
    {
        var contact = Parts<ProjectContact>(db, contact => contact.ProjectId == project.Id).SingleOrDefault(WasThere);
        return new ProjectContent(
            Language.Of(Original<int>(entry, nameof(Project.DefaultLanguageId))).Code,
            Original<DateTime?>(entry, nameof(Project.Starts)),
            Original<DateTime?>(entry, nameof(Project.Ends)),
            Original<bool>(entry, nameof(Project.AdminPosting)),
            Original<bool>(entry, nameof(Project.AutoPublish)),
            contact is null
                ? null
                : new ContactContent(
                    Original<string?>(contact, nameof(ProjectContact.ContactEmail)),
                    Original<bool>(contact, nameof(ProjectContact.HasResearchPermit)),
                    Original<bool>(contact, nameof(ProjectContact.CanContact))),
            Texts(Parts<ProjectInformation>(db, text => text.ProjectId == project.Id)),
            Original<bool>(entry, nameof(Project.ReviewEdits)));
    }

    private static IEnumerable<EntityEntry> PartsOf(MuistotDb db, Project project) =>
        Parts<ProjectInformation>(db, text => text.ProjectId == project.Id)
            .Concat(Parts<ProjectContact>(db, contact => contact.ProjectId == project.Id));

    private static IEnumerable<EntityEntry> Parts<TPart>(MuistotDb db, Func<TPart, bool> isOne)
        where TPart : class => db.ChangeTracker.Entries<TPart>().Where(part => isOne(part.Entity));

    private static Dictionary<string, TextsContent> Texts(IEnumerable<EntityEntry> parts) => parts.Where(WasThere).ToDictionary(
        part => Language.Of(Original<int>(part, nameof(Information.LanguageId))).Code,
        part => new TextsContent(
            Original<string?>(part, nameof(Information.Name)), Original<string?>(part, nameof(Information.Abstract)),
            Original<string?>(part, nameof(Information.Description)), Original<string?>(part, nameof(Information.ImageAlt))),
        StringComparer.Ordinal);

    private static bool Changes(EntityEntry entry, string[] members) => members.Any(member => entry.Property(member).IsModified);

    private static bool IsChanged(EntityEntry part) => part.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static bool WasThere(EntityEntry part) => part.State is not EntityState.Added;

    private static T Original<T>(EntityEntry entry, string member) => (T)entry.Property(member).OriginalValue!;
}
