using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Moderation;
using Muistot.Domain.Users;

namespace Muistot.Domain.History;

/// <summary>
/// A change of a project, site or memory: what made its present version of the one before. Version 1, the new resource, has none: the
/// resource's own row says when and by whom it was made. Changes are written with the save that they describe. After that, only two things
/// change them: the erasure of an account takes out who did it, and its address in contacts; the removal of a deleted resource leaves but
/// its last change, without who did it.
/// </summary>
/// <remarks>
/// A change keeps what it replaced, and the resource's own row what is there now. So a new resource costs no second row, and the content of
/// a version is what the next change replaced that changed some of it, or what is there now.
/// </remarks>
public sealed class Change
{
    /// <summary>Key of the change; later changes have greater ones, except those whose transactions overlap.</summary>
    public long Id { get; private set; }

    /// <summary>Kind of the resource.</summary>
    public Resource Resource { get; init; }

    /// <summary>Key of the resource. It is not reused once the resource is gone.</summary>
    public long ResourceId { get; init; }

    /// <summary>Key of the project of a site, or of the site of a memory; null for a project.</summary>
    public int? ParentId { get; init; }

    /// <summary>The public id that a site had when the change deleted or hid it; null otherwise.</summary>
    public string? Identifier { get; init; }

    /// <summary>The version that the change made, 2 at the least.</summary>
    public int Version { get; init; }

    /// <summary>What was done.</summary>
    public ChangeAction Action { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Key of the account that did it; null for a change in nobody's name, and once that account is gone.</summary>
    public int? UserId { get; init; }

    /// <summary>The account that did it.</summary>
    public User? User { get; init; }

    /// <summary>The decision of an admin or a moderator that the change carries out; null for other changes.</summary>
    public DecisionKind? Decision { get; init; }

    /// <summary>Whether the resource was published before.</summary>
    public bool PublishedBefore { get; init; }

    /// <summary>What the resource was before; null where the change is not one of its content.</summary>
    public ResourceContent? ContentBefore { get; init; }

    /// <summary>Key of the image that the resource had before. Null where the change is not one of its content.</summary>
    public int? ImageBeforeId { get; init; }

    /// <summary>The image that the resource had before. It is kept as long as a change names it.</summary>
    public Image? ImageBefore { get; init; }
}

/// <summary>What was done to a resource.</summary>
public enum ChangeAction
{
    /// <summary>It was made. No row says so: version 1 is the new resource.</summary>
    Create,

    /// <summary>Its members, texts or image were changed.</summary>
    Change,

    /// <summary>It was shown to everyone.</summary>
    Publish,

    /// <summary>It was hidden, by a decision or by reports.</summary>
    Hide,

    /// <summary>It was deleted.</summary>
    Delete,

    /// <summary>It was made like an older version of it, or brought back after it was deleted.</summary>
    Restore,
}
