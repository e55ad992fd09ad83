using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Posting;

/// <summary>
/// Settings of section <c>Posting</c>: how much one account may post in any hour. A project's admins and moderators, and superusers,
/// have no limit.
/// </summary>
public sealed class PostingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Posting";

    private const int Bytes = 1024 * 1024;

    /// <summary>New memories.</summary>
    [Range(1, 1_000_000)]
    public int MemoriesPerHour { get; set; } = 60;

    /// <summary>New sites.</summary>
    [Range(1, 1_000_000)]
    public int SitesPerHour { get; set; } = 60;

    /// <summary>Images, in megabytes of 1024² bytes, whatever they are images of.</summary>
    [Range(1, 1_000_000)]
    public int ImageMegabytesPerHour { get; set; } = 200;

    /// <summary>The limit of a kind, in units of it.</summary>
    internal long LimitOf(PostingKind kind) => kind switch
    {
        PostingKind.Memories => MemoriesPerHour,
        PostingKind.Sites => SitesPerHour,
        _ => (long)ImageMegabytesPerHour * Bytes,
    };
}
