namespace Muistot.Tests.Fuzz.Writing;

/// <summary>What the next request is about, by number: a memory on a site in a project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory: ten times the number of its site, and its place among the memories there.</param>
internal sealed record Scene(int Project, int Site, int Memory)
{
    /// <summary>Sites stand in the project that their number names by being even or odd.</summary>
    public static Scene Of(int site, int memory) => new(site % 2, site, (10 * site) + memory);
}
