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

    /// <summary>A site without its memories: whether it is there and shown, and whose it is.</summary>
    public static string SiteItself(ProjectId project, SiteId site) => $"site-itself/{project.Value}/{site.Value}";

    /// <summary>A site and its memories.</summary>
    public static string Site(ProjectId project, SiteId site) => $"site/{project.Value}/{site.Value}";
}
