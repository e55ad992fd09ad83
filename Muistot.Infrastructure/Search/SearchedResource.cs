using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;

namespace Muistot.Infrastructure.Search;

/// <summary>A project, site or memory, with what search looks into.</summary>
/// <param name="Entity">The resource.</param>
/// <param name="IsNew">True when it has no key before it is saved.</param>
/// <param name="Texts">Its texts in all languages.</param>
/// <param name="Before">The texts that the index was last brought in line with; null where they are not known.</param>
internal sealed record SearchedResource(object Entity, bool IsNew, SearchedTexts Texts, SearchedTexts? Before = null)
{
    /// <summary>Its key.</summary>
    internal object Key => Entity switch
    {
        Project project => (object)project.Id,
        Site site => site.Id,
        Memory memory => memory.Id,
        _ => throw new InvalidOperationException($"{Entity.GetType().Name} is not searched."),
    };
}
