namespace Muistot.Infrastructure.Demo;

/// <summary>How large a world is.</summary>
/// <param name="Projects">Number of projects.</param>
/// <param name="Sites">Number of sites in each project.</param>
/// <param name="Memories">Number of memories on each site.</param>
/// <param name="TextLength">Length of descriptions and stories, in characters.</param>
/// <param name="Words">Number of different words in them; 0 where all of them are one text.</param>
public sealed record LoadSize(int Projects, int Sites, int Memories, int TextLength, int Words = 0)
{
    /// <summary>Most different words.</summary>
    public const int MostWords = 1_000_000;

    /// <summary>Most projects.</summary>
    public const int MostProjects = 10_000;

    /// <summary>Most sites in each project: their ids have seven digits.</summary>
    public const int MostSites = 10_000_000;

    /// <summary>Most memories on each site.</summary>
    public const int MostMemories = 10_000;
}
