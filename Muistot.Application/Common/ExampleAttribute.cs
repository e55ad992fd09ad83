namespace Muistot.Application.Common;

/// <summary>
/// A realistic value of a member or parameter, which the OpenAPI document shows. Types that implement
/// <see cref="Muistot.Domain.Values.IValue{TSelf}"/> have their own, and members that are objects show those of their members.
/// </summary>
/// <param name="values">The value as JSON has it: a string, a number or a boolean; for a list, its items; for a dictionary, a key and its
/// value.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ExampleAttribute(params object[] values) : Attribute
{
    /// <summary>The value, or the items of a list.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
