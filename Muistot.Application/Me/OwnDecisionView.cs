using Muistot.Application.Common;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Me;

/// <summary>The last decision on what someone put on the map, as they are told of it: not by whom.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why. Absent when that was not said.</param>
/// <param name="Message">What the author is told about it. Absent when there is nothing.</param>
public sealed record OwnDecisionView(
    [Example("2024-06-21T12:00:00Z")] DateTime At, [property: Example("hide")] DecisionKind Decision,
    [Example("personal_data")] string? Reason,
    [Example("Please leave out the name of your neighbor.")] string? Message);
