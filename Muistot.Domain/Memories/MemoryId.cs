using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Domain.Memories;

/// <summary>The public id of a memory: an integer from 1.</summary>
/// <param name="Value">The id as number.</param>
public sealed record MemoryId(long Value) : IValue<MemoryId>
{
    /// <inheritdoc/>
    public static string Rule => "Must be a whole number from 1.";

    /// <inheritdoc/>
    public static string Example => "12";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out MemoryId? value)
    {
        value = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? new MemoryId(number)
            : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
