using Muistot.Application.Common;

namespace Muistot.Application.Memories;

/// <summary>A memory, as the caller sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">Name of who wrote it; absent once that account is gone.</param>
/// <param name="Title">Up to 200 code points.</param>
/// <param name="Story">Up to 20 000 code points.</param>
/// <param name="Image">Name of its image. To a caller who sees a memory that the public does not see, an alias, which works without a token for an hour.</param>
/// <param name="ModifiedAt">When it was last changed, UTC.</param>
/// <param name="Own">Whether the caller wrote it; absent for anonymous callers.</param>
/// <param name="WaitingApproval">
/// Whether it waits for approval: always there on the caller's own, and true on waiting ones for admins and moderators.
/// </param>
public sealed record MemoryView(
    [Example(12)] long Id,
    [Example("Aino Saarela")] string? User,
    [Example(MemoryExamples.Title)] string Title,
    [Example(MemoryExamples.Story)] string? Story,
    [Example("placeholder.jpg")] string? Image,
    [Example("2024-06-21T12:00:00Z")] DateTime ModifiedAt,
    bool? Own,
    bool? WaitingApproval);
