using System.Text.Json.Serialization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Me;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Memories;

namespace Muistot.Application.Memories;

/// <summary>A memory, as it is visible to the caller.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">Username of the author. Absent when that account was deleted.</param>
/// <param name="Title">Up to 200 code points.</param>
/// <param name="Story">Up to 20 000 code points.</param>
/// <param name="Image">Name of its image. For a memory that is not public, an alias that works without a token for an hour.</param>
/// <param name="ModifiedAt">Time of the last change, UTC.</param>
/// <param name="Own">Whether the caller wrote it. Absent for anonymous callers.</param>
/// <param name="WaitingApproval">
/// Whether it, or what the caller changed of it, waits for approval. Present on the caller's own memories, and true on waiting ones for
/// admins and moderators.
/// </param>
public sealed record MemoryView(
    [Example(12)] long Id,
    [Example("Aino Saarela")] string? User,
    [Example(MemoryExamples.Title)] string Title,
    [Example(MemoryExamples.Story)] string? Story,
    [Example("placeholder.jpg")] string? Image,
    [Example("2024-06-21T12:00:00Z")] DateTime ModifiedAt,
    bool? Own,
    bool? WaitingApproval) : IVersionedView
{
    /// <summary>A memory that holds something.</summary>
    internal MemoryView(
        long id, string? user, MemoryContent content, bool hasImage, string? image, DateTime modifiedAt, bool? own, bool? waitingApproval)
        : this(id, user, content.Title, content.Story, image, modifiedAt, own, waitingApproval) => ImageAlt = AltOf(content, hasImage);

    /// <summary>The last decision on it. Only in /me/memories.</summary>
    public OwnDecisionView? LastDecision { get; init; }

    /// <summary>Id of its project. Only in /me/memories.</summary>
    [Example("sornainen-harbour")]
    public string? Project { get; init; }

    /// <summary>Id of its site. Only in /me/memories.</summary>
    [Example("suvilahti-gasworks")]
    public string? Site { get; init; }

    /// <summary>What the image shows, for those who do not see it: up to 500 code points. Absent where nobody said so.</summary>
    [Example(MemoryExamples.ImageAlt)]
    public string? ImageAlt { get; init; }

    /// <summary>How large the image is, where that is known. Only with include=image_size.</summary>
    public ImageSizeView? ImageSize { get; init; }

    /// <summary>What the caller may do. Only with include=permissions.</summary>
    [Example("change")]
    public IReadOnlyList<PermissionKind>? Permissions { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public ResourceVersion Version { get; init; }

    /// <summary>The memory, when it would hold something else.</summary>
    internal MemoryView Holding(MemoryContent content, bool hasImage) =>
        this with { Title = content.Title, Story = content.Story, ImageAlt = AltOf(content, hasImage) };

    private static string? AltOf(MemoryContent content, bool hasImage) =>
        hasImage && content.ImageAlt is { Length: > 0 } text ? text : null;
}

/// <summary>A memory as it was.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When the version was made, UTC.</param>
/// <param name="By">Username of who made the version. Absent when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Id">Id of the memory.</param>
/// <param name="User">Username of the author. Absent when that account was deleted.</param>
/// <param name="Title">Up to 200 code points.</param>
/// <param name="Story">Up to 20 000 code points.</param>
/// <param name="Image">Its image: an alias that works for the caller for an hour.</param>
/// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points. Absent where nobody said so.</param>
/// <param name="Own">Whether the caller wrote the memory.</param>
/// <param name="WaitingApproval">True when the version was not published. Absent otherwise.</param>
public sealed record MemoryVersionView(
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("change")] ChangeAction Action,
    [Example(12)] long Id,
    [Example("Aino Saarela")] string? User,
    [Example(MemoryExamples.Title)] string Title,
    [Example(MemoryExamples.Story)] string? Story,
    [Example("placeholder.jpg")] string? Image,
    [Example(MemoryExamples.ImageAlt)] string? ImageAlt,
    bool Own,
    bool? WaitingApproval)
{
    /// <summary>A memory of now, as it was in a version.</summary>
    internal static MemoryVersionView Of(
        VersionView version, MemoryRow now, MemoryContent then, string? image, bool own, bool? waitingApproval) => new(
        version.Version, version.At, version.By, version.Action, now.Id, now.User, then.Title, then.Story, image, then.ImageAlt, own,
        waitingApproval);
}
