using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Finds the nearest sites without the database in projects of up to 10 000 sites: whoever asks again since something has changed there has
/// the places read, and sites that were shown are kept. Other projects are searched (<see cref="NearestSites"/>).
/// </summary>
/// <param name="nearest">Searches the others.</param>
/// <param name="versions">The versions of what sites show.</param>
/// <param name="options">Whether anything is kept, how long and how much.</param>
public sealed class KeptPlaces(NearestSites nearest, ICacheVersions versions, IOptions<CachingOptions> options) : IDisposable
{
    private const int MostSites = 10_000;

    // Of the memory for answers, places and sites may each take as much more.
    private const int Share = 8;

    private const int BytesOfRow = 1000;

    private readonly MemoryCache places = NewCache(options);
    private readonly MemoryCache rows = NewCache(options);
    private readonly SingleFlight<(SitesShown Shown, SitesVersion Version), SitePlaces?> reading = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        places.Dispose();
        rows.Dispose();
    }

    /// <summary>The version of what sites of a project show. It is asked for before they are read.</summary>
    internal SitesVersion VersionOf(ProjectId project) =>
        new(project, versions.Of(CacheTags.Everything, CacheTags.Project(project), CacheTags.SitesOf(project)));

    /// <summary>Finds the nearest.</summary>
    /// <param name="db">The database.</param>
    /// <param name="shown">The sites to choose from.</param>
    /// <param name="version">Their version.</param>
    /// <param name="place">The place.</param>
    /// <param name="count">How many, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Keys of the sites, by great-circle distance, then by key.</returns>
    internal async Task<IReadOnlyList<int>> FindAsync(
        IMuistotDb db, SitesShown shown, SitesVersion version, Location place, int count, CancellationToken cancellationToken)
    {
        if (await FindPlacesAsync(db, shown, version, cancellationToken) is { } known)
            return known.Nearest(place, count);
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        return await nearest.FindAsync(db.Context, shown, place, count, cancellationToken);
    }

    /// <summary>Reads what was found, in its order. What is gone meanwhile is left out.</summary>
    internal async Task<IEnumerable<SiteRow>> ReadAsync(
        DbContext db, IReadOnlyList<int> keys, SitesVersion version, Language language, Language defaultLanguage, Presentation presentation,
        CancellationToken cancellationToken)
    {
        var found = keys.Select(id => rows.Get<KeptRow>(KeyOf(id)) is { } kept && kept.Version == version ? kept.Row : null)
            .OfType<SiteRow>().ToDictionary(row => row.Id);
        List<int> missing = [.. keys.Where(id => !found.ContainsKey(id))];
        if (missing.Count > 0)
        {
            foreach (var row in await nearest.ReadAsync(db, missing, language, defaultLanguage, presentation, cancellationToken))
            {
                found[row.Id] = row;
                Keep(rows, KeyOf(row.Id), new KeptRow(version, row), (2 * row.Characters) + BytesOfRow);
            }
        }

        return keys.Select(key => found.GetValueOrDefault(key)).OfType<SiteRow>();

        object KeyOf(int id) => (id, defaultLanguage.Id, language.Id, presentation.IsProjectOpen, presentation.IncludesImageSize);
    }

    private async Task<SitePlaces?> FindPlacesAsync(
        IMuistotDb db, SitesShown shown, SitesVersion version, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return null;
        var kept = places.Get<Kept>(shown);
        if (kept is not { IsLarge: true } && kept?.Version != version)
        {
            Keep(places, shown, new Kept(version, null), BytesOfRow);
            return null;
        }

        if (kept is { Places: not null } or { IsLarge: true })
            return kept.Places;
        using var turn = await reading.JoinAsync((shown, version), cancellationToken);
        if (turn.HasMade)
            return turn.Made;
        var made = await ReadPlacesAsync(db, shown, cancellationToken);
        turn.Share(made);
        Keep(places, shown, new Kept(version, made, IsLarge: made is null), made?.Bytes ?? BytesOfRow);
        return made;
    }

    private static async Task<SitePlaces?> ReadPlacesAsync(IMuistotDb db, SitesShown shown, CancellationToken cancellationToken)
    {
        var (projectId, hidden, callerId) = (shown.ProjectId, shown.Hidden, shown.CallerId);
        var points = await db.Sites.Where(site => site.ProjectId == projectId && Visibility.IsVisible(site, hidden, callerId))
            .Select(NearestQueries.ToPoint).Take(MostSites + 1).ToListAsync(cancellationToken);
        return points.Count > MostSites ? null : new SitePlaces(points);
    }

    private void Keep<T>(MemoryCache cache, object key, T value, long bytes)
    {
        if (options.Value.Enabled)
            cache.Set(key, value, new MemoryCacheEntryOptions
            {
                Size = bytes,
                AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.FreshSeconds),
            });
    }

    private static MemoryCache NewCache(IOptions<CachingOptions> options) =>
        new(new MemoryCacheOptions { SizeLimit = options.Value.MaxMegabytes * 1_000_000L / Share });

    /// <summary>What is known of the places of a project.</summary>
    /// <param name="Version">What they are of.</param>
    /// <param name="Places">The places, once somebody has asked again.</param>
    /// <param name="IsLarge">True when the project has too many, whatever its version.</param>
    private sealed record Kept(SitesVersion Version, SitePlaces? Places, bool IsLarge = false);

    private sealed record KeptRow(SitesVersion Version, SiteRow Row);
}

/// <summary>The version of what the sites of a project show. Numbers of two projects say nothing about each other.</summary>
/// <param name="Project">The project.</param>
/// <param name="Number">Goes up when something has changed.</param>
internal readonly record struct SitesVersion(ProjectId Project, long Number);
