using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Application.Projects;

/// <summary>
/// Takes the role of an admin or a moderator of a project from someone, which its admins may. It counts from the next request
/// on, in every session; where there is nothing to take, nothing happens.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Username">Who loses the role.</param>
/// <param name="Role">The role.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record RevokeProjectRole(ProjectId Project, Username Username, ProjectRole Role)
    : ICommand<Unit>, IAtomicCommand, IProjectRequest;

/// <summary>Handles <see cref="RevokeProjectRole"/>.</summary>
internal sealed class RevokeProjectRoleHandler(IMuistotDb db, ResourceContext context) : IRequestHandler<RevokeProjectRole, Unit>
{
    public async Task<Unit> Handle(RevokeProjectRole request, CancellationToken cancellationToken)
    {
        var userId = await db.Users.Where(user => user.UsernameKey == request.Username.Key).Select(user => (int?)user.Id)
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("User not found");
        var role = request.Role == ProjectRole.Admin ? db.ProjectAdmins.AsQueryable<ProjectStaff>() : db.ProjectModerators;
        if (await role.FirstOrDefaultAsync(staff => staff.ProjectId == context.Project.Id && staff.UserId == userId, cancellationToken)
            is { } staff)
            db.Context.Remove(staff);
        return Unit.Value;
    }
}
