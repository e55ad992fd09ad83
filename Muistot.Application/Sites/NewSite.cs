using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>Makes sites, by one rule for all doors.</summary>
internal static class NewSite
{
    /// <summary>A site without texts. It waits for approval, unless its project publishes at once.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">Its public id.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="creatorId">Key of the account that makes it, or null.</param>
    internal static Site Make(ProjectSnapshot project, SiteId id, Location place, int? creatorId)
    {
        var site = new Site { ProjectId = project.Id, Name = id.Value, Published = project.AutoPublish, CreatorId = creatorId };
        site.MoveTo(place);
        return site;
    }
}
