using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Caching;

/// <summary>
/// Names for what readers see. Each has a version, which goes up when it changes; an answer that is kept is good as
/// long as the versions of everything it was made from are what they were when its making began.
/// </summary>
public static class CacheTags
{
    /// <summary>Everything there is: names of people stand in all of it.</summary>
    public const string Everything = "everything";

    /// <summary>The list of projects, with their counts of sites.</summary>
    public const string Projects = "projects";

    /// <summary>Something, somewhere: goes up with every other one.</summary>
    public const string Anything = "anything";

    /// <summary>Who is an admin or a moderator of any project.</summary>
    public const string Roles = "roles";

    /// <summary>What someone alone is shown: what is known about them.</summary>
    /// <param name="username">The name that their session is of.</param>
    public static string Person(string username) => $"person/{username}";

    /// <summary>A project itself: its texts, and whether it and all that it holds are shown at all.</summary>
    public static string Project(ProjectId project) => $"project/{project.Value}";

    /// <summary>The sites of a project as a list: their texts, counts and images.</summary>
    public static string SitesOf(ProjectId project) => $"sites/{project.Value}";

    /// <summary>A site itself, without its memories: its texts, whether it is shown, and whose it is.</summary>
    public static string Site(ProjectId project, SiteId site) => $"site/{project.Value}/{site.Value}";

    /// <summary>The memories of a site.</summary>
    public static string MemoriesOf(ProjectId project, SiteId site) => $"memories/{project.Value}/{site.Value}";

    /// <summary>The tags of content. <see cref="Everything"/> stands in for what is of a resource or caller that is not known.</summary>
    /// <param name="content">The content.</param>
    /// <param name="project">The project that it is of, or null.</param>
    /// <param name="site">The site that it is of, or null.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    public static string[] Of(CachedContent content, ProjectId? project, SiteId? site, string? caller)
    {
        var tags = new List<string>();
        if (content.HasFlag(CachedContent.Everything))
            tags.Add(Everything);
        if (content.HasFlag(CachedContent.Caller))
            tags.Add(caller is null ? Everything : Person(caller));
        if (content.HasFlag(CachedContent.Projects))
            tags.Add(Projects);
        if (content.HasFlag(CachedContent.Project))
            tags.Add(project is null ? Everything : Project(project));
        if (content.HasFlag(CachedContent.SitesOfProject))
            tags.Add(project is null ? Everything : SitesOf(project));
        if (content.HasFlag(CachedContent.Site))
            tags.Add(project is null || site is null ? Everything : Site(project, site));
        if (content.HasFlag(CachedContent.MemoriesOfSite))
            tags.Add(project is null || site is null ? Everything : MemoriesOf(project, site));
        return [.. tags];
    }
}
