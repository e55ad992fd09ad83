using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Shows things on the map to everyone, or hides them, where the caller says no more than that. To be run in a transaction that locks the
/// thing, so that of two at once only one says that it changed something.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="decisions">Carries it out.</param>
/// <param name="reviews">Knows what waits.</param>
public sealed class Publication(IMuistotDb db, Decisions decisions, Reviews reviews)
{
    /// <summary>Shows or hides a project.</summary>
    public async Task<Outcome> OfProject(int id, bool publish, CancellationToken cancellationToken) => await SetAsync(
        await db.Projects.FirstOrDefaultAsync(project => project.Id == id, cancellationToken), publish, cancellationToken);

    /// <summary>Shows or hides a site.</summary>
    public async Task<Outcome> OfSite(int id, bool publish, CancellationToken cancellationToken) => await SetAsync(
        await db.Sites.FirstOrDefaultAsync(site => site.Id == id, cancellationToken), publish, cancellationToken);

    /// <summary>Shows or hides a memory.</summary>
    public async Task<Outcome> OfMemory(long id, bool publish, CancellationToken cancellationToken) => await SetAsync(
        await db.Memories.FirstOrDefaultAsync(memory => memory.Id == id, cancellationToken), publish, cancellationToken);

    private async Task<Outcome> SetAsync(IPublishable? resource, bool publish, CancellationToken cancellationToken)
    {
        if (resource is null)
            throw new NotFoundException("Resource not found");
        var isSo = resource.Published == publish && !await reviews.IsWaitingAsync(resource, cancellationToken);
        if (!isSo || (publish && await decisions.HasReportsAsync(resource, cancellationToken)))
            await decisions.MakeAsync(resource, publish ? DecisionKind.Publish : DecisionKind.Hide, null, cancellationToken);
        return isSo ? Outcome.NothingToChange : Outcome.Changed;
    }
}
