namespace Muistot.Api.Controllers;

/// <summary>Names the use case that an action sends; its declarations say how the action can be refused.</summary>
/// <param name="request">Type of the request.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlesAttribute(Type request) : Attribute
{
    /// <summary>Type of the request.</summary>
    public Type Request { get; } = request;
}
