using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Application.History;

/// <summary>The number of a version of a resource: the first part of its entity tag.</summary>
/// <param name="Value">The number, from 1.</param>
public sealed record VersionNumber(int Value) : IValue<VersionNumber>
{
    /// <inheritdoc/>
    public static string Rule => "Must be a whole number from 1.";

    /// <inheritdoc/>
    public static string Example => "3";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out VersionNumber? value)
    {
        value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? new VersionNumber(number)
            : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
