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
/// Makes someone an admin or a moderator of a project, which its admins may. It counts from the next request on, in every
/// session. Someone who is blocked in the project gets no role in it.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Username">Who gets the role.</param>
/// <param name="Role">The role.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record GrantProjectRole(ProjectId Project, Username Username, ProjectRole Role)
    : ICommand<Unit>, IAtomicCommand, IProjectRequest;

/// <summary>Handles <see cref="GrantProjectRole"/>. Someone who has the role already violates a unique key.</summary>
internal sealed class GrantProjectRoleHandler(IMuistotDb db, ResourceContext context, TimeProvider clock)
    : IRequestHandler<GrantProjectRole, Unit>
{
    public async Task<Unit> Handle(GrantProjectRole request, CancellationToken cancellationToken)
    {
        var userId = await db.Users.Where(user => user.UsernameKey == request.Username.Key).Select(user => (int?)user.Id)
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("User not found");
        var (projectId, now) = (context.Project.Id, clock.GetUtcNow().UtcDateTime);
        if (await db.Blocks.AnyAsync(
            block => block.UserId == userId && block.ProjectId == projectId && block.Until > now, cancellationToken))
            throw new ConflictException("User is blocked");
        if (request.Role == ProjectRole.Admin)
            db.ProjectAdmins.Add(new ProjectAdmin { ProjectId = projectId, UserId = userId, CreatedAt = now });
        else
            db.ProjectModerators.Add(new ProjectModerator { ProjectId = projectId, UserId = userId, CreatedAt = now });
        return Unit.Value;
    }
}
