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
        if (await db.SiteReports.AnyAsync(report => report.SiteId == id && report.UserId == userId, cancellationToken))
            return Outcome.NothingToChange;
        var threshold = options.Value.ReportThreshold;
        await db.Sites.Where(site => site.Id == id).ExecuteUpdateAsync(
            site => site.SetProperty(
                row => row.Published,
                row => row.Published && db.SiteReports.Count(report => report.SiteId == row.Id && report.UserId != userId) < threshold),
            cancellationToken);
        db.SiteReports.Add(new SiteReport { SiteId = id, UserId = userId, CreatedAt = clock.GetUtcNow().UtcDateTime });
        return Outcome.Changed;
    }

    /// <summary>Reports a memory.</summary>
    /// <returns><see cref="Outcome.NothingToChange"/> when this person has reported it before.</returns>
    public async Task<Outcome> OfMemory(long id, int userId, CancellationToken cancellationToken)
    {
        if (await db.MemoryReports.AnyAsync(report => report.MemoryId == id && report.UserId == userId, cancellationToken))
            return Outcome.NothingToChange;
        var threshold = options.Value.ReportThreshold;
        await db.Memories.Where(memory => memory.Id == id).ExecuteUpdateAsync(
            memory => memory.SetProperty(
                row => row.Published,
                row => row.Published && db.MemoryReports.Count(report => report.MemoryId == row.Id && report.UserId != userId) < threshold),
            cancellationToken);
        db.MemoryReports.Add(new MemoryReport { MemoryId = id, UserId = userId, CreatedAt = clock.GetUtcNow().UtcDateTime });
        return Outcome.Changed;
    }
}
