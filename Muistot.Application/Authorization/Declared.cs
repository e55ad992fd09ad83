using System.Collections.Concurrent;
using System.Reflection;

namespace Muistot.Application.Authorization;

/// <summary>What request types declare, looked up once for each: reading attributes makes them anew each time.</summary>
/// <typeparam name="TAttribute">The kind of declaration.</typeparam>
internal static class Declared<TAttribute>
    where TAttribute : Attribute
{
    private static readonly ConcurrentDictionary<Type, TAttribute?> Known = [];

    /// <summary>What a request type declares, or null.</summary>
    /// <param name="request">The type of the request.</param>
    internal static TAttribute? Of(Type request) => Known.GetOrAdd(request, static type => type.GetCustomAttribute<TAttribute>());
}
