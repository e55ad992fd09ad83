using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Decides on one resource, at the version that the caller has seen: a part of <see cref="DecideOnResources"/>, which no action sends.
/// </summary>
/// <param name="Item">The resource.</param>
/// <param name="Kind">What is decided.</param>
/// <param name="Words">What is said about it.</param>
[RequireScope(Scope.Moderator)]
[RequireDecision]
[InvalidatesReference]
public sealed record Decide(DecideOnResources.Item Item, DecisionKind Kind, DecisionWords Words)
    : ICommand<DecisionOutcome>, IIdentifierMakingCommand, IMemoryRequest, IResourceRequest
{
    ProjectId? IProjectRequest.Project => Item.Project;

    SiteId? ISiteRequest.Site => Item.Site;

    MemoryId? IMemoryRequest.Memory => Item.Memory;

    Resource IResourceRequest.Kind => Item.Type;

    // What comes back may find its public id taken.
    bool IIdentifierMakingCommand.MakesIdentifier => Kind == DecisionKind.Restore;
}

/// <summary>What came of a decision on one resource.</summary>
/// <param name="result">What came of it.</param>
/// <param name="resource">The resource, whose version is known once it is saved, which is after the handler.</param>
public sealed class DecisionOutcome(DecisionResult result, IVersioned resource)
{
    /// <summary>What came of it.</summary>
    public DecisionResult Result => result;

    /// <summary>The present version of the resource.</summary>
    public int Version => resource.Version;
}

/// <summary>
/// Lets through who may decide so. To others who have no role in the project it is not there; what is deleted is looked for by the handler.
/// </summary>
public sealed class RequireDecisionAttribute : StatusAttribute
{
    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        var (kind, type) = (((Decide)request).Kind, ((Decide)request).Item.Type);
        if (!access.IsAdmin && !access.IsModerator)
            throw ResourceReference.NotFound(Resource.Project);
        var missing = ResourceReference.FirstMissing(type, access);
        var isDeleted = missing == type && kind is DecisionKind.Delete or DecisionKind.Restore;
        if (missing is { } kindOfMissing && !isDeleted)
            throw ResourceReference.NotFound(kindOfMissing);
        var permission = kind == DecisionKind.Delete ? PermissionKind.Delete : PermissionKind.Publish;
        var mayDecide = isDeleted
            ? access.IsAdmin || kind == DecisionKind.Restore
            : Permissions.Of(type, access, now).Contains(permission);
        if (!mayDecide)
            throw new ForbiddenException("Not enough privileges");
    }
}

/// <summary>Handles <see cref="Decide"/>.</summary>
internal sealed class DecideHandler(IMuistotDb db, Decisions decisions, DeletedResources deleted, ResourceContext context)
    : IRequestHandler<Decide, DecisionOutcome>
{
    public async Task<DecisionOutcome> Handle(Decide request, CancellationToken cancellationToken)
    {
        var resource = await FindAsync(request.Item, request.Kind, cancellationToken);
        if (await decisions.IsMadeAsync(resource, request.Kind, cancellationToken))
            return new DecisionOutcome(DecisionResult.Unchanged, resource);
        if (resource.Version != request.Item.Version.Value)
            return new DecisionOutcome(DecisionResult.Conflict, resource);
        await decisions.MakeAsync(resource, request.Kind, request.Words, cancellationToken);
        return new DecisionOutcome(DecisionResult.Done, resource);
    }

    private async Task<IPublishable> FindAsync(DecideOnResources.Item item, DecisionKind kind, CancellationToken cancellationToken)
    {
        switch (item.Type)
        {
            case Resource.Project:
                return await db.Projects.FirstAsync(project => project.Id == context.Project.Id, cancellationToken);
            case Resource.Site:
                var isThere = context.Access.Site is not null && (kind != DecisionKind.Restore
                    || !await deleted.HasSiteAsync(context.Project.Id, item.Site!, item.Version.Value, cancellationToken));
                var siteId = isThere
                    ? context.SiteId
                    : await deleted.LockSiteAsync(context.Project.Id, item.Site!, item.Version.Value, cancellationToken);
                return await db.Sites.FirstAsync(site => site.Id == siteId, cancellationToken);
            default:
                var memoryId = context.Access.Memory?.Id
                    ?? await deleted.LockMemoryAsync(context.SiteId, item.Memory!, cancellationToken);
                return await db.Memories.FirstAsync(memory => memory.Id == memoryId, cancellationToken);
        }
    }
}
