namespace Muistot.Application.Caching;

/// <summary>
/// What readers see. A query declares what it shows (<see cref="CachedAttribute"/>) in the same words in which a command declares what it
/// changes (<see cref="InvalidatesAttribute"/>): a response is dropped when something that it shows changes.
/// </summary>
[Flags]
public enum CachedContent
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>What is known about the caller, which the caller alone sees.</summary>
    Caller = 1,

    /// <summary>The list of projects, with their numbers of sites.</summary>
    Projects = 1 << 1,

    /// <summary>A project itself: its texts, the roles in it, and whether it and all that it holds are visible.</summary>
    Project = 1 << 2,

    /// <summary>The sites of a project as a list: their texts, images and numbers of memories.</summary>
    SitesOfProject = 1 << 3,

    /// <summary>A site itself: its texts and image, and whether it and all that it holds are visible.</summary>
    Site = 1 << 4,

    /// <summary>The memories of a site.</summary>
    MemoriesOfSite = 1 << 5,

    /// <summary>All of it: the names of people are part of everything.</summary>
    Everything = 1 << 6,
}
