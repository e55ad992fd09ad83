using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Notifications;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Carries out what is decided on a project, site or memory, whichever door it comes by, and writes it into the log when an admin or a
/// moderator decides. To be run in a transaction that locks the resource, so that of two at once only one does something.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="deleted">Brings back what is deleted.</param>
/// <param name="reviews">Ends waiting versions.</param>
/// <param name="mails">Tells authors.</param>
/// <param name="context">Who decides.</param>
/// <param name="clock">The time.</param>
public sealed class Decisions(
    IMuistotDb db, DeletedResources deleted, Reviews reviews, DecisionMails mails, ResourceContext context, TimeProvider clock)
{
    /// <summary>
    /// Carries out a decision. A decision to publish settles the reports before it. Where a version waits, to publish makes it what
    /// everyone sees, and to hide takes it away and leaves the rest.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="kind">What is decided.</param>
    /// <param name="words">What is said about it, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was written into the log, or null.</returns>
    internal async Task<Decision?> MakeAsync(
        IPublishable resource, DecisionKind kind, DecisionWords? words, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case DecisionKind.Publish:
                await SettleReportsAsync(resource, cancellationToken);
                await reviews.TakeEffectAsync(resource, cancellationToken);
                resource.Published = true;
                break;
            case DecisionKind.DismissReports:
                await SettleReportsAsync(resource, cancellationToken);
                break;
            case DecisionKind.Delete when resource is IDeletable deletable:
                await reviews.DropAsync(resource, cancellationToken);
                deletable.Delete();
                break;
            case DecisionKind.Restore when resource is Site site:
                await deleted.BringBackAsync(site, cancellationToken);
                break;
            case DecisionKind.Restore when resource is IDeletable deletable:
                deletable.Restore();
                break;
            case DecisionKind.Hide when await reviews.DropAsync(resource, cancellationToken):
                break;
            default:
                // What waits is hidden too: it is not asked about any more.
                (resource.Published, resource.HiddenAt) = (false, clock.GetUtcNow().UtcDateTime);
                break;
        }

        return await WriteAsync(resource, kind, words, cancellationToken);
    }

    /// <summary>Shows a resource again that was hidden without a word about it: nobody has looked at its reports.</summary>
    internal async Task ShowAgainAsync(IPublishable resource, CancellationToken cancellationToken)
    {
        resource.Published = true;
        await WriteAsync(resource, DecisionKind.Publish, words: null, cancellationToken);
    }

    /// <summary>Has a resource wait again that was hidden while it waited.</summary>
    internal async Task LetWaitAsync(IPublishable resource, CancellationToken cancellationToken)
    {
        resource.HiddenAt = null;
        await WriteAsync(resource, DecisionKind.Restore, words: null, cancellationToken);
    }

    /// <summary>True when a resource is already what a decision would make of it.</summary>
    internal async Task<bool> IsMadeAsync(IPublishable resource, DecisionKind kind, CancellationToken cancellationToken) => kind switch
    {
        DecisionKind.Publish => resource.Published && !await HasReportsAsync(resource, cancellationToken)
            && !await reviews.IsWaitingAsync(resource, cancellationToken),
        DecisionKind.DismissReports => !await HasReportsAsync(resource, cancellationToken),
        DecisionKind.Delete when resource is IDeletable deletable => deletable.IsDeleted,
        DecisionKind.Restore => resource is not IDeletable { IsDeleted: true },
        _ => resource is { Published: false, HiddenAt: not null } && !await reviews.IsWaitingAsync(resource, cancellationToken),
    };

    /// <summary>True when somebody has reported a resource since the last decision that settled reports.</summary>
    internal Task<bool> HasReportsAsync(IPublishable resource, CancellationToken cancellationToken) => resource switch
    {
        Site { Id: var id } => db.SiteReports.AnyAsync(report => report.SiteId == id, cancellationToken),
        Memory { Id: var id } => db.MemoryReports.AnyAsync(report => report.MemoryId == id, cancellationToken),
        _ => Task.FromResult(false),
    };

    private async Task SettleReportsAsync(IPublishable resource, CancellationToken cancellationToken)
    {
        if (resource is Site { Id: var site })
            db.SiteReports.RemoveRange(await db.SiteReports.Where(report => report.SiteId == site).ToListAsync(cancellationToken));
        if (resource is Memory { Id: var memory })
            db.MemoryReports.RemoveRange(await db.MemoryReports.Where(report => report.MemoryId == memory).ToListAsync(cancellationToken));
    }

    private async Task<Decision?> WriteAsync(
        IPublishable resource, DecisionKind kind, DecisionWords? words, CancellationToken cancellationToken)
    {
        // Operators decide in nobody's name, and authors on what is their own.
        if (!context.SeesHidden && context.Access.Caller is not { IsSuperuser: true })
            return null;
        (Resource Resource, long Id, int ProjectId, string? Site) key = resource switch
        {
            Project project => (Resource.Project, project.Id, project.Id, null),
            Site site => (Resource.Site, site.Id, site.ProjectId, site.Name),
            Memory memory => await KeyOfAsync(memory, cancellationToken),
            var other => throw new InvalidOperationException($"{other.GetType().Name} must be a kind of resource."),
        };
        var now = clock.GetUtcNow().UtcDateTime;
        var decision = new Decision
        {
            At = now,
            UserId = context.CallerId,
            Kind = kind,
            Resource = key.Resource,
            ResourceId = key.Id,
            ProjectId = key.ProjectId,
            Site = key.Site,
            Version = resource.Version,
            Reason = words?.Reason,
            Note = words?.Note,
            MessageToAuthor = words?.MessageToAuthor,
        };
        db.Decisions.Add(decision);
        await mails.EnqueueAsync(resource, kind, now, cancellationToken);
        return decision;
    }

    private async Task<(Resource Resource, long Id, int ProjectId, string? Site)> KeyOfAsync(
        Memory memory, CancellationToken cancellationToken)
    {
        if (memory.Site is { } known)
            return (Resource.Memory, memory.Id, known.ProjectId, known.Name);
        var site = await db.Sites.Where(site => site.Id == memory.SiteId).Select(site => new { site.ProjectId, site.Name })
            .FirstAsync(cancellationToken);
        return (Resource.Memory, memory.Id, site.ProjectId, site.Name);
    }
}
