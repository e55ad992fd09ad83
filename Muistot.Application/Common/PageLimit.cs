using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>How many items one page of a list has at the most, 1 to <see cref="Maximum"/>. It may differ from page to page.</summary>
/// <param name="Items">Number of items.</param>
public sealed record PageLimit(int Items) : IValue<PageLimit>
{
    /// <summary>Most items of a page.</summary>
    public const int Maximum = 1000;

    /// <summary>Items of a page when only a cursor is given.</summary>
    public const int Default = 100;

    /// <inheritdoc/>
    public static string Rule => "Must be an integer from 1 to 1000.";

    /// <inheritdoc/>
    public static string Example => "100";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out PageLimit? value)
    {
        value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var items) && items is >= 1 and <= Maximum
            ? new PageLimit(items)
            : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Items.ToString(CultureInfo.InvariantCulture);
}
