using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Muistot.Application.Search;
using Muistot.Domain.Jobs;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Search;

/// <summary>Indexes the texts that a save changes, in the transaction of the save. The index of what is deleted goes with it.</summary>
/// <param name="dialect">Knows how rows are inserted unless they are there.</param>
/// <param name="clock">The current time.</param>
internal sealed class SearchInterceptor(IDatabaseDialect dialect, TimeProvider clock) : SaveChangesInterceptor
{
    /// <summary>True when a save changes texts, so that it needs a transaction around it.</summary>
    internal static bool ChangesTexts(DbContext db) => db.ChangeTracker.Entries().Any(IsText);

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (MuistotDb)eventData.Context!;
        db.SearchUpkeep = null;
        var resources = new Dictionary<object, SearchedResource>();
        foreach (var entry in db.ChangeTracker.Entries().Where(IsText).ToList())
        {
            if (await FindResourceAsync(db, entry, cancellationToken) is { } resource && !resources.ContainsKey(resource.Entity))
                resources.Add(resource.Entity, await ReadAsync(db, resource, cancellationToken));
        }

        if (resources.Count == 0)
            return result;
        var upkeep = new SearchUpkeep(db, dialect);
        await upkeep.ApplyAsync(resources.Values, cancellationToken);
        if (upkeep.HasBatches)
            db.Jobs.Add(BatchJob());
        db.SearchUpkeep = upkeep;
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (MuistotDb)eventData.Context!;
        if (db.SearchUpkeep is { } upkeep)
            await upkeep.CompleteAsync(cancellationToken);
        db.SearchUpkeep = null;
        return result;
    }

    // The runner finds it when it next looks.
    private Job BatchJob()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new Job { Kind = SearchBatchJob.Kind, Payload = "{}", CreatedAt = now, DueAt = now };
    }

    private static bool IsText(EntityEntry entry) => entry.Entity switch
    {
        Project or Site => entry.State is EntityState.Added,
        Memory => entry.State is EntityState.Added || Changed(entry, nameof(Memory.Title), nameof(Memory.Story)),
        Information => entry.State is EntityState.Added or EntityState.Deleted
            || Changed(entry, nameof(Information.Name), nameof(Information.Abstract), nameof(Information.Description)),
        _ => false,
    };

    private static bool Changed(EntityEntry entry, params string[] texts) =>
        entry.State is EntityState.Modified && texts.Any(text => entry.Property(text).IsModified);

    /// <summary>The resource that a text belongs to; null when it is deleted with the text.</summary>
    private static async Task<EntityEntry?> FindResourceAsync(MuistotDb db, EntityEntry entry, CancellationToken cancellationToken)
    {
        if (ResourceParts.KeyOfResource(entry.Metadata) is not { } key)
            return entry;
        var resource = await db.FindAsync(
            key.PrincipalEntityType.ClrType, [entry.Property(key.Properties[0].Name).CurrentValue!], cancellationToken);
        return resource is not null && db.Entry(resource) is { State: not EntityState.Deleted } found ? found : null;
    }

    private static async Task<SearchedResource> ReadAsync(MuistotDb db, EntityEntry entry, CancellationToken cancellationToken)
    {
        var isNew = entry.State is EntityState.Added;
        switch (entry.Entity)
        {
            case Project project:
                if (!isNew)
                    await db.ProjectInformation.Where(text => text.ProjectId == project.Id).LoadAsync(cancellationToken);
                return new(project, isNew, SearchedTexts.Of(Present(db, project.Information)), TextsBefore(db, project.Information));
            case Site site:
                if (!isNew)
                    await db.SiteInformation.Where(text => text.SiteId == site.Id).LoadAsync(cancellationToken);
                return new(site, isNew, SearchedTexts.Of(Present(db, site.Information)), TextsBefore(db, site.Information));
            case Memory memory:
                return new(memory, isNew, SearchedTexts.Of(memory), SearchedTexts.Of((Memory)entry.OriginalValues.ToObject()));
            default:
                throw new InvalidOperationException($"{entry.Entity.GetType().Name} is not searched.");
        }
    }

    // What is loaded joins the collection of its resource, which is tracked; what is to be deleted stays in it.
    private static List<Information> Present(MuistotDb db, IEnumerable<Information> texts) =>
        [.. texts.Where(text => db.Entry(text).State is not (EntityState.Deleted or EntityState.Detached))];

    private static SearchedTexts TextsBefore(MuistotDb db, IEnumerable<Information> texts) => SearchedTexts.Of(
    [
        .. texts.Select(text => db.Entry(text)).Where(entry => entry.State is not (EntityState.Added or EntityState.Detached))
            .Select(entry => (Information)entry.OriginalValues.ToObject()),
    ]);
}
