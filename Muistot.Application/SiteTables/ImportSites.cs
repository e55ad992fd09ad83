using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.SiteTables;

/// <summary>
/// Brings a table of sites into a project, which its admins may: rows create the sites whose ids are new, and change those that are
/// there. All of it or nothing.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Body">The table. Null when it could not be read: the pipeline refuses the request.</param>
/// <param name="DryRun">True to change nothing, and to tell what would be.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record ImportSites(ProjectId Project, ISiteTable? Body, bool DryRun)
    : ICommand<ImportedSitesView>, ILongCommand;

/// <summary>Handles <see cref="ImportSites"/>.</summary>
internal sealed class ImportSitesHandler(SiteTableImport import, ResourceContext context) : IRequestHandler<ImportSites, ImportedSitesView>
{
    public Task<ImportedSitesView> Handle(ImportSites request, CancellationToken cancellationToken) =>
        import.RunAsync(
            new SiteTableTarget(context.Project.Id, context.DefaultLanguage, context.Project.AutoPublish, context.UserId), request.Body!,
            request.DryRun, progress: null, cancellationToken);
}
