using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Projects;
using Muistot.Domain.History;
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

/// <summary>A project as it was. Who had a role in it is not told.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When the version was made, UTC.</param>
/// <param name="By">Username of who made the version. Absent for the first one, and when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Id">Public id of the project.</param>
/// <param name="Info">Its texts.</param>
/// <param name="DefaultLanguage">The language that stood in where another one had no text.</param>
/// <param name="Image">Its image: an alias that works for the caller for an hour.</param>
/// <param name="Starts">Start of the period in which it was visible, UTC.</param>
/// <param name="Ends">End of the period in which it was visible, UTC.</param>
/// <param name="Contact">Its contact details.</param>
/// <param name="AdminPosting">Whether only admins and moderators could create sites.</param>
/// <param name="AutoPublish">Whether new sites and memories were published at once.</param>
/// <param name="ReviewEdits">True when what authors changed waited for a decision. Absent otherwise.</param>
/// <param name="WaitingApproval">True when the version was not published. Absent otherwise.</param>
public sealed record ProjectVersionView(
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("change")] ChangeAction Action,
    [Example("sornainen-harbour")] string Id,
    InformationView Info,
    [Example("fi")] string DefaultLanguage,
    [Example("placeholder.jpg")] string? Image,
    [Example("2024-06-20T21:00:00Z")] DateTime? Starts,
    [Example("2024-06-21T20:59:59.999999Z")] DateTime? Ends,
    ContactView? Contact,
    bool AdminPosting,
    bool AutoPublish,
    bool? ReviewEdits,
    bool? WaitingApproval);

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
        var then = content as ProjectContent ?? now.ToContent();
        var (name, id) = content is null ? (now.Image?.FileName, now.ImageId) : (image, imageId);
        var language = Language.TryFind(then.DefaultLanguage, out var known) ? known : context.DefaultLanguage;
        var presentation = await presentations.BeginAsync(isOfHistory: true);
        return new ProjectVersionView(
            view.Version, view.At, view.By, view.Action, now.Name,
            presentation.Show(then.Texts.In(requestContext.Language, language)) ?? throw new NotAcceptableException(),
            then.DefaultLanguage, presentation.NameImage(name, id, isPublic: false), then.Starts, then.Ends,
            then.Contact is { } contact ? new ContactView(contact.ContactEmail, contact.HasResearchPermit, contact.CanContact) : null,
            then.AdminPosting, then.AutoPublish, then.ReviewEdits ? true : null,
            (published ?? context.Project is { Published: true }) ? null : true);
    }
}
