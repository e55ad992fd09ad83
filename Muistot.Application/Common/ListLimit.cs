using System.Globalization;

namespace Muistot.Application.Common;

/// <summary>How many items a list in a request body may have. The reading of bodies enforces it; the OpenAPI document tells it.</summary>
public static class ListLimit
{
    /// <summary>Most items.</summary>
    public const int Maximum = 100;

    /// <summary>The word for lists that are longer.</summary>
    public const string ErrorCode = "too_many";

    /// <summary>The rule as a sentence.</summary>
    public static string Rule { get; } = string.Create(CultureInfo.InvariantCulture, $"At most {Maximum} items are allowed.");
}
