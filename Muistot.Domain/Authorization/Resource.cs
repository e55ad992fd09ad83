namespace Muistot.Domain.Authorization;

/// <summary>The kinds of resource. A project is the parent of its sites, a site the parent of its memories.</summary>
public enum Resource
{
    /// <summary>A research or community project.</summary>
    Project,

    /// <summary>A place on a project's map.</summary>
    Site,

    /// <summary>What someone remembers of a site.</summary>
    Memory,
}
