using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;

namespace Muistot.Application.Me;

/// <summary>What people made, as far as they may still see it.</summary>
internal static class OwnThings
{
    /// <summary>Whoever made a site sees it as soon as its project is there for them.</summary>
    internal static IQueryable<Site> SitesOf(IMuistotDb db, int userId, bool isSuperuser, DateTime now) =>
        db.Sites.Where(site => site.CreatorId == userId
            && (Visibility.IsOpen(site.Project!, now) || Visibility.IsStaffedBy(site.Project!, userId, isSuperuser)));

    /// <summary>Whoever wrote a memory sees it as soon as its site is there for them.</summary>
    internal static IQueryable<Memory> MemoriesOf(IMuistotDb db, int userId, bool isSuperuser, DateTime now) =>
        db.Memories.Where(memory => memory.UserId == userId
            && Visibility.IsPresent(memory.Site!)
            && (Visibility.IsStaffedBy(memory.Site!.Project!, userId, isSuperuser)
                || (Visibility.IsOpen(memory.Site.Project!, now) && Visibility.IsVisible(memory.Site, false, userId))));
}
