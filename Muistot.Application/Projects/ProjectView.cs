using System.Text.Json.Serialization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
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

/// <summary>A project as it was. Who had a role in it is not told.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When the version was made, UTC.</param>
/// <param name="By">Username of who made the version. Absent for changes in nobody's name, and when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Id">Public id of the project.</param>
/// <param name="Info">Its texts.</param>
/// <param name="DefaultLanguage">The language that stood in where another one had no text.</param>
/// <param name="Image">Its image: an alias that works for the caller for an hour.</param>
/// <param name="Starts">Start of the period in which it was visible, UTC.</param>
/// <param name="Ends">End of the period in which it was visible, UTC.</param>
/// <param name="Contact">Its contact details.</param>
/// <param name="AdminPosting">Whether only admins and moderators could create sites.</param>
/// <param name="AutoPublish">Whether new sites and memories were published at once.</param>
/// <param name="ReviewEdits">True when what authors changed waited for a decision. Absent otherwise.</param>
/// <param name="WaitingApproval">True when the version was not published. Absent otherwise.</param>
public sealed record ProjectVersionView(
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("change")] ChangeAction Action,
    [Example("sornainen-harbour")] string Id,
    InformationView Info,
    [Example("fi")] string DefaultLanguage,
    [Example("placeholder.jpg")] string? Image,
    [Example("2024-06-20T21:00:00Z")] DateTime? Starts,
    [Example("2024-06-21T20:59:59.999999Z")] DateTime? Ends,
    ContactView? Contact,
    bool AdminPosting,
    bool AutoPublish,
    bool? ReviewEdits,
    bool? WaitingApproval)
{
    /// <summary>A project of now, as it was in a version.</summary>
    internal static ProjectVersionView Of(
        VersionView version, Project now, ProjectContent then, InformationView info, string? image, bool? waitingApproval) => new(
        version.Version, version.At, version.By, version.Action, now.Name, info, then.DefaultLanguage, image, then.Starts, then.Ends,
        then.Contact is { } contact ? new ContactView(contact.ContactEmail, contact.HasResearchPermit, contact.CanContact) : null,
        then.AdminPosting, then.AutoPublish, then.ReviewEdits ? true : null, waitingApproval);
}

/// <summary>Contact details of a project.</summary>
/// <param name="ContactEmail">E-mail address for questions about the project.</param>
/// <param name="HasResearchPermit">Whether the project has a research permit.</param>
/// <param name="CanContact">Whether participants may be contacted about the project.</param>
public sealed record ContactView([Example("harbour@example.com")] string? ContactEmail, bool HasResearchPermit, bool CanContact);
