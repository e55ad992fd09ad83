using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Application.Moderation;

/// <summary>Lets someone write in a project again, which its admins may. Where there is no block, nothing happens.</summary>
/// <param name="Project">The project.</param>
/// <param name="Username">Who is blocked.</param>
/// <param name="Restore">True to show again what the block hid.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record LiftProjectBlock(ProjectId Project, Username Username, bool Restore = false)
    : ICommand<Unit>, IAtomicCommand, IVersionKeepingCommand, IProjectRequest;

/// <summary>Handles <see cref="LiftProjectBlock"/>.</summary>
internal sealed class LiftProjectBlockHandler(Blocking blocking, ResourceContext context) : IRequestHandler<LiftProjectBlock, Unit>
{
    public async Task<Unit> Handle(LiftProjectBlock request, CancellationToken cancellationToken)
    {
        await blocking.LiftAsync(request.Username, context.Project.Id, request.Restore, cancellationToken);
        return Unit.Value;
    }
}
