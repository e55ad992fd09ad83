using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Keeps what authors change of published sites and memories as waiting versions, where the project reviews edits, and ends them when they
/// are decided on. The resources themselves stay as they are, so that everyone else goes on seeing them. To be run in a transaction that
/// locks the resource.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="images">Lets images go.</param>
/// <param name="context">Who changes or decides.</param>
/// <param name="clock">The time.</param>
public sealed class Reviews(IMuistotDb db, ImageStorage images, ResourceContext context, TimeProvider clock)
{
    /// <summary>
    /// A copy of a site, whose texts are loaded, to change in its stead, as the author last left it; null when changes of the caller take
    /// effect at once. What waits already is changed further, also once the project reviews no more edits.
    /// </summary>
    internal async Task<Draft<Site>?> DraftAsync(Site site, CancellationToken cancellationToken)
    {
        if (!IsAuthor(site.CreatorId))
            return null;
        var waiting = await FindAsync(site, cancellationToken);
        if (waiting is null && !IsReviewed(site))
            return null;
        var (content, imageId) = waiting is null ? (SiteContent.Of(site), site.ImageId) : ((SiteContent)waiting.Content, waiting.ImageId);
        var draft = new Site { Name = site.Name, ImageId = imageId };
        content.WriteTo(draft);
        foreach (var (code, text) in content.Texts)
        {
            if (Language.TryFind(code, out var language))
                text.WriteTo(draft.InformationIn(language));
        }

        return new Draft<Site>(draft, waiting);
    }

    /// <summary>A copy of a memory, as <see cref="DraftAsync(Site, CancellationToken)"/> makes one of a site.</summary>
    internal async Task<Draft<Memory>?> DraftAsync(Memory memory, CancellationToken cancellationToken)
    {
        if (!IsAuthor(memory.UserId))
            return null;
        var waiting = await FindAsync(memory, cancellationToken);
        if (waiting is null && !IsReviewed(memory))
            return null;
        var (content, imageId) = waiting is null
            ? (MemoryContent.Of(memory), memory.ImageId)
            : ((MemoryContent)waiting.Content, waiting.ImageId);
        var draft = new Memory { Title = content.Title, ImageId = imageId };
        content.WriteTo(draft);
        return new Draft<Memory>(draft, waiting);
    }

    /// <summary>Keeps the copy of a site, once it is changed, as its waiting version.</summary>
    internal Task<Outcome> KeepAsync(Site site, Draft<Site> draft, CancellationToken cancellationToken) => KeepAsync(
        draft.Waiting, new Content(SiteContent.Of(site), site.ImageId, null),
        new Content(SiteContent.Of(draft.Copy), draft.Copy.ImageId, draft.Copy.Image),
        content => new WaitingSite { SiteId = site.Id, AuthorId = context.UserId, Content = content }, cancellationToken);

    /// <summary>Keeps the copy of a memory, once it is changed, as its waiting version.</summary>
    internal Task<Outcome> KeepAsync(Memory memory, Draft<Memory> draft, CancellationToken cancellationToken) => KeepAsync(
        draft.Waiting, new Content(MemoryContent.Of(memory), memory.ImageId, null),
        new Content(MemoryContent.Of(draft.Copy), draft.Copy.ImageId, draft.Copy.Image),
        content => new WaitingMemory { MemoryId = memory.Id, AuthorId = context.UserId, Content = content }, cancellationToken);

    /// <summary>True when a resource has a waiting version.</summary>
    internal async Task<bool> IsWaitingAsync(IPublishable resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is not null;

    /// <summary>Makes the waiting version of a resource, if there is one, what the resource is.</summary>
    internal async Task TakeEffectAsync(IPublishable resource, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken) is not { } waiting)
            return;
        if (resource is Site site)
        {
            await db.SiteInformation.Where(text => text.SiteId == site.Id).LoadAsync(cancellationToken);
            ContentRestoration.Apply(db, site, waiting.Content, waiting.ImageId, context.DefaultLanguage);
        }
        else if (resource is Memory memory)
        {
            ContentRestoration.Apply(memory, waiting.Content, waiting.ImageId);
        }

        db.Context.Remove(waiting);
    }

    /// <summary>Takes the waiting version of a resource away.</summary>
    /// <returns>False when there is none.</returns>
    internal async Task<bool> DropAsync(IPublishable resource, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken) is not { } waiting)
            return false;
        await DropAsync(waiting, cancellationToken);
        return true;
    }

    private bool IsAuthor(int? authorId) => authorId is not null && authorId == context.CallerId && !context.SeesHidden;

    private bool IsReviewed(IPublishable resource) => context.Project.ReviewEdits && resource is { Published: true };

    private async Task<WaitingVersion?> FindAsync(IPublishable resource, CancellationToken cancellationToken)
    {
        WaitingVersion? found = resource switch
        {
            Site { Id: var id } => await db.WaitingSites.FirstOrDefaultAsync(waiting => waiting.SiteId == id, cancellationToken),
            Memory { Id: var id } => await db.WaitingMemories.FirstOrDefaultAsync(waiting => waiting.MemoryId == id, cancellationToken),
            _ => null,
        };

        // One that is taken away is there until it is saved.
        return found is null || db.Context.Entry(found).State is EntityState.Deleted ? null : found;
    }

    private async Task<Outcome> KeepAsync(
        WaitingVersion? waiting, Content shown, Content draft, Func<ResourceContent, WaitingVersion> make,
        CancellationToken cancellationToken)
    {
        var before = waiting is null ? shown : new Content(waiting.Content, waiting.ImageId, null);
        if (draft.IsSameAs(before))
            return Outcome.NothingToChange;
        if (waiting is not null && draft.IsSameAs(shown))
        {
            await DropAsync(waiting, cancellationToken);
            return Outcome.Changed;
        }

        if (waiting is null)
            db.Context.Add(waiting = make(draft.Resource));
        else if (waiting.ImageId is { } imageId && imageId != draft.ImageId)
            await images.ReleaseWaitingAsync(imageId, cancellationToken);
        (waiting.Content, waiting.Since) = (draft.Resource, clock.GetUtcNow().UtcDateTime);
        (waiting.ImageId, waiting.Image) = (draft.ImageId, draft.NewImage);
        return Outcome.Changed;
    }

    private async Task DropAsync(WaitingVersion waiting, CancellationToken cancellationToken)
    {
        db.Context.Remove(waiting);
        if (waiting.ImageId is { } imageId)
            await images.ReleaseWaitingAsync(imageId, cancellationToken);
    }

    private sealed record Content(ResourceContent Resource, int? ImageId, Image? NewImage)
    {
        internal bool IsSameAs(Content other) =>
            NewImage is null && ImageId == other.ImageId && Resource.IsSameAs(other.Resource);
    }
}

/// <summary>A copy of a resource for its author to change.</summary>
/// <param name="Copy">The copy, which is not saved.</param>
/// <param name="Waiting">The waiting version that it was made of; null where there is none yet.</param>
internal sealed record Draft<TResource>(TResource Copy, WaitingVersion? Waiting);
