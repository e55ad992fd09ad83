using Microsoft.EntityFrameworkCore;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Map;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Tiles;

/// <summary>Makes what reads a collection for the tiles of the caller of a request.</summary>
/// <param name="db">The database.</param>
/// <param name="scopes">Finds what the caller sees.</param>
/// <param name="requestContext">The asked language.</param>
/// <param name="languages">Told the language of each name.</param>
/// <param name="expiration">Told when a project begins or ends.</param>
/// <param name="clock">The time.</param>
internal sealed class TileSources(
    IMuistotDb db, MapScope.Factory scopes, IRequestContext requestContext, ShownLanguages languages, CacheExpiration expiration,
    TimeProvider clock)
{
    /// <summary>Finds the projects of a collection that the caller may read.</summary>
    /// <exception cref="NotFoundException">The project must exist.</exception>
    internal async Task<MapScope> FindScopeAsync(MapCollectionId collection, CancellationToken cancellationToken)
    {
        var (now, name) = (clock.GetUtcNow().UtcDateTime, collection.Project?.Value);
        var projects = name is null ? db.Projects : db.Projects.Where(project => project.Name == name);
        await NoteNextChangeAsync(projects, now, cancellationToken);
        return await scopes.FindAsync(collection.Project, cancellationToken);
    }

    /// <summary>Makes what reads it.</summary>
    internal ITileSource Of(MapCollectionId collection, MapScope scope) => collection.Kind == MapKind.Memories
        ? new MemoryTiles(db, scope)
        : new SiteTiles(db, scope, requestContext.Language, languages);

    /// <summary>The revision of what maps show of a scope: what is made after it was read is never older.</summary>
    internal Task<long> FindRevisionAsync(MapScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.Projects.Select(project => project.Id).ToList();
        return db.MapRevisions.Where(revision => ids.Contains(revision.ProjectId))
            .SumAsync(revision => revision.Revision, cancellationToken);
    }

    private async Task NoteNextChangeAsync(IQueryable<Project> projects, DateTime now, CancellationToken cancellationToken)
    {
        var next = await projects.Where(project => Visibility.OpensOrCloses(project, now))
            .Select(project => new { project.Starts, project.Ends }).ToListAsync(cancellationToken);
        foreach (var project in next)
        {
            expiration.Until(project.Starts, now);
            expiration.Until(project.Ends, now);
        }
    }
}
