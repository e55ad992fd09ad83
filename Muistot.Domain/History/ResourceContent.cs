using System.Text.Json.Serialization;

namespace Muistot.Domain.History;

/// <summary>
/// What a version of a resource holds, without its image: all that restoring the version brings back. It is stored as JSON with the names
/// of its members, so a member that is renamed is lost to versions that are kept.
/// </summary>
[JsonDerivedType(typeof(ProjectContent), "project")]
[JsonDerivedType(typeof(SiteContent), "site")]
[JsonDerivedType(typeof(MemoryContent), "memory")]
public abstract record ResourceContent;

/// <summary>What a version of a memory holds.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Story">Its story, or null.</param>
/// <param name="ImageAlt">What its image shows, or null.</param>
public sealed record MemoryContent(string Title, string? Story, string? ImageAlt = null) : ResourceContent;

/// <summary>What a version of a site holds.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Texts">Its texts, by the two-letter codes of their languages.</param>
public sealed record SiteContent(double Latitude, double Longitude, IReadOnlyDictionary<string, TextsContent> Texts) : ResourceContent;

/// <summary>What a version of a project holds. Who has a role in it is not part of it: to restore a version gives no rights.</summary>
/// <param name="DefaultLanguage">Two-letter code of its default language.</param>
/// <param name="Starts">First moment that it is shown, UTC, or null.</param>
/// <param name="Ends">Last moment that it is shown, UTC, or null.</param>
/// <param name="AdminPosting">Whether only admins and moderators may create sites.</param>
/// <param name="AutoPublish">Whether new sites and memories are published at once.</param>
/// <param name="Contact">How to reach the people behind it, or null.</param>
/// <param name="Texts">Its texts, by the two-letter codes of their languages.</param>
/// <param name="ReviewEdits">Whether what authors change waits for a decision.</param>
public sealed record ProjectContent(
    string DefaultLanguage, DateTime? Starts, DateTime? Ends, bool AdminPosting, bool AutoPublish, ContactContent? Contact,
    IReadOnlyDictionary<string, TextsContent> Texts, bool ReviewEdits = false)
    : ResourceContent;

/// <summary>The texts of a project or site in one language.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Abstract">What it is about in short, or null.</param>
/// <param name="Description">What it is about, or null.</param>
/// <param name="ImageAlt">What the image shows, or null.</param>
public sealed record TextsContent(string? Name, string? Abstract, string? Description, string? ImageAlt = null);

/// <summary>Contact details of a project.</summary>
/// <param name="ContactEmail">Where to write, or null.</param>
/// <param name="HasResearchPermit">Whether the project has a research permit.</param>
/// <param name="CanContact">Whether participants may be contacted about the project.</param>
public sealed record ContactContent(string? ContactEmail, bool HasResearchPermit, bool CanContact);
