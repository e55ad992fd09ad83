using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Projects;

namespace Muistot.Application.Map;

/// <summary>Lists the collections of features that the caller may read: those of all projects, and a pair for each project.</summary>
[Anyone]
public sealed record ListCollections : IQuery<IReadOnlyList<CollectionView>>;

/// <summary>Handles <see cref="ListCollections"/>.</summary>
internal sealed class ListCollectionsHandler(MapScope.Factory scopes, CollectionViews views)
    : IRequestHandler<ListCollections, IReadOnlyList<CollectionView>>
{
    public async Task<IReadOnlyList<CollectionView>> Handle(ListCollections request, CancellationToken cancellationToken)
    {
        var scope = await scopes.FindAsync(null, cancellationToken);
        var (sites, memories) = (await views.ReadAsync(scope, MapKind.Sites, cancellationToken),
            await views.ReadAsync(scope, MapKind.Memories, cancellationToken));
        return
        [
            CollectionViews.Together(MapKind.Sites, sites), CollectionViews.Together(MapKind.Memories, memories),
            .. sites.Zip(memories).SelectMany(pair => new[] { pair.First, pair.Second }),
        ];
    }
}

/// <summary>Makes the views of collections.</summary>
/// <param name="db">The database.</param>
/// <param name="summaries">How many features they have, and where.</param>
/// <param name="requestContext">The asked language.</param>
internal sealed class CollectionViews(IMuistotDb db, MapSummaries summaries, IRequestContext requestContext)
{
    /// <summary>The collection of all projects.</summary>
    internal static CollectionView Together(MapKind kind, IEnumerable<CollectionView> ofProjects) => new(
        new MapCollectionId(kind), null, null, ofProjects.Aggregate(MapSummary.Empty, (all, one) => all.With(one.Summary)));

    /// <summary>The collection of each project.</summary>
    internal async Task<IReadOnlyList<CollectionView>> ReadAsync(MapScope scope, MapKind kind, CancellationToken cancellationToken)
    {
        var found = await summaries.FindAsync(scope, kind, cancellationToken);
        var (keys, asked) = (scope.Projects.Select(project => project.Id).ToList(), requestContext.Language.Id);
        var texts = await db.ProjectInformation
            .Where(entry => keys.Contains(entry.ProjectId))
            .Join(db.Projects, entry => entry.ProjectId, project => project.Id, (entry, project) => new { entry, project })
            .Where(both => both.entry.LanguageId == asked || both.entry.LanguageId == both.project.DefaultLanguageId)
            .Select(both => new
            {
                both.entry.ProjectId,
                both.entry.Name,
                both.entry.Abstract,
                IsAsked = both.entry.LanguageId == asked,
            })
            .ToListAsync(cancellationToken);
        var ofProjects = texts.OrderByDescending(text => text.IsAsked).ToLookup(text => text.ProjectId);
        return
        [
            .. scope.Projects.Select(project => new CollectionView(
                new MapCollectionId(kind, new ProjectId(project.Name)),
                ofProjects[project.Id].Select(text => text.Name).FirstOrDefault(name => name is { Length: > 0 }),
                ofProjects[project.Id].Select(text => text.Abstract).FirstOrDefault(text => text is { Length: > 0 }),
                found[project.Id])),
        ];
    }
}
