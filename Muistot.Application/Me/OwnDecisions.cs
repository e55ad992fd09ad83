using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Me;

/// <summary>Reads the last decisions on what someone put on the map.</summary>
/// <param name="db">The database.</param>
internal sealed class OwnDecisions(IMuistotDb db)
{
    /// <summary>The last decision on each of some resources that its author hears of; nothing for those without one.</summary>
    /// <param name="resource">Their kind.</param>
    /// <param name="ids">Their keys.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<Dictionary<long, OwnDecisionView>> ReadAsync(
        Resource resource, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var last = AuthorDecisions.In(db).Where(decision => decision.Resource == resource && ids.Contains(decision.ResourceId))
            .GroupBy(decision => decision.ResourceId).Select(decisions => decisions.Max(decision => decision.Id));
        return await db.Decisions.AsNoTracking().Where(decision => last.Contains(decision.Id)).ToDictionaryAsync(
            decision => decision.ResourceId,
            decision => new OwnDecisionView(decision.At, decision.Kind, decision.Reason, decision.MessageToAuthor), cancellationToken);
    }
}
