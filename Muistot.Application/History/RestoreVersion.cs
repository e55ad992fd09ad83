using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>
/// Makes a new version that is like an old one: who made the resource may, admins and moderators. It never publishes. Where the project
/// reviews edits, that of an author waits. Admins and moderators bring what is deleted back in this way, with all that it held, which is a
/// decision; when its public id was taken meanwhile, under a new one.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site, or null.</param>
/// <param name="Memory">The memory, or null.</param>
/// <param name="Version">The old version.</param>
[RequireSession]
[RequireHistory(Restores = true)]
[InvalidatesReference]
public sealed record RestoreVersion(ProjectId Project, SiteId? Site, MemoryId? Memory, VersionNumber Version)
    : ICommand<Outcome>, IIdentifierMakingCommand, IHistoryRequest, INamedChange
{
    /// <summary>The site, under the public id that it has once the command is done.</summary>
    public SiteId? RestoredSite { get => field ?? Site; private set; }

    SiteId? ISiteRequest.Site => RestoredSite;

    ChangeAction INamedChange.Action => ChangeAction.Restore;

    bool IIdentifierMakingCommand.MakesIdentifier => true;

    /// <summary>Notes the id that the site comes back under.</summary>
    internal void ComeBackAs(SiteId id) => RestoredSite = id;
}

/// <summary>Handles <see cref="RestoreVersion"/>.</summary>
internal sealed class RestoreVersionHandler(
    IMuistotDb db, VersionReader versions, DeletedResources deleted, ContentRestoration content, Reviews reviews, Decisions decisions,
    ResourceContext context)
    : IRequestHandler<RestoreVersion, Outcome>
{
    public async Task<Outcome> Handle(RestoreVersion request, CancellationToken cancellationToken)
    {
        switch (((IHistoryRequest)request).Kind)
        {
            case Resource.Project:
                await RestoreProjectAsync(request, cancellationToken);
                break;
            case Resource.Site:
                await RestoreSiteAsync(request, cancellationToken);
                break;
            default:
                await RestoreMemoryAsync(request, cancellationToken);
                break;
        }

        return db.Context.ChangeTracker.HasChanges() ? Outcome.Changed : Outcome.NothingToChange;
    }

    private async Task RestoreProjectAsync(RestoreVersion request, CancellationToken cancellationToken)
    {
        var version = await versions.FindAsync((Resource.Project, context.Project.Id), request.Version, cancellationToken);
        var project = await db.Projects.Include(project => project.Information).Include(project => project.Contact).AsSplitQuery()
            .FirstAsync(project => project.Id == context.Project.Id, cancellationToken);
        await content.ApplyAsync(project, version, cancellationToken);
    }

    private async Task RestoreSiteAsync(RestoreVersion request, CancellationToken cancellationToken)
    {
        // What has the public id now is no longer meant by a tag of what had it before, which only the staff bring back.
        var isThere = context.Access.Site is not null
            && !(context.SeesHidden && await deleted.IsSiteNamedAsync(context.Project.Id, request.Site!, cancellationToken));
        var id = isThere ? context.SiteId : await deleted.LockSiteAsync(context.Project.Id, request.Site!, null, cancellationToken);
        var version = await versions.FindAsync((Resource.Site, id), request.Version, cancellationToken);
        var site = await db.Sites.Include(site => site.Information).FirstAsync(site => site.Id == id, cancellationToken);
        var draft = await reviews.DraftAsync(site, cancellationToken);
        var (then, imageId) = version.Content is null ? (SiteContent.Of(site), site.ImageId) : (version.Content, version.ImageId);
        ContentRestoration.Apply(db, draft?.Copy ?? site, then, imageId, context.DefaultLanguage);
        if (draft is not null)
            await reviews.KeepAsync(site, draft, cancellationToken);
        if (!site.IsDeleted)
            return;
        await decisions.MakeAsync(site, DecisionKind.Restore, words: null, cancellationToken);
        request.ComeBackAs(new SiteId(site.Name));
    }

    private async Task RestoreMemoryAsync(RestoreVersion request, CancellationToken cancellationToken)
    {
        var id = context.Access.Memory?.Id ?? await deleted.LockMemoryAsync(context.SiteId, request.Memory!, cancellationToken);
        var version = await versions.FindAsync((Resource.Memory, id), request.Version, cancellationToken);
        var memory = await db.Memories.FirstAsync(memory => memory.Id == id, cancellationToken);
        var draft = await reviews.DraftAsync(memory, cancellationToken);
        var (then, imageId) = version.Content is null ? (MemoryContent.Of(memory), memory.ImageId) : (version.Content, version.ImageId);
        ContentRestoration.Apply(draft?.Copy ?? memory, then, imageId);
        if (draft is not null)
            await reviews.KeepAsync(memory, draft, cancellationToken);
        if (memory.IsDeleted)
            await decisions.MakeAsync(memory, DecisionKind.Restore, words: null, cancellationToken);
    }
}
