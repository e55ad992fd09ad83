using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;
using Muistot.Domain.Values;

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
    /// <returns><see cref="Outcome.NothingToChange"/> when this person has reported it before, and gives no other reason now.</returns>
    public Task<Outcome> OfSite(int id, int userId, ReportForm? form, CancellationToken cancellationToken) => TakeAsync(
        new SiteReport { SiteId = id, UserId = userId, CreatedAt = clock.GetUtcNow().UtcDateTime }, form,
        db.SiteReports, report => report.SiteId == id, db.Sites.Where(site => site.Id == id), cancellationToken);

    /// <summary>Reports a memory.</summary>
    /// <returns><see cref="Outcome.NothingToChange"/> when this person has reported it before, and gives no other reason now.</returns>
    public Task<Outcome> OfMemory(long id, int userId, ReportForm? form, CancellationToken cancellationToken) => TakeAsync(
        new MemoryReport { MemoryId = id, UserId = userId, CreatedAt = clock.GetUtcNow().UtcDateTime }, form,
        db.MemoryReports, report => report.MemoryId == id, db.Memories.Where(memory => memory.Id == id), cancellationToken);

    private async Task<Outcome> TakeAsync<TReport, TResource>(
        TReport report, ReportForm? form, DbSet<TReport> all, Expression<Func<TReport, bool>> isOfResource, IQueryable<TResource> reported,
        CancellationToken cancellationToken)
        where TReport : Report
        where TResource : IPublishable
    {
        var (reports, userId) = (all.Where(isOfResource), report.UserId);
        if (await reports.FirstOrDefaultAsync(other => other.UserId == userId, cancellationToken) is { } before)
            return Replace(before, form);
        if (await reports.CountAsync(cancellationToken) >= options.Value.ReportThreshold
            && await reported.FirstOrDefaultAsync(cancellationToken) is { } resource)
            resource.Published = false;
        Replace(report, form);
        all.Add(report);
        return Outcome.Changed;
    }

    // Who reports once more without a reason keeps the one given before.
    private static Outcome Replace(Report report, ReportForm? form)
    {
        var (reason, text) = (form?.Reason, form?.Text is { Length: > 0 } words ? words : null);
        if (reason is null || (report.Reason == reason && string.Equals(report.Text, text, StringComparison.Ordinal)))
            return Outcome.NothingToChange;
        (report.Reason, report.Text) = (reason, text);
        return Outcome.Changed;
    }
}
