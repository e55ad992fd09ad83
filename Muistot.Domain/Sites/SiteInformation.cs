using Muistot.Domain.Languages;
using Muistot.Domain.Values;

namespace Muistot.Domain.Sites;

/// <summary>The texts of a site in one language.</summary>
public sealed class SiteInformation : Information, IPartOf<Site>
{
    /// <summary>Key of the site.</summary>
    public int SiteId { get; init; }
}
