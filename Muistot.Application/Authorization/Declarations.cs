using System.Reflection;
using MediatR;
using Muistot.Application.Caching;
using Muistot.Application.Common;

namespace Muistot.Application.Authorization;

/// <summary>Deny by default: a request type that does not say who may send it stops the start of the service.</summary>
public static class Declarations
{
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
        if (typeof(ICommand).IsAssignableFrom(type) && !typeof(IProjectRequest).IsAssignableFrom(type) && type.GetCustomAttribute<InvalidatesAttribute>() is null)
            yield return $"{type.Name} does not declare what it touches of what is shown: {nameof(InvalidatesAttribute)}.";
        if (typeof(ICommand).IsAssignableFrom(type) && typeof(IProjectRequest).IsAssignableFrom(type) && !typeof(IAtomicCommand).IsAssignableFrom(type))
            yield return $"{type.Name} changes something in a project, and must be an {nameof(IAtomicCommand)}: it decides on rows that it locks.";
        if (typeof(IProjectRequest).IsAssignableFrom(type) && type.GetCustomAttributes<StatusAttribute>().Count() != 1)
            yield return $"{type.Name} names a project, and does not declare the status that it accepts: one of {Names<StatusAttribute>()}.";
    }

    private static string Names<TAttribute>() => string.Join(
        ", ", typeof(TAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(TAttribute).IsAssignableFrom(type)).Select(type => type.Name));
}
