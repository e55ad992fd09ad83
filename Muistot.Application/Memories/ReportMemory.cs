using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Memories;

/// <summary>Reports a memory. Enough of them hide it at once.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Body">Why, or null.</param>
[RequireSession]
[RequireStatus(Resource.Memory, Status.Published)]
[Invalidates(CachedContent.MemoriesOfSite | CachedContent.SitesOfProject)]
public sealed record ReportMemory(ProjectId Project, SiteId Site, MemoryId Memory, ReportForm? Body = null)
    : ICommand<Outcome>, IAtomicCommand, IAnonymousCommand, IMemoryRequest;

/// <summary>Checks the form of <see cref="ReportMemory"/>.</summary>
internal sealed class ReportMemoryValidator : AbstractValidator<ReportMemory>
{
    public ReportMemoryValidator() => RuleFor(request => request.Body!).SetValidator(new ReportForm.Validator());
}

/// <summary>Handles <see cref="ReportMemory"/>.</summary>
internal sealed class ReportMemoryHandler(Reporting reporting, ResourceContext context) : IRequestHandler<ReportMemory, Outcome>
{
    public Task<Outcome> Handle(ReportMemory request, CancellationToken cancellationToken) =>
        reporting.OfMemory(context.MemoryId, context.UserId, request.Body, cancellationToken);
}
