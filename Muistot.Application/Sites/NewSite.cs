using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>Makes sites, by one rule for all doors.</summary>
internal static class NewSite
{
    /// <summary>A site without texts.</summary>
    /// <param name="projectId">Key of the project.</param>
    /// <param name="isPublic">False for a site that waits for approval, as it does unless its project publishes at once.</param>
    /// <param name="id">Its public id.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="creatorId">Key of the account that makes it, or null.</param>
    internal static Site Make(int projectId, bool isPublic, SiteId id, Location place, int? creatorId)
    {
        var site = new Site { ProjectId = projectId, Name = id.Value, Published = isPublic, CreatorId = creatorId };
        site.MoveTo(place);
        return site;
    }
}
