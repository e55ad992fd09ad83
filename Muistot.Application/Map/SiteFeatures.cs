using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Search;
using Muistot.Application.Sites;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Map;

/// <summary>The sites of a scope that meet a filter, as features.</summary>
/// <param name="db">The database.</param>
/// <param name="scope">The projects, and the caller.</param>
/// <param name="filter">Which sites.</param>
/// <param name="language">The asked language.</param>
internal sealed class SiteFeatures(IMuistotDb db, MapScope scope, MapFilter filter, Language language) : IFeatureSource<int, SiteFeatureRow>
{
    private readonly IQueryable<Site> chosen = Filter(db.Sites.Matching(db, filter.Text), filter, language);

    private SitesInBox[]? boxes;

    /// <summary>The sites that a filter on sites lets through, whoever sees them. Where they are is not looked at.</summary>
    internal static IQueryable<Site> Filter(IQueryable<Site> sites, MapFilter filter, Language language)
    {
        if (filter.From is { } from)
            sites = sites.Where(site => site.ModifiedAt >= from);
        if (filter.Until is { } until)
            sites = sites.Where(site => site.ModifiedAt < until);
        if (filter[MapProperty.Site] is { } slug)
            sites = sites.Where(site => site.Name == slug);
        if (filter[MapProperty.Creator] is { } creator)
            sites = sites.Where(site => site.Creator!.Username == creator);
        return filter[MapProperty.SiteName] is { } name ? WithName(sites, name, language) : sites;
    }

    /// <summary>The sites of an area's box, by the index where one project is looked at.</summary>
    internal static IQueryable<Site> Within(IQueryable<Site> sites, MapScope scope, MapArea? area)
    {
        if (area is null || area.Box.IsWorld)
            return sites;
        var inside = SitesInBox.Within(sites, area.Box);
        return scope.Projects is [var only] ? inside.Where(SitesInBox.InRanges(only.Id, BoxCover.Of(area.Box))) : inside;
    }

    /// <inheritdoc/>
    public IEnumerable<IQueryable<int>> Matching => scope.Apart(filter.Area)
        .Select(part => Shown(part.Visible(Within(chosen, part, filter.Area))).Select(site => site.Id));

    /// <inheritdoc/>
    public Task<List<int>> FindKeysAsync(int last, int limit, CancellationToken cancellationToken)
    {
        if (filter.Area is { Box: { IsWorld: false } box } && scope.Apart(filter.Area).All(part => part.Projects.Count == 1))
            return FindInBoxesAsync(box, last, limit, cancellationToken);
        var sites = Within(chosen, scope, filter.Area);
        var keys = scope.Projects is [var only]
            ? SiteKeys.Find(sites, scope.Shown(only), last, limit)
            : scope.Visible(sites, inOrder: true).Select(site => site.Id).Where(id => id > last).OrderBy(id => id).Take(limit);
        return keys.ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Dictionary<int, Location>> FindPlacesAsync(List<int> keys, CancellationToken cancellationToken) =>
        await db.Sites.Where(site => keys.Contains(site.Id)).Select(site => new { site.Id, site.Latitude, site.Longitude })
            .ToDictionaryAsync(site => site.Id, site => new Location(site.Latitude, site.Longitude), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SiteFeatureRow> ReadRowsAsync(List<int> keys)
    {
        var sites = scope.VisibleOf(keys);
        var facts = await sites.Select(site => new { site.Id, site.ProjectId, site.ModifiedAt }).ToDictionaryAsync(site => site.Id);
        await foreach (var row in SiteRow.Select(db, sites, language).OrderBy(row => row.Id).AsNoTracking().AsAsyncEnumerable())
        {
            if (facts.TryGetValue(row.Id, out var fact) && scope.Has(fact.ProjectId))
                yield return new SiteFeatureRow(row, scope[fact.ProjectId], fact.ModifiedAt);
        }
    }

    /// <summary>Those that have an entry in the language of their project: others are not shown.</summary>
    internal static IQueryable<Site> Shown(IQueryable<Site> sites) => sites.Where(
        site => site.Information.Any(entry => entry.LanguageId == site.Project!.DefaultLanguageId && entry.Name != null));

    // The name that is shown: that of the asked language, else that of the project's.
    private static IQueryable<Site> WithName(IQueryable<Site> sites, string name, Language language)
    {
        var asked = language.Id;
        return sites.Where(site => site.Information.Any(entry => entry.LanguageId == asked && entry.Name == name)
            || (!site.Information.Any(entry => entry.LanguageId == asked && entry.Name!.Length > 0)
                && site.Information.Any(entry => entry.LanguageId == site.Project!.DefaultLanguageId && entry.Name == name)));
    }

    private async Task<List<int>> FindInBoxesAsync(BoundingBox box, int last, int limit, CancellationToken cancellationToken)
    {
        boxes ??= [.. scope.Projects.Select(project => new SitesInBox(chosen, scope.Shown(project), box))];
        var found = new List<int>();
        foreach (var one in boxes)
            found.AddRange(await one.FindAsync(last, limit, cancellationToken));
        found.Sort();
        return [.. found.Take(limit)];
    }
}

/// <summary>A site with what features say beside it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Project">Its project.</param>
/// <param name="ModifiedAt">Time of its last change, UTC.</param>
internal sealed record SiteFeatureRow(SiteRow Site, MapProject Project, DateTime ModifiedAt) : IFeatureRow<int>
{
    /// <inheritdoc/>
    public int Id => Site.Id;

    /// <inheritdoc/>
    public int Characters => Site.Characters;

    /// <inheritdoc/>
    public MapFeature? ToFeature(Presentation presentation)
    {
        if (presentation.Show(Site.Info) is not { } info || !Location.Holds(Site.Latitude, Site.Longitude))
            return null;
        return new MapFeature(Id, new Location(Site.Latitude, Site.Longitude),
        [
            Site.Name, Project.Name, info.Name, info.Abstract, info.Description, info.Lang,
            Site.NameImage(presentation, Project.IsOpen), Site.Creator, (long)Site.MemoriesCount, ModifiedAt,
        ]);
    }
}
