using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>Words for what the rules refuse.</summary>
internal static class Refusals
{
    internal static RefusedException Of(Refusal refusal) => refusal switch
    {
        Refusal.ProjectNotFound => new NotFoundException("Project not found"),
        Refusal.SiteNotFound => new NotFoundException("Site not found"),
        Refusal.ResourceNotFound => new NotFoundException("Resource not found"),
        Refusal.AlreadyExists => new ConflictException("Resource already exists"),
        Refusal.NotEnoughPrivileges => new ForbiddenException("Not enough privileges"),
        Refusal.AdminPostingOnly => new ForbiddenException("Admin posting only"),
        _ => new NotPossibleException(),
    };
}
