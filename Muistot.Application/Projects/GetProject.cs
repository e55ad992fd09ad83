using MediatR;
using Microsoft.Extensions.Logging;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Gets a project. Hidden ones are shown to their admins and moderators.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
[Anyone]
[RequireStatus(Resource.Project, Status.Published, Status.Admin, Status.Moderator)]
[Cached(CachedContent.Project | CachedContent.SitesOfProject)]
public sealed record GetProject(ProjectId Project, Inclusions? Include = null) : IQuery<ProjectView>, IProjectRequest;

/// <summary>Handles <see cref="GetProject"/>.</summary>
internal sealed class GetProjectHandler(
    IMuistotDb db, ProjectQuery query, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations,
    ILogger<GetProjectHandler> logger)
    : IRequestHandler<GetProject, ProjectView>
{
    public async Task<ProjectView> Handle(GetProject request, CancellationToken cancellationToken)
    {
        var row = await query.FindAsync(
                db.Context, context.Project.Id, requestContext.Language.Id, context.CallerId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        return row.ToView(await presentations.BeginAsync(request.Include), logger) ?? throw new NotAcceptableException();
    }
}
