using System.Diagnostics.CodeAnalysis;

namespace Muistot.Domain.Values;

/// <summary>
/// A value of the contract that is checked where it comes in: whoever holds one holds a good one. The same parser serves
/// paths, queries and bodies.
/// </summary>
/// <typeparam name="TSelf">The value's own type.</typeparam>
public interface IValue<TSelf>
    where TSelf : class, IValue<TSelf>
{
    /// <summary>The rule as a sentence, told to callers whose text does not follow it.</summary>
    static abstract string Rule { get; }

    /// <summary>A realistic value, as a caller writes it. The OpenAPI document shows it.</summary>
    static abstract string Example { get; }

    /// <summary>True when the value is a number, which may also come as a JSON number.</summary>
    static virtual bool IsNumber => false;

    /// <summary>What several texts of one parameter mean together, or null when it must not be repeated, as usual.</summary>
    static virtual string? Combine(IReadOnlyList<string> texts) => texts.Count == 1 ? texts[0] : null;

    /// <summary>Reads the value from a text that has been trimmed.</summary>
    static abstract bool TryParse(string text, [NotNullWhen(true)] out TSelf? value);
}
