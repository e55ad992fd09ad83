using Muistot.Application.Common;
using Muistot.Application.Languages;

namespace Muistot.Application.Map;

/// <summary>Makes what reads the features of a collection for the caller of a request.</summary>
/// <param name="db">The database.</param>
/// <param name="scopes">Finds what the caller sees.</param>
/// <param name="pages">Reads pages.</param>
/// <param name="requestContext">The asked language.</param>
/// <param name="presentations">Shows features.</param>
/// <param name="languages">Told the languages that can occur.</param>
internal sealed class FeatureReaders(
    IMuistotDb db, MapScope.Factory scopes, KeysetPages pages, IRequestContext requestContext, Presentation.Factory presentations,
    ShownLanguages languages)
{
    /// <summary>Begins to read.</summary>
    /// <returns>What reads, and the projects that are read.</returns>
    /// <exception cref="NotFoundException">The collection must exist, and the caller must be allowed to read it.</exception>
    internal async Task<(IFeatureReader Reader, MapScope Scope)> BeginAsync(
        MapCollectionId collection, MapFilter filter, CancellationToken cancellationToken)
    {
        var scope = await scopes.FindAsync(collection.Project, cancellationToken);
        if (filter[MapProperty.Project] is { } name)
            scope = scope.Of(scope.Projects.Where(project => project.Name == name));
        var presentation = await presentations.BeginAsync();
        if (collection.Kind == MapKind.Memories)
        {
            var memories = new MemoryFeatures(db, scope, filter);
            return (new FeatureReader<long, MemoryFeatureRow>(memories, filter.Area, pages, presentation, cancellationToken), scope);
        }

        languages.Expect([requestContext.Language, .. scope.Languages]);
        var sites = new SiteFeatures(db, scope, filter, requestContext.Language);
        return (new FeatureReader<int, SiteFeatureRow>(sites, filter.Area, pages, presentation, cancellationToken), scope);
    }
}
