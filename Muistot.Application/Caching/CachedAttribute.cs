namespace Muistot.Application.Caching;

/// <summary>Declares that responses to a query are kept, and what they show. Responses to a query without it are not kept.</summary>
/// <param name="content">
/// What they show. The project and the site that the query names count in any case: nothing in them is visible when they are not.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedAttribute(CachedContent content) : Attribute
{
    /// <summary>What the responses show.</summary>
    public CachedContent Content { get; } = content;

    /// <summary>Parameters with which a response is not worth keeping, because hardly anyone asks for the same twice.</summary>
    public string[] ExceptWith { get; init; } = [];
}
