using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Domain.Search;

/// <summary>Says that a term occurs in a resource, in some language.</summary>
/// <typeparam name="TKey">Type of the resource's key.</typeparam>
public abstract class SearchPosting<TKey>
    where TKey : struct
{
    /// <summary>Key of the term.</summary>
    public long TermId { get; init; }

    /// <summary>Key of the resource.</summary>
    public TKey ResourceId { get; init; }

    /// <summary>True when it occurs in a name or title.</summary>
    public bool InTitle { get; set; }
}

/// <summary>A term in a project.</summary>
public sealed class ProjectPosting : SearchPosting<int>
{
    /// <summary>The project.</summary>
    public Project? Project { get; init; }
}

/// <summary>A term in a site.</summary>
public sealed class SitePosting : SearchPosting<int>
{
    /// <summary>The site.</summary>
    public Site? Site { get; init; }
}

/// <summary>A term in a memory.</summary>
public sealed class MemoryPosting : SearchPosting<long>
{
    /// <summary>The memory.</summary>
    public Memory? Memory { get; init; }
}
