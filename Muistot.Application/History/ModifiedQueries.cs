using Muistot.Domain.Values;

namespace Muistot.Application.History;

/// <summary>Chooses what was changed since a moment.</summary>
internal static class ModifiedQueries
{
    /// <summary>Those that were changed at a moment or after it; all of them where there is none.</summary>
    internal static IQueryable<T> ModifiedSince<T>(this IQueryable<T> resources, Instant? since)
        where T : class, IVersioned => since is { Time: var time } ? resources.Where(resource => resource.ModifiedAt >= time) : resources;
}
