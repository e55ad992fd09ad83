using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Moderation;

/// <summary>
/// Reads what moderators know beside the things themselves: their authors, reports without reporters, and the last decisions.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="authorCounts">Counts what authors have.</param>
internal sealed class QueueDetails(IMuistotDb db, AuthorCounts authorCounts)
{
    /// <summary>Completes a page.</summary>
    /// <param name="page">What is on it, in order.</param>
    /// <param name="things">The things. What is not among them is left out.</param>
    /// <param name="state">Why they are in the queue.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<List<QueueItemView>> CompleteAsync(
        List<QueueKey> page, Dictionary<(Resource Type, long Id), QueueThing> things, QueueState state, CancellationToken cancellationToken)
    {
        // Nobody can report what was never published, and nobody has decided on what waits, unless it is a change that does.
        var decided = state != QueueState.Waiting
            ? page
            : page.FindAll(key => things.GetValueOrDefault((key.Resource, key.Id))?.Shown is not null);
        var authors = await authorCounts.OfAsync([.. page.Select(key => key.AuthorId).OfType<int>().Distinct()], cancellationToken);
        var reports = decided.Count == 0 ? [] : await ReadReportsAsync(decided, cancellationToken);
        var decisions = decided.Count == 0 ? [] : await ReadDecisionsAsync(decided, cancellationToken);
        var items = new List<QueueItemView>();
        foreach (var key in page)
        {
            var place = (key.Resource, key.Id);
            if (!things.TryGetValue(place, out var thing))
                continue;
            var counts = key.AuthorId is { } author ? authors[author] : default;
            items.Add(new QueueItemView(
                key.Resource, thing.Identifier, thing.Parents, thing.Version, state, key.Since, thing.View, thing.Shown,
                thing.Author is null
                    ? null
                    : new QueueItemView.AuthorView(thing.Author, counts.Shown, counts.Hidden, counts.Waiting),
                reports.TryGetValue(place, out var reported) ? reported : null,
                decisions.TryGetValue(place, out var last)
                    ? ListDecisionsHandler.ToView(last.Decision, last.By, key.Project)
                    : null));
        }

        return items;
    }

    // Keys of accounts are not read at all.
    private async Task<Dictionary<(Resource Type, long Id), QueueItemView.ReportsView>> ReadReportsAsync(
        List<QueueKey> page, CancellationToken cancellationToken)
    {
        var sites = page.Where(key => key.Resource == Resource.Site).Select(key => key.Number).ToList();
        var memories = page.Where(key => key.Resource == Resource.Memory).Select(key => key.Memory).ToList();
        var ofSites = await db.SiteReports.Where(report => sites.Contains(report.SiteId)).OrderBy(report => report.CreatedAt)
            .Select(report => new ReportRow(Resource.Site, report.SiteId, report.Reason, report.Text)).ToListAsync(cancellationToken);
        var ofMemories = await db.MemoryReports.Where(report => memories.Contains(report.MemoryId)).OrderBy(report => report.CreatedAt)
            .Select(report => new ReportRow(Resource.Memory, report.MemoryId, report.Reason, report.Text)).ToListAsync(cancellationToken);
        return ofSites.Concat(ofMemories).GroupBy(report => (report.Type, report.Id)).ToDictionary(
            reports => reports.Key,
            reports => new QueueItemView.ReportsView(
                reports.Count(),
                reports.Where(report => report.Reason is not null).GroupBy(report => report.Reason!.Value)
                    .ToDictionary(reason => Naming.SnakeCase(reason.Key.ToString()), reason => reason.Count(), StringComparer.Ordinal),
                [.. reports.Select(report => report.Text).OfType<string>()]));
    }

    private async Task<Dictionary<(Resource Type, long Id), LastDecision>> ReadDecisionsAsync(
        List<QueueKey> page, CancellationToken cancellationToken)
    {
        var (projects, sites, memories) = (IdsOf(page, Resource.Project), IdsOf(page, Resource.Site), IdsOf(page, Resource.Memory));
        var last = db.Decisions
            .Where(decision => (decision.Resource == Resource.Project && projects.Contains(decision.ResourceId))
                || (decision.Resource == Resource.Site && sites.Contains(decision.ResourceId))
                || (decision.Resource == Resource.Memory && memories.Contains(decision.ResourceId)))
            .GroupBy(decision => new { decision.Resource, decision.ResourceId }).Select(decisions => decisions.Max(one => one.Id));
        var found = await db.Decisions.Where(decision => last.Contains(decision.Id))
            .Select(decision => new LastDecision(decision, decision.User!.Username)).AsNoTracking().ToListAsync(cancellationToken);
        return found.ToDictionary(one => (one.Decision.Resource, one.Decision.ResourceId));
    }

    private static List<long> IdsOf(List<QueueKey> page, Resource type) =>
        [.. page.Where(key => key.Resource == type).Select(key => key.Id)];

    private sealed record ReportRow(Resource Type, long Id, ReportReason? Reason, string? Text);

    private sealed record LastDecision(Decision Decision, string? By);
}
