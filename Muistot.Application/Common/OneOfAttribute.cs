namespace Muistot.Application.Common;

/// <summary>The types that a member may have, for the description of the API.</summary>
/// <param name="types">The types.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OneOfAttribute(params Type[] types) : Attribute
{
    /// <summary>The types.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
