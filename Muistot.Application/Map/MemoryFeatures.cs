using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Search;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;

namespace Muistot.Application.Map;

/// <summary>The memories of a scope that meet a filter, as features at the places of their sites.</summary>
/// <param name="db">The database.</param>
/// <param name="scope">The projects, and the caller.</param>
/// <param name="filter">Which memories.</param>
internal sealed class MemoryFeatures(IMuistotDb db, MapScope scope, MapFilter filter) : IFeatureSource<long, MemoryFeatureRow>
{
    /// <inheritdoc/>
    public IEnumerable<IQueryable<long>> Matching => Chosen(inOrder: false);

    /// <inheritdoc/>
    public async Task<List<long>> FindKeysAsync(long last, int limit, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        foreach (var part in Chosen(inOrder: true))
            found.AddRange(await part.Where(id => id > last).OrderBy(id => id).Take(limit).ToListAsync(cancellationToken));
        found.Sort();
        return [.. found.Take(limit)];
    }

    /// <inheritdoc/>
    public async Task<Dictionary<long, Location>> FindPlacesAsync(List<long> keys, CancellationToken cancellationToken) =>
        await db.Memories.Where(memory => keys.Contains(memory.Id))
            .Select(memory => new { memory.Id, memory.Site!.Latitude, memory.Site.Longitude })
            .ToDictionaryAsync(memory => memory.Id, memory => new Location(memory.Latitude, memory.Longitude), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<MemoryFeatureRow> ReadRowsAsync(List<long> keys) =>
        scope.VisibleOf(keys).OrderBy(memory => memory.Id)
            .Select(memory => new MemoryFeatureRow
            {
                Id = memory.Id,
                Title = memory.Title,
                Story = memory.Story,
                Image = memory.Image!.FileName,
                ImageId = memory.ImageId,
                User = memory.User!.Username,
                ModifiedAt = memory.ModifiedAt,
                Published = memory.Published,
                Site = memory.Site!.Name,
                SitePublished = memory.Site.Published,
                Latitude = memory.Site.Latitude,
                Longitude = memory.Site.Longitude,
                ProjectId = memory.Site.ProjectId,
            })
            .AsNoTracking().AsAsyncEnumerable().Where(row => scope.Has(row.ProjectId)).Select(row => row.In(scope[row.ProjectId]));

    private IEnumerable<IQueryable<long>> Chosen(bool inOrder) =>
        scope.Apart(filter.Area).Select(part => Chosen(part, inOrder).Select(memory => memory.Id));

    private IQueryable<Memory> Chosen(MapScope part, bool inOrder)
    {
        var sites = SiteFeatures.Within(db.Sites, part, filter.Area);
        if (filter[MapProperty.Site] is { } slug)
            sites = sites.Where(site => site.Name == slug);
        var memories = part.Memories(sites, inOrder).Matching(db, filter.Text);
        if (filter.From is { } from)
            memories = memories.Where(memory => memory.ModifiedAt >= from);
        if (filter.Until is { } until)
            memories = memories.Where(memory => memory.ModifiedAt < until);
        if (filter[MapProperty.MemoryTitle] is { } title)
            memories = memories.Where(memory => memory.Title == title);
        if (filter[MapProperty.User] is { } user)
            memories = memories.Where(memory => memory.User!.Username == user);
        if (filter[MapProperty.Memory] is not { } text)
            return memories;
        var id = MemoryId.TryParse(text, out var known) ? known.Value : 0;
        return memories.Where(memory => memory.Id == id);
    }
}

/// <summary>A memory as the database gives it, with what features say of its site.</summary>
internal sealed record MemoryFeatureRow : IFeatureRow<long>
{
    private MapProject? project;

    /// <inheritdoc/>
    public required long Id { get; init; }

    public required string Title { get; init; }

    public string? Story { get; init; }

    public string? Image { get; init; }

    public int? ImageId { get; init; }

    public string? User { get; init; }

    public DateTime ModifiedAt { get; init; }

    public bool Published { get; init; }

    public required string Site { get; init; }

    public bool SitePublished { get; init; }

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public int ProjectId { get; init; }

    /// <inheritdoc/>
    public int Characters => Title.Length + (Story?.Length ?? 0);

    /// <summary>Notes its project.</summary>
    internal MemoryFeatureRow In(MapProject its)
    {
        project = its;
        return this;
    }

    /// <inheritdoc/>
    public MapFeature ToFeature(Presentation presentation) => new(Id, new Location(Latitude, Longitude),
    [
        Id, Site, project!.Name, Title, Story,
        presentation.NameImage(Image, ImageId, isPublic: Published && SitePublished && project.IsOpen), User, ModifiedAt,
    ]);
}
