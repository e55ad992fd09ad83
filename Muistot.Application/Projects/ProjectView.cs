using Muistot.Application.Common;
using Muistot.Application.Languages;

namespace Muistot.Application.Projects;

/// <summary>A project, as the caller sees it.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Info">Its texts.</param>
/// <param name="Image">Name of its image. To a caller who sees a project that the public does not see, an alias, which works without a token for an hour.</param>
/// <param name="Starts">First moment that it is shown, UTC.</param>
/// <param name="Ends">Last moment that it is shown, UTC.</param>
/// <param name="Admins">Names of its admins, in the order in which they became that.</param>
/// <param name="Contact">How to reach the people behind it.</param>
/// <param name="AdminPosting">True when only admins and moderators put sites on the map.</param>
/// <param name="AutoPublish">True when what is made in it is published at once.</param>
/// <param name="SitesCount">Number of published sites.</param>
public sealed record ProjectView(
    [Example("sornainen-harbour")] string Id,
    InformationView Info,
    [Example("placeholder.jpg")] string? Image,
    [Example("2024-06-20T21:00:00Z")] DateTime? Starts,
    [Example("2024-06-21T20:59:59.999999Z")] DateTime? Ends,
    [Example("Aino Saarela")] IReadOnlyList<string> Admins,
    ContactView? Contact,
    bool AdminPosting,
    bool AutoPublish,
    [Example(6)] int SitesCount);

/// <summary>How to reach the people behind a project.</summary>
/// <param name="ContactEmail">Where to write.</param>
/// <param name="HasResearchPermit">True when the project has a research permit.</param>
/// <param name="CanContact">True when the people may be contacted about the project.</param>
public sealed record ContactView([Example("harbour@example.com")] string? ContactEmail, bool HasResearchPermit, bool CanContact);
