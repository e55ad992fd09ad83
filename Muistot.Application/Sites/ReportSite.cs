using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>Reports a site. Enough of them hide it at once.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Body">Why, or null.</param>
[RequireSession]
[RequireStatus(Resource.Site, Status.Published)]
[Invalidates(CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record ReportSite(ProjectId Project, SiteId Site, ReportForm? Body = null)
    : ICommand<Outcome>, IAtomicCommand, IAnonymousCommand, ISiteRequest;

/// <summary>Checks the form of <see cref="ReportSite"/>.</summary>
internal sealed class ReportSiteValidator : AbstractValidator<ReportSite>
{
    public ReportSiteValidator() => RuleFor(request => request.Body!).SetValidator(new ReportForm.Validator());
}

/// <summary>Handles <see cref="ReportSite"/>.</summary>
internal sealed class ReportSiteHandler(Reporting reporting, ResourceContext context) : IRequestHandler<ReportSite, Outcome>
{
    public Task<Outcome> Handle(ReportSite request, CancellationToken cancellationToken) =>
        reporting.OfSite(context.SiteId, context.UserId, request.Body, cancellationToken);
}
