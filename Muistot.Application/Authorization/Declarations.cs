using System.Reflection;
using MediatR;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Map;

namespace Muistot.Application.Authorization;

/// <summary>Deny by default: a request type that does not say who may send it stops the start of the service.</summary>
public static class Declarations
{
    private const CachedContent OfProject = CachedContent.Project | CachedContent.SitesOfProject;
    private const CachedContent OfSite = CachedContent.Site | CachedContent.MemoriesOfSite;

    /// <summary>Checks all request types of some assemblies.</summary>
    /// <exception cref="InvalidOperationException">Some lack a declaration; the message names them.</exception>
    public static void Check(params IEnumerable<Assembly> assemblies)
    {
        var problems = assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(Problems).ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join(' ', problems));
    }

    /// <summary>What is missing from the declarations of a type; nothing for types that are no requests.</summary>
    public static IEnumerable<string> Problems(Type type)
    {
        if (type.IsAbstract || !typeof(IBaseRequest).IsAssignableFrom(type))
            yield break;
        if (type.GetCustomAttributes<CallerAttribute>().Count() != 1)
            yield return $"{type.Name} does not declare who may send it: one of {Names<CallerAttribute>()}.";
        if (typeof(ICommand).IsAssignableFrom(type) && typeof(IProjectRequest).IsAssignableFrom(type)
            && !typeof(IAtomicCommand).IsAssignableFrom(type))
            yield return $"{type.Name} changes something in a project, and must be an {nameof(
                IAtomicCommand)}: it decides on rows that it locks.";
        if (typeof(IProjectRequest).IsAssignableFrom(type) && type.GetCustomAttributes<StatusAttribute>().Count() != 1)
            yield return $"{type.Name} names a project, and does not declare the status that it accepts: one of {Names<StatusAttribute>()}.";
        foreach (var problem in CachingProblems(type))
            yield return problem;
    }

    private static IEnumerable<string> CachingProblems(Type type)
    {
        var (cached, invalidates) = (type.GetCustomAttribute<CachedAttribute>(), type.GetCustomAttribute<InvalidatesAttribute>());
        if (typeof(ICommand).IsAssignableFrom(type) && invalidates is null)
            yield return $"{type.Name} does not declare what it changes of what readers see: {nameof(InvalidatesAttribute)}.";
        if (typeof(ICommand).IsAssignableFrom(type) && cached is not null)
            yield return $"{type.Name} is a command. Only responses to queries are kept.";
        var content = (cached?.Content ?? CachedContent.Nothing) | (invalidates?.Content ?? CachedContent.Nothing);
        if ((content & OfProject) != CachedContent.Nothing && !typeof(IProjectRequest).IsAssignableFrom(type)
            && !typeof(IMapRequest).IsAssignableFrom(type))
            yield return $"{type.Name} declares content of a project, and names none: {nameof(IProjectRequest)}.";
        if ((content & OfSite) != CachedContent.Nothing && !typeof(ISiteRequest).IsAssignableFrom(type))
            yield return $"{type.Name} declares content of a site, and names none: {nameof(ISiteRequest)}.";
    }

    private static string Names<TAttribute>() => string.Join(
        ", ", typeof(TAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(TAttribute).IsAssignableFrom(type))
        .Select(type => type.Name));
}
