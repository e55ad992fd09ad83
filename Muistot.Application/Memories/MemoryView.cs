using System.Text.Json.Serialization;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Me;
using Muistot.Domain.Authorization;

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
}
