using System.Text.Json;

namespace Muistot.Tests.Fuzz.Document;

/// <summary>An operation of the OpenAPI document.</summary>
/// <param name="Id">Its id, such as <c>Sites_Get</c>.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, with parameters in braces.</param>
/// <param name="Parameters">What stands in its path and query.</param>
/// <param name="Body">Schema of what is sent, or null.</param>
/// <param name="Answers">Schemas of what is answered, by status and media type.</param>
internal sealed record Operation(
    string Id,
    string Method,
    string Path,
    IReadOnlyList<Parameter> Parameters,
    JsonElement? Body,
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, JsonElement>> Answers)
{
    private readonly string[] segments = Path.Split('/')[1..];

    /// <summary>True when nothing is changed by it.</summary>
    public bool IsRead => Method == "GET";

    /// <summary>True when its body is a file: what may be in it stands in no schema.</summary>
    public bool TakesFile => Body is { } body && body.TryGetProperty("format", out var format) && format.GetString() == "binary";

    /// <summary>What the steps of a path mean to this operation.</summary>
    /// <returns>Null when it is another's path.</returns>
    public IReadOnlyDictionary<string, string>? Match(string[] steps)
    {
        if (steps.Length != segments.Length)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (segment, step) in segments.Zip(steps))
        {
            if (segment.StartsWith('{') && step.Length > 0)
                values[segment[1..^1]] = Uri.UnescapeDataString(step);
            else if (!string.Equals(segment, step, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return values;
    }
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsQuery">True when it stands in the query, false when in the path.</param>
/// <param name="IsRequired">True when it must be there.</param>
/// <param name="Schema">What it looks like.</param>
internal sealed record Parameter(string Name, bool IsQuery, bool IsRequired, JsonElement Schema);
