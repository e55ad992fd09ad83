using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Moderation;

/// <summary>Settings of section <c>Moderation</c>.</summary>
public sealed class ModerationOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Moderation";

    /// <summary>A site or memory that more people than this have reported is hidden.</summary>
    [Range(0, 1_000_000)]
    public int ReportThreshold { get; set; } = 10;
}
