using Muistot.Application.Caching;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Moderation;

/// <summary>Declares that a command changes the resource that its body refers to.</summary>
public sealed class InvalidatesReferenceAttribute() : InvalidatesAttribute(OfProject | OfSite | OfMemory)
{
    private const CachedContent OfProject = CachedContent.Project | CachedContent.Projects;
    private const CachedContent OfSite = CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects;
    private const CachedContent OfMemory = CachedContent.MemoriesOfSite | CachedContent.SitesOfProject;

    /// <inheritdoc/>
    public override CachedContent Of(object command) => CommandLocks.ResourceOf(command) switch
    {
        Resource.Memory => OfMemory,
        Resource.Site => OfSite,
        _ => OfProject,
    };
}
