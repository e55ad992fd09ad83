using System.Globalization;
using System.Text.Json;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>What is stored of values that were accepted, by the contract's rules, written as texts that can be compared.</summary>
internal static class Sending
{
    private static readonly Dictionary<string,
        string> Languages = new(StringComparer.Ordinal) { ["fi"] = "fi", ["fin"] = "fi", ["en"] = "en", ["eng"] = "en" };

    private static readonly Dictionary<string, string> Countries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FI"] = "FIN",
        ["FIN"] = "FIN",
        ["SE"] = "SWE",
        ["SWE"] = "SWE",
        ["GB"] = "GBR",
        ["GBR"] = "GBR",
        ["JP"] = "JPN",
        ["JPN"] = "JPN",
    };

    /// <summary>Two letters of a language that is supported, or null.</summary>
    public static string? Language(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Languages.GetValueOrDefault(json.GetString()!.Trim()) : null;

    /// <summary>Three letters of one of the countries that the fuzzer sends, or null.</summary>
    public static string? Country(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Countries.GetValueOrDefault(json.GetString()!.Trim()) : null;

    /// <summary>True or false, in the words that clients of the existing service may use; otherwise null.</summary>
    public static bool? Boolean(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "ON" or "YES" or "T" or "Y" => true,
        "FALSE" or "0" or "OFF" or "NO" or "F" or "N" => false,
        _ => null,
    };

    /// <inheritdoc cref="Boolean(string)"/>
    public static bool? Boolean(JsonElement json) =>
        Boolean(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText());

    /// <summary>A number, also one that comes as text; otherwise null.</summary>
    public static double? Number(JsonElement json) =>
        Number(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText());

    /// <inheritdoc cref="Number(JsonElement)"/>
    public static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A value as it is compared: texts trimmed, numbers and booleans in their one spelling; null for null.</summary>
    public static string? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => json.GetString()!.Trim(),
        JsonValueKind.Number => json.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => json.GetRawText(),
    };

    /// <summary>As <see cref="Plain"/>, of a member that is true or false.</summary>
    public static string? Flag(JsonElement json) => Boolean(json) switch { true => "true", false => "false", null => null };

    /// <summary>As <see cref="Plain"/>, of a member that is a number.</summary>
    public static string? Degrees(JsonElement json) => Number(json)?.ToString("R", CultureInfo.InvariantCulture);
}
