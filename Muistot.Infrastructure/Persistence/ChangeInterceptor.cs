using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence;

/// <summary>
/// Stamps what a save changes: when, in whose name, and the version of each resource; and writes a <see cref="Change"/> for each project,
/// site and memory.
/// Whatever depends on a write hangs here, not on each handler.
/// </summary>
/// <param name="clock">The current time.</param>
internal sealed class ChangeInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (MuistotDb)eventData.Context!;
        var now = UtcDateTimeConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        db.StampedAt ??= now;
        var entries = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();

        // What was changed is known now. To look for it again at each question below would take a time that grows with the square.
        var (tracker, detects) = (db.ChangeTracker, db.ChangeTracker.AutoDetectChangesEnabled);
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            await StampAllAsync(db, entries, now, cancellationToken);
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }

        return result;
    }

    private static async Task StampAllAsync(MuistotDb db, List<EntityEntry> entries, DateTime now, CancellationToken cancellationToken)
    {
        // What waits is seen by its author alone: to everyone else, nothing is modified.
        var (resources, unseen) = (new List<EntityEntry>(), new HashSet<object>());
        foreach (var part in entries)
        {
            if (await FindResourceAsync(db, part, cancellationToken) is not { } resource)
                continue;
            if (resource.State is EntityState.Unchanged)
            {
                RaiseVersion(resource);
                resources.Add(resource);
                if (part.Entity is WaitingVersion)
                    unseen.Add(resource.Entity);
            }
            else if (part.Entity is not WaitingVersion)
                unseen.Remove(resource.Entity);
        }

        // The texts of a waiting version that takes effect are what its author wrote, whoever decided on it.
        var authors = entries.Where(entry => entry.State is EntityState.Deleted).Select(entry => entry.Entity).OfType<WaitingSite>()
            .ToDictionary(waiting => waiting.SiteId, waiting => waiting.AuthorId);

        // To ask the tracker anew for each resource would take a time that grows with the square of their number.
        var decisions = entries.Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity).OfType<Decision>()
            .ToLookup(decision => (decision.Resource, decision.ResourceId), decision => (DecisionKind?)decision.Kind);
        foreach (var entry in entries.Concat(resources))
        {
            if (entry.State is not EntityState.Deleted && !unseen.Contains(entry.Entity))
                Stamp(entry, now, AuthorOf(entry, authors) ?? db.ChangedBy);
            if (entry.Entity is IPublishable && entry.State is EntityState.Modified)
                db.Add(await ChangeOfAsync(db, entry, decisions, now, cancellationToken));
        }
    }

    private static int? AuthorOf(EntityEntry entry, Dictionary<int, int> authors) =>
        entry.Entity is SiteInformation text && authors.TryGetValue(text.SiteId, out var author) ? author : null;

    private static void Stamp(EntityEntry entry, DateTime now, int? changedBy)
    {
        if (entry.Entity is ITimestamped)
        {
            if (entry.State is EntityState.Added)
                entry.Property(nameof(ITimestamped.CreatedAt)).CurrentValue = now;
            entry.Property(nameof(ITimestamped.ModifiedAt)).CurrentValue = now;
        }

        if (entry.Entity is IDeletable { IsDeleted: var isDeleted } && entry.Property(nameof(Site.Deletion)).IsModified)
            entry.Property(nameof(IDeletable.DeletedAt)).CurrentValue = isDeleted ? now : (DateTime?)null;
        if (entry.Entity is IPublishable { Published: var isPublished } && entry.State is EntityState.Modified
            && entry.Property(nameof(IPublishable.Published)).IsModified)
            entry.Property(nameof(IPublishable.HiddenAt)).CurrentValue = isPublished ? null : now;
        if (entry.Entity is IModified && changedBy is not null)
            entry.Property(nameof(IModified.ModifierId)).CurrentValue = changedBy;
        if (entry.Entity is IVersioned && entry.State is EntityState.Modified)
            RaiseVersion(entry);
    }

    private static void RaiseVersion(EntityEntry entry)
    {
        var version = entry.Property(nameof(IVersioned.Version));
        version.CurrentValue = (int)version.OriginalValue! + 1;
    }

    private static async Task<Change> ChangeOfAsync(
        MuistotDb db, EntityEntry entry, ILookup<(Resource Resource, long Id), DecisionKind?> decisions, DateTime now,
        CancellationToken cancellationToken)
    {
        (Resource Resource, long Id, int? ParentId) key = entry.Entity switch
        {
            Project project => (Resource.Project, project.Id, null),
            Site site => (Resource.Site, site.Id, site.ProjectId),
            Memory memory => (Resource.Memory, memory.Id, memory.SiteId),
            var other => throw new InvalidOperationException($"{other.GetType().Name} must be a kind of resource, as all that can be published."),
        };
        var (before, action) = (await ContentBefore.FindAsync(db, entry, cancellationToken), db.ChangeAction ?? ActionOf(entry));
        return new Change
        {
            Resource = key.Resource,
            ResourceId = key.Id,
            ParentId = key.ParentId,
            Version = (int)entry.Property(nameof(IVersioned.Version)).OriginalValue! + 1,
            Action = action,
            Decision = decisions[(key.Resource, key.Id)].FirstOrDefault(),
            Identifier = action is ChangeAction.Delete or ChangeAction.Hide ? (entry.Entity as Site)?.Name : null,
            At = now,
            UserId = db.ChangedBy,
            PublishedBefore = (bool)entry.Property(nameof(IPublishable.Published)).OriginalValue!,
            ContentBefore = before,
            ImageBeforeId = before is null ? null : (int?)entry.Property(nameof(Site.ImageId)).OriginalValue,
        };
    }

    private static ChangeAction ActionOf(EntityEntry entry)
    {
        if (entry.Entity is IDeletable { IsDeleted: var isDeleted } && entry.Property(nameof(Site.Deletion)).IsModified)
            return isDeleted ? ChangeAction.Delete : ChangeAction.Restore;
        return entry.Property(nameof(IPublishable.Published)) switch
        {
            { IsModified: true, CurrentValue: true } => ChangeAction.Publish,
            { IsModified: true } => ChangeAction.Hide,
            _ => entry.Property(nameof(IPublishable.HiddenAt)) switch
            {
                // What was hidden waits again.
                { IsModified: true, CurrentValue: null } => ChangeAction.Restore,
                { IsModified: true } => ChangeAction.Hide,
                _ => ChangeAction.Change,
            },
        };
    }

    /// <summary>The resource that a row is a part of; it is loaded where it is not yet. Null for other rows.</summary>
    private static async Task<EntityEntry?> FindResourceAsync(MuistotDb db, EntityEntry part, CancellationToken cancellationToken)
    {
        if (ResourceParts.KeyOfResource(part.Metadata) is not { } key)
            return null;
        var resource = await db.FindAsync(
            key.PrincipalEntityType.ClrType, [part.Property(key.Properties[0].Name).CurrentValue!], cancellationToken);
        return resource is null ? null : db.Entry(resource);
    }
}
