using FluentValidation;
using MediatR;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Domain.Access;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Moderation;

/// <summary>Raises a voice against a site or memory, by an order that names it. Reports on projects are not offered.</summary>
/// <param name="Body">The order.</param>
[RequireSession]
[RequirePublishedForOrder]
public sealed record ReportByOrder(ReportByOrder.Form Body) : ICommand<Outcome>, IAtomicCommand, IMemoryRequest
{
    ProjectId? IProjectRequest.Project => Body?.Project;

    SiteId? ISiteRequest.Site => Body?.Site;

    MemoryId? IMemoryRequest.Memory => Body?.Memory;

    /// <summary>An order to report.</summary>
    /// <param name="Type">Kind of the resource.</param>
    /// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
    /// <param name="Parents">What stands above it.</param>
    public sealed record Form(Resource Type, OrderIdentifier Identifier, OrderForm.ParentsForm? Parents = null)
        : OrderForm(Type, Identifier, Parents);
}

/// <summary>Lets through orders about a resource that is published, under parents that are there for the caller.</summary>
public sealed class RequirePublishedForOrderAttribute : StatusAttribute
{
    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        var type = ((ReportByOrder)request).Body.Type;
        if (type == Resource.Project)
            throw new NotOfferedException();
        var refusal = ParentRule.Decide(access, type, now) ?? StatusRule.Decide(access.StatusOf(type), [Status.Published]);
        if (refusal is not null)
        {
            throw OrderForm.NotFound(refusal switch
            {
                Refusal.ProjectNotFound => Resource.Project,
                Refusal.SiteNotFound => Resource.Site,
                _ => type,
            });
        }
    }
}

/// <summary>Checks the form of <see cref="ReportByOrder"/>.</summary>
internal sealed class ReportByOrderValidator : AbstractValidator<ReportByOrder>
{
    public ReportByOrderValidator() => RuleFor(request => request.Body).SetValidator(new OrderForm.Validator());
}

/// <summary>Handles <see cref="ReportByOrder"/>.</summary>
internal sealed class ReportByOrderHandler(Reporting reporting, ResourceContext context) : IRequestHandler<ReportByOrder, Outcome>
{
    public Task<Outcome> Handle(ReportByOrder request, CancellationToken cancellationToken) => request.Body.Type == Resource.Site
        ? reporting.OfSite(context.SiteId, context.UserId, cancellationToken)
        : reporting.OfMemory(context.MemoryId, context.UserId, cancellationToken);
}
