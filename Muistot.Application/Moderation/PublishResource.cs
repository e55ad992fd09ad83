using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Moderation;

/// <summary>
/// Shows a project, site or memory to everyone, or hides it. The body names it. Admins of the project may, and its moderators for sites
/// and memories; others learn nothing about what is there.
/// </summary>
/// <param name="Body">The resource, and what becomes of it. Null when it could not be read: the pipeline refuses the request.</param>
[RequireScope(Scope.Moderator)]
[RequireRoleForReference]
[InvalidatesReference]
public sealed record PublishResource(PublishResource.Form? Body) : ICommand<Outcome>, IAtomicCommand, IMemoryRequest, IResourceRequest
{
    ProjectId? IProjectRequest.Project => Body?.Project;

    SiteId? ISiteRequest.Site => Body?.Site;

    MemoryId? IMemoryRequest.Memory => Body?.Memory;

    Resource IResourceRequest.Kind => Body!.Type;

    /// <summary>The resource to publish or hide.</summary>
    /// <param name="Type">Kind of the resource.</param>
    /// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
    /// <param name="Parents">Its parents.</param>
    /// <param name="Publish">True publishes it, false hides it.</param>
    public sealed record Form(Resource Type, ResourceIdentifier Identifier, ResourceReference.ParentsForm? Parents = null,
        bool Publish = true)
        : ResourceReference(Type, Identifier, Parents);
}

/// <summary>Lets through who has the role for the resource that the body names, when the resource is there.</summary>
public sealed class RequireRoleForReferenceAttribute : StatusAttribute
{
    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        var type = ((PublishResource)request).Body!.Type;
        var mayDecide = access.Caller is { IsSuperuser: true } || access.IsAdmin || (access.IsModerator && type != Resource.Project);
        if (!mayDecide)
            throw new ForbiddenException("Unauthorized");
        if (ResourceReference.FirstMissing(type, access) is { } missing)
            throw ResourceReference.NotFound(missing);
    }
}

/// <summary>Checks the form of <see cref="PublishResource"/>.</summary>
internal sealed class PublishResourceValidator : AbstractValidator<PublishResource>
{
    public PublishResourceValidator() => RuleFor(request => request.Body!).SetValidator(new ResourceReference.Validator());
}

/// <summary>Handles <see cref="PublishResource"/>.</summary>
internal sealed class PublishResourceHandler(Publication publication, ResourceContext context) : IRequestHandler<PublishResource, Outcome>
{
    public Task<Outcome> Handle(PublishResource request, CancellationToken cancellationToken) => request.Body!.Type switch
    {
        Resource.Project => publication.OfProject(context.Project.Id, request.Body!.Publish, cancellationToken),
        Resource.Site => publication.OfSite(context.SiteId, request.Body!.Publish, cancellationToken),
        _ => publication.OfMemory(context.MemoryId, request.Body!.Publish, cancellationToken),
    };
}
