using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;

namespace Muistot.Application.Moderation;

/// <summary>
/// Shows things on the map to everyone, or hides them. Each is one conditional update, so that of two at once only one says that
/// it changed something. A decision to publish settles the reports before it.
/// </summary>
/// <param name="db">The database.</param>
public sealed class Publication(IMuistotDb db)
{
    /// <summary>Shows or hides a project.</summary>
    public async Task<Outcome> OfProject(int id, bool publish, CancellationToken cancellationToken) =>
        ToOutcome(await db.Projects
            .Where(project => project.Id == id && project.Published != publish)
            .ExecuteUpdateAsync(project => project.SetProperty(row => row.Published, publish), cancellationToken));

    /// <summary>Shows or hides a site.</summary>
    public async Task<Outcome> OfSite(int id, bool publish, CancellationToken cancellationToken)
    {
        var changed = await db.Sites
            .Where(site => site.Id == id && site.Published != publish)
            .ExecuteUpdateAsync(site => site.SetProperty(row => row.Published, publish), cancellationToken);
        if (publish)
            await db.SiteReports.Where(report => report.SiteId == id).ExecuteDeleteAsync(cancellationToken);
        return ToOutcome(changed);
    }

    /// <summary>Shows or hides a memory.</summary>
    public async Task<Outcome> OfMemory(long id, bool publish, CancellationToken cancellationToken)
    {
        var changed = await db.Memories
            .Where(memory => memory.Id == id && memory.Published != publish)
            .ExecuteUpdateAsync(memory => memory.SetProperty(row => row.Published, publish), cancellationToken);
        if (publish)
            await db.MemoryReports.Where(report => report.MemoryId == id).ExecuteDeleteAsync(cancellationToken);
        return ToOutcome(changed);
    }

    private static Outcome ToOutcome(int changed) => changed > 0 ? Outcome.Changed : Outcome.NothingToChange;
}
