using FluentValidation;
using MediatR;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Domain.Access;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Moderation;

/// <summary>
/// Shows a project, site or memory to everyone, or hides it, by an order that names it. Admins of the project may, and its
/// moderators for sites and memories; others learn nothing about what is there.
/// </summary>
/// <param name="Body">The order.</param>
[RequireScope(Scope.Moderator)]
[RequireRoleForOrder]
public sealed record PublishByOrder(PublishByOrder.Form Body) : ICommand<Outcome>, IAtomicCommand, IMemoryRequest
{
    ProjectId? IProjectRequest.Project => Body?.Project;

    SiteId? ISiteRequest.Site => Body?.Site;

    MemoryId? IMemoryRequest.Memory => Body?.Memory;

    /// <summary>An order to publish.</summary>
    /// <param name="Type">Kind of the resource.</param>
    /// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
    /// <param name="Parents">What stands above it.</param>
    /// <param name="Publish">True to show it, false to hide it.</param>
    public sealed record Form(Resource Type, OrderIdentifier Identifier, OrderForm.ParentsForm? Parents = null, bool Publish = true)
        : OrderForm(Type, Identifier, Parents);
}

/// <summary>Lets through who has the role for the resource that an order names, when the resource is there.</summary>
public sealed class RequireRoleForOrderAttribute : StatusAttribute
{
    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        var type = ((PublishByOrder)request).Body.Type;
        var mayDecide = access.Caller is { IsSuperuser: true } || access.IsAdmin || (access.IsModerator && type != Resource.Project);
        if (!mayDecide)
            throw new ForbiddenException("Unauthorized");
        if (OrderForm.FirstMissing(type, access) is { } missing)
            throw OrderForm.NotFound(missing);
    }
}

/// <summary>Checks the form of <see cref="PublishByOrder"/>.</summary>
internal sealed class PublishByOrderValidator : AbstractValidator<PublishByOrder>
{
    public PublishByOrderValidator() => RuleFor(request => request.Body).SetValidator(new OrderForm.Validator());
}

/// <summary>Handles <see cref="PublishByOrder"/>.</summary>
internal sealed class PublishByOrderHandler(Publication publication, ResourceContext context) : IRequestHandler<PublishByOrder, Outcome>
{
    public Task<Outcome> Handle(PublishByOrder request, CancellationToken cancellationToken) => request.Body.Type switch
    {
        Resource.Project => publication.OfProject(context.Project.Id, request.Body.Publish, cancellationToken),
        Resource.Site => publication.OfSite(context.SiteId, request.Body.Publish, cancellationToken),
        _ => publication.OfMemory(context.MemoryId, request.Body.Publish, cancellationToken),
    };
}
