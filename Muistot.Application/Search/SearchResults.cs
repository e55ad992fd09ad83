using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;

namespace Muistot.Application.Search;

/// <summary>Shows what was found. What is hidden or deleted meanwhile is left out.</summary>
/// <param name="finder">Knows what the caller sees.</param>
/// <param name="requestContext">The asked language.</param>
/// <param name="shown">Told the languages of what is shown.</param>
public sealed class SearchResults(SearchFinder finder, IRequestContext requestContext, ShownLanguages shown)
{
    /// <summary>Shows results, in their order.</summary>
    internal async Task<List<SearchResultView>> ShowAsync(
        IReadOnlyList<ResultPlace> places, SearchText text, Presentation presentation, CancellationToken cancellationToken)
    {
        var views = new Dictionary<(Resource, long), SearchResultView>();
        await AddProjectsAsync(views, KeysOf(places, Resource.Project), text, presentation, cancellationToken);
        await AddSitesAsync(views, KeysOf(places, Resource.Site), text, presentation, cancellationToken);
        await AddMemoriesAsync(views, KeysOf(places, Resource.Memory), text, presentation, cancellationToken);
        return [.. places.Select(place => views.GetValueOrDefault((place.Type, place.Id))).OfType<SearchResultView>()];
    }

    private static List<long> KeysOf(IEnumerable<ResultPlace> places, Resource type) =>
        [.. places.Where(place => place.Type == type).Select(place => place.Id)];

    private static int[][] HighlightsIn(string title, SearchText text) =>
        SearchHighlights.InCodePoints(title, SearchHighlights.Find(title, text.Words));

    private async Task AddProjectsAsync(
        Dictionary<(Resource, long), SearchResultView> views, List<long> found, SearchText text, Presentation presentation,
        CancellationToken cancellationToken)
    {
        if (found.Count == 0)
            return;
        var (keys, now) = (found.ConvertAll(key => (int)key), presentation.Now);
        var rows = await finder.VisibleProjects().Where(project => keys.Contains(project.Id)).AsNoTracking()
            .Select(project => new
            {
                project.Id,
                project.Name,
                project.DefaultLanguageId,
                project.ImageId,
                Image = project.Image!.FileName,
                IsPublic = Visibility.IsOpen(project, now),
                Information = project.Information.ToList(),
            }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Choose([.. row.Information], row.DefaultLanguageId, text) is { } info)
            {
                views.Add((Resource.Project, row.Id), new SearchResultView(
                    Resource.Project, row.Name, row.Name, null, info.Title, info.Snippet.Text, null,
                    presentation.NameImage(row.Image, row.ImageId, row.IsPublic), info.Snippet.Highlights, HighlightsIn(info.Title, text)));
            }
        }
    }

    private async Task AddSitesAsync(
        Dictionary<(Resource, long), SearchResultView> views, List<long> found, SearchText text, Presentation presentation,
        CancellationToken cancellationToken)
    {
        if (found.Count == 0)
            return;
        var (keys, now) = (found.ConvertAll(key => (int)key), presentation.Now);
        var rows = await finder.VisibleSites().Where(site => keys.Contains(site.Id)).AsNoTracking()
            .Select(site => new
            {
                site.Id,
                site.Name,
                Project = site.Project!.Name,
                site.Project.DefaultLanguageId,
                site.Latitude,
                site.Longitude,
                site.ImageId,
                Image = site.Image!.FileName,
                IsPublic = Visibility.IsPublic(site) && Visibility.IsOpen(site.Project, now),
                Shared = site.Memories.Where(memory => Visibility.IsPublic(memory) && memory.ImageId != null).OrderBy(memory => memory.Id)
                    .Select(memory => new { memory.ImageId, memory.Image!.FileName }).FirstOrDefault(),
                Information = site.Information.ToList(),
            }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Location.Holds(row.Latitude, row.Longitude) && Choose([.. row.Information], row.DefaultLanguageId, text) is { } info)
            {
                views.Add((Resource.Site, row.Id), new SearchResultView(
                    Resource.Site, row.Name, row.Project, row.Name, info.Title, info.Snippet.Text,
                    new LocationView(row.Longitude, row.Latitude),
                    presentation.NameImage(row.Image ?? row.Shared?.FileName, row.ImageId ?? row.Shared?.ImageId, row.IsPublic),
                    info.Snippet.Highlights, HighlightsIn(info.Title, text)));
            }
        }
    }

    private async Task AddMemoriesAsync(
        Dictionary<(Resource, long), SearchResultView> views, List<long> keys, SearchText text, Presentation presentation,
        CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return;
        var now = presentation.Now;
        var rows = await finder.VisibleMemories().Where(memory => keys.Contains(memory.Id)).AsNoTracking()
            .Select(memory => new
            {
                memory.Id,
                Site = memory.Site!.Name,
                Project = memory.Site.Project!.Name,
                memory.Site.Latitude,
                memory.Site.Longitude,
                memory.Title,
                memory.Story,
                memory.ImageId,
                Image = memory.Image!.FileName,
                IsPublic = Visibility.IsPublic(memory) && Visibility.IsPublic(memory.Site) && Visibility.IsOpen(memory.Site.Project, now),
            }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var snippet = row.Story is null ? Snippet.Empty : Snippet.Of(row.Story, text.Words);
            views.Add((Resource.Memory, row.Id), new SearchResultView(
                Resource.Memory, row.Id, row.Project, row.Site, row.Title, snippet.Text,
                Location.Holds(row.Latitude, row.Longitude) ? new LocationView(row.Longitude, row.Latitude) : null,
                presentation.NameImage(row.Image, row.ImageId, row.IsPublic), snippet.Highlights, HighlightsIn(row.Title, text)));
        }
    }

    private SearchInformation? Choose(IReadOnlyCollection<Information> entries, int defaultId, SearchText text) =>
        SearchInformation.Of(entries, defaultId, requestContext.Language, text.Words, shown);
}
