namespace Muistot.Api.Controllers;

/// <summary>Says what an action that writes answers with when the request prefers a representation (RFC 7240 §4.2).</summary>
/// <param name="view">Type of the view.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepresentsAttribute(Type view) : Attribute
{
    /// <summary>Type of the view.</summary>
    public Type View { get; } = view;
}
