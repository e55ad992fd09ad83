using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Projects;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Feeds;

/// <summary>Gets the newest memories of a project that the caller sees, over all its sites.</summary>
/// <param name="Project">The project.</param>
[Anyone]
[RequireStatus(Resource.Project, Status.Published, Status.Admin, Status.Moderator)]
[Cached(CachedContent.Project | CachedContent.SitesOfProject)]
public sealed record GetFeed(ProjectId Project) : IQuery<FeedView>, IProjectRequest;

/// <summary>The newest memories of a project.</summary>
/// <param name="Project">Id of the project.</param>
/// <param name="Info">Its texts.</param>
/// <param name="CreatedAt">When the project was made, UTC.</param>
/// <param name="Entries">Up to 50 memories, the newest first.</param>
public sealed record FeedView(string Project, InformationView Info, DateTime CreatedAt, IReadOnlyList<FeedEntry> Entries);

/// <summary>A memory in a feed.</summary>
/// <param name="Site">Id of its site.</param>
/// <param name="Id">Its id.</param>
/// <param name="User">Who wrote it; null once that account is gone.</param>
/// <param name="Title">Its title.</param>
/// <param name="Story">Its story, whole, or null.</param>
/// <param name="Latitude">Degrees north of its site (WGS 84).</param>
/// <param name="Longitude">Degrees east of its site (WGS 84).</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
/// <param name="ModifiedAt">When it was last changed, UTC.</param>
public sealed record FeedEntry(
    string Site, long Id, string? User, string Title, string? Story, double Latitude, double Longitude, DateTime CreatedAt,
    DateTime ModifiedAt);

/// <summary>Handles <see cref="GetFeed"/>.</summary>
internal sealed class GetFeedHandler(
    IMuistotDb db, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations,
    ILogger<GetFeedHandler> logger)
    : IRequestHandler<GetFeed, FeedView>
{
    private const int MostEntries = 50;

    public async Task<FeedView> Handle(GetFeed request, CancellationToken cancellationToken)
    {
        var (projectId, seesHidden, callerId) = (context.Project.Id, context.SeesHidden, context.CallerId ?? 0);
        var projects = db.Projects.Where(project => project.Id == projectId);
        var row = await ProjectRow.Select(db, projects, requestContext.Language, callerId: null).AsNoTracking()
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var project = row.ToView(await presentations.BeginAsync(), logger) ?? throw new NotAcceptableException();
        var createdAt = await projects.Select(project => project.CreatedAt).FirstAsync(cancellationToken);
        var sites = db.Sites.Where(site => site.ProjectId == projectId && Visibility.IsVisible(site, seesHidden, callerId));
        var memories = db.Memories.Where(memory => Visibility.IsVisible(memory, seesHidden, callerId));
        var entries = await (
            from site in sites
            join memory in memories on site.Id equals memory.SiteId
            orderby memory.Id descending
            select new FeedEntry(
                site.Name, memory.Id, memory.User!.Username, memory.Title, memory.Story, site.Latitude, site.Longitude, memory.CreatedAt,
                memory.ModifiedAt)).Take(MostEntries).ToListAsync(cancellationToken);
        return new FeedView(project.Id, project.Info, createdAt, entries);
    }
}
