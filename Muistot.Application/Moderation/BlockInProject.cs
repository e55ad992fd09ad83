using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Application.Moderation;

/// <summary>
/// Keeps someone from writing in a project, which its admins may; who is blocked already is blocked as this says. It counts at once, in
/// every session. Whoever has a role in the project loses it first; superusers, and oneself, are not blocked.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Username">Who is blocked.</param>
/// <param name="Body">Until when and why, or null.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record BlockInProject(ProjectId Project, Username Username, BlockForm? Body = null)
    : IBlockCommand, IVersionKeepingCommand, IProjectRequest;

/// <summary>Checks the form of <see cref="BlockInProject"/>.</summary>
internal sealed class BlockInProjectValidator(TimeProvider clock) : BlockValidator<BlockInProject>(clock);

/// <summary>Handles <see cref="BlockInProject"/>.</summary>
internal sealed class BlockInProjectHandler(Blocking blocking) : IRequestHandler<BlockInProject, BlockOutcome>
{
    public Task<BlockOutcome> Handle(BlockInProject request, CancellationToken cancellationToken) =>
        blocking.BlockInProjectAsync(request.Username, request.Body, cancellationToken);
}
