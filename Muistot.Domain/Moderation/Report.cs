using Muistot.Domain.Memories;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;

namespace Muistot.Domain.Moderation;

/// <summary>One person's report against something on the map. Each has one report.</summary>
public abstract class Report
{
    /// <summary>Key of the account that reported.</summary>
    public int UserId { get; init; }

    /// <summary>The account that reported.</summary>
    public User? User { get; init; }

    /// <summary>When it was reported, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Why, or null.</summary>
    public ReportReason? Reason { get; set; }

    /// <summary>Why in the person's own words, up to 1 000 code points, or null.</summary>
    public string? Text { get; set; }
}

/// <summary>A report against a site.</summary>
public sealed class SiteReport : Report
{
    /// <summary>Key of the site.</summary>
    public int SiteId { get; init; }

    /// <summary>The site.</summary>
    public Site? Site { get; init; }
}

/// <summary>A report against a memory.</summary>
public sealed class MemoryReport : Report
{
    /// <summary>Key of the memory.</summary>
    public long MemoryId { get; init; }

    /// <summary>The memory.</summary>
    public Memory? Memory { get; init; }
}
