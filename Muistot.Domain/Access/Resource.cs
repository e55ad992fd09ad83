namespace Muistot.Domain.Access;

/// <summary>The three levels of the map, from the outside in. What stands above a resource is its parent.</summary>
public enum Resource
{
    /// <summary>A research or community project.</summary>
    Project,

    /// <summary>A place on a project's map.</summary>
    Site,

    /// <summary>What someone remembers of a site.</summary>
    Memory,
}
