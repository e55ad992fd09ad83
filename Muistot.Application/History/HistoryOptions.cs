using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.History;

/// <summary>How long deleted things can be brought back.</summary>
public sealed class HistoryOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "History";

    /// <summary>Days after which a deleted site or memory is removed for good, with its history and images.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;

    /// <summary>How long deleted things are kept.</summary>
    internal TimeSpan Keep => TimeSpan.FromDays(KeepDays);
}
