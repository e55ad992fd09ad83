using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Fuzz.Document;

/// <summary>
/// Holds values against schemas of a document (OpenAPI 3.0.3 §4.7.24). Stricter than the standard in one thing: a member that the
/// schema does not list is a problem, as nothing may be told that is not declared.
/// </summary>
/// <param name="document">The document.</param>
internal sealed class SchemaCheck(ApiDescription document)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(2);

    /// <summary>What does not fit, each with its place.</summary>
    public IEnumerable<string> Problems(JsonElement schema, JsonElement value, string place = "$")
    {
        if (value.ValueKind == JsonValueKind.Null)
            return IsNullable(schema) ? [] : [$"{place} is null"];
        var actual = document.Resolve(schema);
        if (actual.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Any(choice => !Problems(choice, value, place).Any())
                ? []
                : [$"{place} is none of what it can be"];
        return ProblemsOf(actual, value, place);
    }

    private IEnumerable<string> ProblemsOf(JsonElement schema, JsonElement value, string place)
    {
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => OfObject(schema, value, place),
            ("array", JsonValueKind.Array) => value.EnumerateArray().SelectMany((item, index) =>
                Problems(schema.GetProperty("items"), item, $"{place}[{index.ToString(CultureInfo.InvariantCulture)}]")),
            ("string", JsonValueKind.String) => OfText(schema, value.GetString()!, place),
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _)
                ? OfNumber(schema, value.GetDouble(), place)
                : [$"{place} is not a whole number"],
            ("number", JsonValueKind.Number) => OfNumber(schema, value.GetDouble(), place),
            ("boolean", JsonValueKind.True or JsonValueKind.False) or (null, _) => [],
            _ => [$"{place} is {value.ValueKind}, not {type}"],
        };
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _)))
                yield return $"{place}.{name} is missing";
        }

        foreach (var member in value.EnumerateObject())
        {
            if (DeclarationOf(schema, member.Name) is not { } declared)
                yield return $"{place}.{member.Name} is not declared";
            else
                foreach (var problem in Problems(declared, member.Value, $"{place}.{member.Name}"))
                    yield return problem;
        }
    }

    /// <summary>The schema of a member, by its name, or as one of a dictionary.</summary>
    private static JsonElement? DeclarationOf(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("properties", out var members) && members.TryGetProperty(name, out var declared))
            return declared;
        return schema.TryGetProperty("additionalProperties", out var any) && any.ValueKind == JsonValueKind.Object ? any : null;
    }

    private static IEnumerable<string> OfText(JsonElement schema, string value, string place)
    {
        var length = value.EnumerateRunes().Count();
        if (schema.TryGetProperty("maxLength", out var most) && length > most.GetInt32())
            yield return $"{place} is {length.ToString(CultureInfo.InvariantCulture)} long";
        if (schema.TryGetProperty("minLength", out var least) && length < least.GetInt32())
            yield return $"{place} is {length.ToString(CultureInfo.InvariantCulture)} long";
        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(value, pattern.GetString()!, RegexOptions.None, PatternLimit))
            yield return $"{place} does not match {pattern.GetString()}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.ValueEquals(value)))
            yield return $"{place} is none of its words";
        if (schema.TryGetProperty("format", out var format) && !IsOf(format.GetString()!, value))
            yield return $"{place} is not a {format.GetString()}";
    }

    private static IEnumerable<string> OfNumber(JsonElement schema, double value, string place)
    {
        if (schema.TryGetProperty("minimum", out var least) && value < least.GetDouble())
            yield return $"{place} is below its minimum";
        if (schema.TryGetProperty("maximum", out var most) && value > most.GetDouble())
            yield return $"{place} is above its maximum";
        if (schema.TryGetProperty("format", out var format) && format.ValueEquals("int32") && value is < int.MinValue or > int.MaxValue)
            yield return $"{place} does not fit into 32 bits";
    }

    /// <summary>Times carry a Z, as the contract has them; formats of other names are not looked at.</summary>
    private static bool IsOf(string format, string value) => format switch
    {
        "date-time" => value.EndsWith('Z') && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "email" => value.IndexOf('@', StringComparison.Ordinal) > 0,
        _ => true,
    };

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();
}
