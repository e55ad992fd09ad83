using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Contract;

/// <summary>Makes answers comparable with what scripts expect.</summary>
internal static partial class Comparison
{
    private static readonly string[] Free = ["msg", "type", "details"];

    /// <summary>An answer without what differs from run to run.</summary>
    internal static JsonNode? Comparable(JsonNode? answer, string? member = null) => answer switch
    {
        JsonArray errors when member == "errors" => Places(errors),
        JsonObject members => new JsonObject(members
            .Where(inner => !Free.Contains(inner.Key))
            .Select(inner => KeyValuePair.Create(inner.Key, Comparable(inner.Value, inner.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Comparable(item))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Text(text),
        JsonValue value when member == "id" && value.TryGetValue<long>(out _) => "<int>",
        _ => answer?.DeepClone(),
    };

    private static JsonArray Places(JsonArray errors) => new(
    [
        .. errors.Select(error => error!["loc"]!.AsArray().Select(step => step!.ToString()).ToArray())
            .OrderBy(steps => string.Join('\u0001', steps), StringComparer.Ordinal)
            .Select(steps => new JsonArray([.. steps.Select(step => JsonValue.Create(step))])),
    ]);

    private static string Text(string text) => Moment().IsMatch(text) ? "<datetime>" : ImageFile().IsMatch(text) ? "<image>" : text;

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\A[0-9a-f-]{32,36}\.(png|jpe?g)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ImageFile();
}
