using Muistot.Domain.Languages;

namespace Muistot.Domain.Sites;

/// <summary>The texts of a site in one language.</summary>
public sealed class SiteInformation : Information
{
    /// <summary>Key of the site.</summary>
    public int SiteId { get; init; }
}
