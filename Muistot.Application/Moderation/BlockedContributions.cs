using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Hides all that the blocked wrote where they are blocked, and shows again what a block hid. Each thing is a decision in the log; all are
/// in the transaction of the command, saved in batches.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="decisions">Carries them out.</param>
/// <param name="reviews">Takes waiting versions away.</param>
/// <param name="context">Who decides.</param>
/// <param name="clock">The time.</param>
public sealed class BlockedContributions(
    IMuistotDb db, Decisions decisions, Reviews reviews, ResourceContext context, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>Hides what is published, and what waits; what another block of the person has hidden is hidden by this one too.</summary>
    /// <param name="block">The block, which is saved.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How much was hidden.</returns>
    internal async Task<int> HideAsync(Block block, CancellationToken cancellationToken)
    {
        await ShareAsync(block, cancellationToken);
        var (userId, projectId) = (block.UserId, block.ProjectId);
        var sites = await db.Sites
            .Where(site => site.CreatorId == userId && (projectId == null || site.ProjectId == projectId)
                && (Visibility.IsPublic(site) || Visibility.IsWaiting(site) || db.WaitingSites.Any(waiting => waiting.SiteId == site.Id)))
            .OrderBy(site => site.Id).Select(site => site.Id).ToListAsync(cancellationToken);
        var memories = await db.Memories
            .Where(memory => memory.UserId == userId && (projectId == null || memory.Site!.ProjectId == projectId)
                && (Visibility.IsPublic(memory) || Visibility.IsWaiting(memory)
                    || db.WaitingMemories.Any(waiting => waiting.MemoryId == memory.Id)))
            .OrderBy(memory => memory.Id).Select(memory => memory.Id).ToListAsync(cancellationToken);
        return await ForEachAsync(sites, memories, resource => HideAsync(block, resource, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Shows again what a block hid; what waited waits again. What was decided on since stays as it is, and what another block that stands
    /// hides.
    /// </summary>
    /// <param name="blockId">Key of the block.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task ShowAsync(int blockId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hidden = await Standing(db.BlockDecisions)
            .Where(made => made.BlockId == blockId && !db.BlockDecisions.Any(other => other.BlockId != blockId
                && other.DecisionId == made.DecisionId && other.Block!.Until > now))
            .Select(made => new { made.Decision!.Resource, Id = made.Decision.ResourceId, made.PublishedBefore })
            .ToListAsync(cancellationToken);
        var before = hidden.ToDictionary(made => (made.Resource, made.Id), made => made.PublishedBefore);
        await ForEachAsync(
            [.. before.Keys.Where(key => key.Resource == Resource.Site).Select(key => (int)key.Id).Order()],
            [.. before.Keys.Where(key => key.Resource == Resource.Memory).Select(key => key.Id).Order()],
            resource => ShowAsync(resource, before[KeyOf(resource)], cancellationToken), cancellationToken);
    }

    private async Task ShareAsync(Block block, CancellationToken cancellationToken)
    {
        var (blockId, userId, projectId) = (block.Id, block.UserId, block.ProjectId);
        var others = await Standing(db.BlockDecisions)
            .Where(made => made.BlockId != blockId && made.Block!.UserId == userId
                && (projectId == null || made.Decision!.ProjectId == projectId)
                && !db.BlockDecisions.Any(own => own.BlockId == blockId && own.DecisionId == made.DecisionId))
            .Select(made => new { made.DecisionId, made.PublishedBefore }).Distinct().ToListAsync(cancellationToken);
        db.BlockDecisions.AddRange(others.Select(made => new BlockDecision
        {
            BlockId = blockId,
            DecisionId = made.DecisionId,
            PublishedBefore = made.PublishedBefore,
        }));
        await db.SaveChangesAsync(context.CallerId, cancellationToken);
    }

    /// <summary>Those whose things nobody has decided on since.</summary>
    private IQueryable<BlockDecision> Standing(IQueryable<BlockDecision> all) => all.Where(made => !db.Decisions.Any(
        later => later.Resource == made.Decision!.Resource && later.ResourceId == made.Decision.ResourceId && later.Id > made.DecisionId));

    private async Task<bool> HideAsync(Block block, IPublishable resource, CancellationToken cancellationToken)
    {
        // Of what waits beside something that is published, nothing is left to show again.
        await reviews.DropAsync(resource, cancellationToken);
        if (await decisions.IsMadeAsync(resource, DecisionKind.Hide, cancellationToken))
            return false;
        var wasPublished = resource.Published;

        // Why is between those who block: authors are told the reasons of decisions.
        var decision = await decisions.MakeAsync(resource, DecisionKind.Hide, words: null, cancellationToken);
        db.BlockDecisions.Add(new BlockDecision { BlockId = block.Id, Decision = decision, PublishedBefore = wasPublished });
        return true;
    }

    private async Task<bool> ShowAsync(IPublishable resource, bool wasPublished, CancellationToken cancellationToken)
    {
        if (resource is IDeletable { IsDeleted: true } or not { Published: false, HiddenAt: not null })
            return false;
        if (wasPublished)
            await decisions.ShowAgainAsync(resource, cancellationToken);
        else
            await decisions.LetWaitAsync(resource, cancellationToken);
        return true;
    }

    private static (Resource Resource, long Id) KeyOf(IPublishable resource) =>
        resource is Site site ? (Resource.Site, site.Id) : (Resource.Memory, ((Memory)resource).Id);

    // Others decide on the same things, too: all are locked before the first is saved, in the order in which everyone locks.
    private async Task<int> ForEachAsync(
        List<int> sites, List<long> memories, Func<IPublishable, Task<bool>> decide, CancellationToken cancellationToken)
    {
        foreach (var batch in sites.Chunk(BatchSize))
            await db.LockAsync([.. batch.Select(id => new RowLock(LockedTable.Sites, id, Exclusive: true))], cancellationToken);
        foreach (var batch in memories.Chunk(BatchSize))
            await db.LockAsync([.. batch.Select(id => new RowLock(LockedTable.Memories, id, Exclusive: true))], cancellationToken);
        var count = 0;
        foreach (var batch in sites.Chunk(BatchSize))
        {
            count += await SaveAsync(
                await db.Sites.Where(site => batch.Contains(site.Id)).ToListAsync(cancellationToken), decide, cancellationToken);
        }

        foreach (var batch in memories.Chunk(BatchSize))
        {
            count += await SaveAsync(
                await db.Memories.Where(memory => batch.Contains(memory.Id)).Include(memory => memory.Site).ToListAsync(cancellationToken),
                decide, cancellationToken);
        }

        return count;
    }

    private async Task<int> SaveAsync<TResource>(
        List<TResource> resources, Func<IPublishable, Task<bool>> decide, CancellationToken cancellationToken)
        where TResource : class, IPublishable
    {
        var count = 0;
        foreach (var resource in resources)
        {
            if (await decide(resource))
                count++;
        }

        await db.SaveChangesAsync(context.CallerId, cancellationToken);
        db.ClearChanges();
        return count;
    }
}
