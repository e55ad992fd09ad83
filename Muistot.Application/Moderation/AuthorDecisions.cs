using Muistot.Application.Common;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Moderation;

/// <summary>The decisions that authors hear of.</summary>
internal static class AuthorDecisions
{
    /// <summary>
    /// All but those that settle reports and change nothing: authors have not heard of the reports. To publish what is published is one of
    /// them, unless the author is told something by it. What a decision changes is in the next version.
    /// </summary>
    internal static IQueryable<Decision> In(IMuistotDb db) => db.Decisions.Where(decision =>
        decision.Kind != DecisionKind.DismissReports
        && (decision.Kind != DecisionKind.Publish || decision.MessageToAuthor != null
            || db.Changes.Any(change => change.Resource == decision.Resource && change.ResourceId == decision.ResourceId
                && change.Version == decision.Version + 1 && change.Decision == DecisionKind.Publish)));
}
