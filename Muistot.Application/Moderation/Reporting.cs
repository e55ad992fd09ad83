using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Moderation;

/// <summary>
/// Takes reports of things on the map, one a person, and hides what has more of them than the threshold. To be run in a
/// transaction that locks the thing: reports that come at the same moment wait for each other, so that none is missed.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="options">The threshold.</param>
/// <param name="clock">Stamps the reports.</param>
public sealed class Reporting(IMuistotDb db, IOptions<ModerationOptions> options, TimeProvider clock)
{
    /// <summary>Reports a site.</summary>
    /// <returns><see cref="Outcome.NothingToChange"/> when this person has reported it before.</returns>
    public async Task<Outcome> OfSite(int id, int userId, CancellationToken cancellationToken)
    {
        var reporters = await db.SiteReports.Where(report => report.SiteId == id).Select(report => report.UserId)
            .ToListAsync(cancellationToken);
        if (reporters.Contains(userId))
            return Outcome.NothingToChange;
        if (reporters.Count >= options.Value.ReportThreshold
            && await db.Sites.FirstOrDefaultAsync(site => site.Id == id, cancellationToken) is { } site)
            site.Published = false;
        db.SiteReports.Add(new SiteReport { SiteId = id, UserId = userId, CreatedAt = clock.GetUtcNow().UtcDateTime });
        return Outcome.Changed;
    }

    /// <summary>Reports a memory.</summary>
    /// <returns><see cref="Outcome.NothingToChange"/> when this person has reported it before.</returns>
    public async Task<Outcome> OfMemory(long id, int userId, CancellationToken cancellationToken)
    {
        var reporters = await db.MemoryReports.Where(report => report.MemoryId == id).Select(report => report.UserId)
            .ToListAsync(cancellationToken);
        if (reporters.Contains(userId))
            return Outcome.NothingToChange;
        if (reporters.Count >= options.Value.ReportThreshold
            && await db.Memories.FirstOrDefaultAsync(memory => memory.Id == id, cancellationToken) is { } memory)
            memory.Published = false;
        db.MemoryReports.Add(new MemoryReport { MemoryId = id, UserId = userId, CreatedAt = clock.GetUtcNow().UtcDateTime });
        return Outcome.Changed;
    }
}
