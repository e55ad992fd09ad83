using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Memories;

/// <summary>What someone remembers of a site.</summary>
public sealed class Memory : IDeletable
{
    /// <summary>Key of the memory, and its public id.</summary>
    public long Id { get; private set; }

    /// <summary>Key of the site.</summary>
    public int SiteId { get; init; }

    /// <summary>The site.</summary>
    public Site? Site { get; init; }

    /// <summary>Key of the account that wrote it; null once that account is gone.</summary>
    public int? UserId { get; init; }

    /// <summary>The account that wrote it.</summary>
    public User? User { get; init; }

    /// <summary>Key of its image, or null.</summary>
    public int? ImageId { get; set; }

    /// <summary>Its image.</summary>
    public Image? Image { get; set; }

    /// <summary>What the image shows, for those who do not see it: up to 500 code points, or null.</summary>
    public string? ImageAlt { get; set; }

    /// <summary>Up to 200 code points.</summary>
    public required string Title { get; set; }

    /// <summary>Up to 20 000 code points, or null.</summary>
    public string? Story { get; set; }

    /// <summary>True when it is shown to everyone who sees the site.</summary>
    public bool Published { get; set; }

    /// <inheritdoc/>
    public DateTime? HiddenAt { get; set; }

    /// <summary>0 while it is there, and its own key once it is deleted.</summary>
    public long Deletion { get; private set; }

    /// <inheritdoc/>
    public bool IsDeleted => Deletion != 0;

    /// <inheritdoc/>
    public DateTime? DeletedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; } = 1;

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }

    /// <inheritdoc/>
    public void Delete() => (Deletion, Published) = (Id, false);

    /// <inheritdoc/>
    public void Restore() => (Deletion, Published) = (0, false);
}

/// <summary>What a version of a memory holds: all that its author can change, but for the image.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Story">Its story, or null.</param>
/// <param name="ImageAlt">What its image shows, or null.</param>
public sealed record MemoryContent(string Title, string? Story, string? ImageAlt = null) : ResourceContent
{
    /// <summary>What a memory holds.</summary>
    public static MemoryContent Of(Memory memory) => new(memory.Title, memory.Story, memory.ImageAlt);

    /// <summary>Makes a memory hold it.</summary>
    public void WriteTo(Memory memory) => (memory.Title, memory.Story, memory.ImageAlt) = (Title, Story, ImageAlt);
}
