using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Projects;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>Shows a project as it was.</summary>
/// <param name="Project">The project.</param>
/// <param name="Version">The version.</param>
[RequireSession]
[RequireHistory]
public sealed record GetProjectVersion(ProjectId Project, VersionNumber Version) : IQuery<ProjectVersionView>, IHistoryRequest
{
    SiteId? ISiteRequest.Site => null;

    MemoryId? IMemoryRequest.Memory => null;
}

/// <summary>Handles <see cref="GetProjectVersion"/>.</summary>
internal sealed class GetProjectVersionHandler(
    IMuistotDb db, VersionReader versions, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations)
    : IRequestHandler<GetProjectVersion, ProjectVersionView>
{
    public async Task<ProjectVersionView> Handle(GetProjectVersion request, CancellationToken cancellationToken)
    {
        var (view, published, content, imageId, image) =
            await versions.FindAsync(VersionReader.SubjectOf(request, context), request.Version, cancellationToken);
        var now = await db.Projects.AsNoTracking().AsSplitQuery().Include(project => project.Information).Include(project => project.Image)
                .Include(project => project.Contact)
                .FirstOrDefaultAsync(project => project.Id == context.Project.Id, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var then = content as ProjectContent ?? ProjectContent.Of(now);
        var (name, id) = content is null ? (now.Image?.FileName, now.ImageId) : (image, imageId);
        var language = Language.TryFind(then.DefaultLanguage, out var known) ? known : context.DefaultLanguage;
        var presentation = await presentations.BeginAsync(isOfHistory: true);
        var info = presentation.Show(then.Texts.In(requestContext.Language, language)) ?? throw new NotAcceptableException();
        return ProjectVersionView.Of(
            view, now, then, info, presentation.NameImage(name, id, isPublic: false),
            (published ?? context.Project is { Published: true }) ? null : true);
    }
}
