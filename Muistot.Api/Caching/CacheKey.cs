using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Api.Caching;

/// <summary>
/// What a request to the API shows, for answers that are kept: told from its address alone, before anything else is asked.
/// </summary>
/// <param name="Path">The path.</param>
/// <param name="Variant">The part of the query that makes a difference.</param>
/// <param name="Shows">What is shown there.</param>
internal sealed record CacheKey(string Path, string Variant, string[] Shows)
{
    private const int LongestVariant = 5;

    /// <summary>Reads an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    /// <returns>Null where answers are not kept: elsewhere, for the nearest sites, which hardly anyone asks for twice, and where something unknown is to be included.</returns>
    internal static CacheKey? Of(HttpRequest request, string? caller)
    {
        var path = request.Path.Value!;
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps is ["me"] && caller is not null)
            return new CacheKey(path, "", [CacheTags.Everything, CacheTags.Person(caller)]);
        if (steps is not ["projects", ..])
            return null;
        if (Included(request) is not { } include)
            return null;
        return steps.Length switch
        {
            1 => new CacheKey(path, include, [CacheTags.Everything, CacheTags.Projects]),
            2 => OfProject(path, include, steps[1]),
            3 when steps[2] == "sites" && !Asks(request, "n") && !Asks(request, "lat") && !Asks(request, "lon") => OfProject(path, include, steps[1]),
            4 when steps[2] == "sites" && request.Query["include_memories"].ToString() is { Length: <= LongestVariant } memories =>
                OfSite(path, $"{memories}&{include}", steps),
            5 or 6 when steps[2] == "sites" && steps[4] == "memories" => OfSite(path, "", steps),
            _ => null,
        };
    }

    // White space around an id is let go where it is bound. Not so here: what changes at the id would not be heard of.
    private static CacheKey? OfProject(string path, string variant, string name) => ProjectId.TryParse(name, out var project)
        ? new CacheKey(path, variant, [CacheTags.Everything, CacheTags.Project(project), CacheTags.SitesOf(project)])
        : null;

    private static CacheKey? OfSite(string path, string variant, string[] steps) =>
        ProjectId.TryParse(steps[1], out var project) && SiteId.TryParse(steps[3], out var site)
            ? new CacheKey(path, variant, [CacheTags.Everything, CacheTags.Project(project), CacheTags.Site(project, site)])
            : null;

    // As it is bound: the last one counts. Of lists that mean the same, one answer is kept; of lists with other names in them, none.
    private static string? Included(HttpRequest request) => !Asks(request, "include") || request.Query["include"] is not [.., { } text]
        ? ""
        : Inclusions.AreKnown(text) && Inclusions.TryParse(text, out var include) ? include.Canonical : null;

    private static bool Asks(HttpRequest request, string name) => request.QueryString.HasValue && request.Query.ContainsKey(name);
}
