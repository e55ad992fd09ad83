using System.Text.Json.Serialization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Domain.History;

/// <summary>
/// What a version of a resource holds, without its image: all that restoring the version brings back. It is stored as JSON with the names
/// of its members, so a member that is renamed is lost to versions that are kept.
/// </summary>
[JsonDerivedType(typeof(ProjectContent), "project")]
[JsonDerivedType(typeof(SiteContent), "site")]
[JsonDerivedType(typeof(MemoryContent), "memory")]
public abstract record ResourceContent
{
    /// <summary>True when two versions hold the same.</summary>
    public virtual bool IsSameAs(ResourceContent other) => this == other;
}
