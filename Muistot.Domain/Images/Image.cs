using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Images;

/// <summary>A stored image. Who may see it follows from what holds it: projects, sites, memories.</summary>
public sealed class Image : ITimestamped
{
    /// <summary>Key of the image.</summary>
    public int Id { get; private set; }

    /// <summary>Key of the account that sent it; null once that account is gone.</summary>
    public int? UploaderId { get; init; }

    /// <summary>The account that sent it.</summary>
    public User? Uploader { get; init; }

    /// <summary>Name of its file in the file store; unique.</summary>
    public required string FileName { get; init; }

    /// <summary>Pixels from left to right as it is shown, 1 or more; null where it was never read.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels from top to bottom as it is shown, 1 or more; null where it was never read.</summary>
    public int? Height { get; init; }

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }
}
