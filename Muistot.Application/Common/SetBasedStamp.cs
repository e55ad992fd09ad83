using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>
/// Stamps resources that a set-based statement changes, as a save stamps those that it changes. Jobs, and changes of more rows than
/// one would load, need it; other commands change tracked entities.
/// </summary>
internal static class SetBasedStamp
{
    /// <summary>Raises the version of resources, and says when they were changed.</summary>
    /// <returns>How many there are.</returns>
    internal static Task<int> StampAsync<TResource>(this IQueryable<TResource> resources, TimeProvider clock,
        CancellationToken cancellationToken)
        where TResource : class, IVersioned
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return resources.ExecuteUpdateAsync(
            set => set.SetProperty(resource => resource.Version, resource => resource.Version + 1)
                .SetProperty(resource => resource.ModifiedAt, now),
            cancellationToken);
    }
}
