using System.Text.Json.Serialization;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>A project, as it is visible to the caller.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Info">Its texts.</param>
/// <param name="Image">Name of its image. For a project that is not public, an alias that works without a token for an hour.</param>
/// <param name="Starts">Start of the period in which it is visible, UTC.</param>
/// <param name="Ends">End of the period in which it is visible, UTC.</param>
/// <param name="Admins">Usernames of its admins, in the order in which they were added.</param>
/// <param name="Contact">Its contact details.</param>
/// <param name="AdminPosting">Whether only admins and moderators may create sites.</param>
/// <param name="AutoPublish">Whether new sites and memories are published at once.</param>
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
    [Example(6)] int SitesCount) : IVersionedView
{
    /// <summary>True when what authors change of published sites and memories waits for a decision. Absent otherwise.</summary>
    public bool? ReviewEdits { get; init; }

    /// <summary>Its texts in all languages. Only in /moderation.</summary>
    public IReadOnlyList<InformationView>? Texts { get; init; }

    /// <summary>How large the image is, where that is known. Only with include=image_size.</summary>
    public ImageSizeView? ImageSize { get; init; }

    /// <summary>What the caller may do. Only with include=permissions.</summary>
    [Example("change")]
    public IReadOnlyList<PermissionKind>? Permissions { get; init; }

    /// <summary>Number of its sites that wait for approval. Only in /me/projects.</summary>
    [Example(2)]
    public int? WaitingSitesCount { get; init; }

    /// <summary>Number of memories in it that wait for approval. Only in /me/projects.</summary>
    [Example(3)]
    public int? WaitingMemoriesCount { get; init; }

    /// <summary>
    /// The caller's role, of which superusers have the higher one everywhere. Only with include=permissions and in /me/projects, which has
    /// the roles that one was given.
    /// </summary>
    [Example("moderator")]
    public ProjectRole? Role { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public ResourceVersion Version { get; init; }
}

/// <summary>Contact details of a project.</summary>
/// <param name="ContactEmail">E-mail address for questions about the project.</param>
/// <param name="HasResearchPermit">Whether the project has a research permit.</param>
/// <param name="CanContact">Whether participants may be contacted about the project.</param>
public sealed record ContactView([Example("harbour@example.com")] string? ContactEmail, bool HasResearchPermit, bool CanContact);
