using Muistot.Application.Common;
using Muistot.Domain.History;
using Muistot.Domain.Moderation;

namespace Muistot.Application.History;

/// <summary>A version of a project, site or memory.</summary>
/// <param name="Version">Its number, 1 for the resource as it was made.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="By">Username of who made it. Absent for changes in nobody's name, and when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Decision">The decision of an admin or a moderator that it carries out. Absent for other changes.</param>
public sealed record VersionView(
    [Example(3)] int Version, [Example("2024-06-21T12:00:00Z")] DateTime At, [Example("Aino Saarela")] string? By,
    [property: Example("hide")] ChangeAction Action, [property: Example("hide")] DecisionKind? Decision = null);
