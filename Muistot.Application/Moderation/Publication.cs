using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Shows things on the map to everyone, or hides them. To be run in a transaction that locks the thing, so that of two at once only one
/// says that it changed something. A decision to publish settles the reports before it.
/// </summary>
/// <param name="db">The database.</param>
public sealed class Publication(IMuistotDb db)
{
    /// <summary>Shows or hides a project.</summary>
    public async Task<Outcome> OfProject(int id, bool publish, CancellationToken cancellationToken) =>
        Set(await db.Projects.FirstOrDefaultAsync(project => project.Id == id, cancellationToken), publish);

    /// <summary>Shows or hides a site.</summary>
    public async Task<Outcome> OfSite(int id, bool publish, CancellationToken cancellationToken)
    {
        var outcome = Set(await db.Sites.FirstOrDefaultAsync(site => site.Id == id, cancellationToken), publish);
        if (publish)
            db.SiteReports.RemoveRange(await db.SiteReports.Where(report => report.SiteId == id).ToListAsync(cancellationToken));
        return outcome;
    }

    /// <summary>Shows or hides a memory.</summary>
    public async Task<Outcome> OfMemory(long id, bool publish, CancellationToken cancellationToken)
    {
        var outcome = Set(await db.Memories.FirstOrDefaultAsync(memory => memory.Id == id, cancellationToken), publish);
        if (publish)
            db.MemoryReports.RemoveRange(await db.MemoryReports.Where(report => report.MemoryId == id).ToListAsync(cancellationToken));
        return outcome;
    }

    private static Outcome Set(IPublishable? resource, bool publish)
    {
        if (resource is null)
            throw new NotFoundException("Resource not found");
        if (resource.Published == publish)
            return Outcome.NothingToChange;
        resource.Published = publish;
        return Outcome.Changed;
    }
}
