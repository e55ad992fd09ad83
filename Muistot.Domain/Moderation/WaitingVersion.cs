using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Moderation;

/// <summary>
/// What the author made of a site or memory, and nobody has decided on yet: in a project that reviews edits
/// (<see cref="Projects.Project.ReviewEdits"/>) everyone else goes on seeing the resource as it is. A resource has one at the most.
/// </summary>
public abstract class WaitingVersion
{
    /// <summary>All that it holds, but for the image.</summary>
    public required ResourceContent Content { get; set; }

    /// <summary>Key of its image, or null.</summary>
    public int? ImageId { get; set; }

    /// <summary>Its image. Until it is decided on, only the author, admins and moderators see it.</summary>
    public Image? Image { get; set; }

    /// <summary>Key of the account of the author, whose deletion takes the version away.</summary>
    public int AuthorId { get; init; }

    /// <summary>The account of the author.</summary>
    public User? Author { get; init; }

    /// <summary>When the author last changed it, UTC.</summary>
    public DateTime Since { get; set; }
}

/// <summary>A waiting version of a site.</summary>
public sealed class WaitingSite : WaitingVersion, IPartOf<Site>
{
    /// <summary>Key of the site.</summary>
    public int SiteId { get; init; }

    /// <summary>The site.</summary>
    public Site? Site { get; init; }
}

/// <summary>A waiting version of a memory.</summary>
public sealed class WaitingMemory : WaitingVersion, IPartOf<Memory>
{
    /// <summary>Key of the memory.</summary>
    public long MemoryId { get; init; }

    /// <summary>The memory.</summary>
    public Memory? Memory { get; init; }
}
