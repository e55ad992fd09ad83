using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Moderation;

/// <summary>Reports a site or memory that the body names. Reports on projects are not offered.</summary>
/// <param name="Body">The resource, and why it is reported. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[RequirePublishedReference]
[InvalidatesReference]
public sealed record ReportResource(ReportResource.Form? Body) : ICommand<Outcome>, IAtomicCommand, IAnonymousCommand, IMemoryRequest,
    IResourceRequest
{
    ProjectId? IProjectRequest.Project => Body?.Project;

    SiteId? ISiteRequest.Site => Body?.Site;

    MemoryId? IMemoryRequest.Memory => Body?.Memory;

    Resource IResourceRequest.Kind => Body!.Type;

    /// <summary>The resource to report.</summary>
    /// <param name="Type">Kind of the resource.</param>
    /// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
    /// <param name="Parents">Its parents.</param>
    /// <param name="Reason">The reason.</param>
    /// <param name="Text">The reason in the person's own words, up to 1 000 code points. Only with reason.</param>
    public sealed record Form(Resource Type, ResourceIdentifier Identifier, ResourceReference.ParentsForm? Parents = null,
        [property: Example("wrong_place")] ReportReason? Reason = null, [Example(ReportForm.TextExample)] string? Text = null)
        : ResourceReference(Type, Identifier, Parents)
    {
        internal ReportForm Report => new(Reason, Text);
    }
}

/// <summary>Lets through reports of a resource that is published, under parents that are there for the caller.</summary>
public sealed class RequirePublishedReferenceAttribute : StatusAttribute
{
    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        var type = ((ReportResource)request).Body!.Type;
        if (type == Resource.Project)
            throw new NotOfferedException();
        var refusal = ParentPolicy.Decide(access, type, now) ?? AccessPolicy.Decide(access.StatusOf(type), [Status.Published]);
        if (refusal is not null)
        {
            throw ResourceReference.NotFound(refusal switch
            {
                Refusal.ProjectNotFound => Resource.Project,
                Refusal.SiteNotFound => Resource.Site,
                _ => type,
            });
        }
    }
}

/// <summary>Checks the form of <see cref="ReportResource"/>.</summary>
internal sealed class ReportResourceValidator : AbstractValidator<ReportResource>
{
    public ReportResourceValidator()
    {
        RuleFor(request => request.Body!).SetValidator(new ResourceReference.Validator());
        RuleFor(request => request.Body!.Report).SetValidator(new ReportForm.Validator())
            .When(request => request.Body is not null).OverridePropertyName("Body");
    }
}

/// <summary>Handles <see cref="ReportResource"/>.</summary>
internal sealed class ReportResourceHandler(Reporting reporting, ResourceContext context) : IRequestHandler<ReportResource, Outcome>
{
    public Task<Outcome> Handle(ReportResource request, CancellationToken cancellationToken) => request.Body!.Type == Resource.Site
        ? reporting.OfSite(context.SiteId, context.UserId, request.Body.Report, cancellationToken)
        : reporting.OfMemory(context.MemoryId, context.UserId, request.Body.Report, cancellationToken);
}
