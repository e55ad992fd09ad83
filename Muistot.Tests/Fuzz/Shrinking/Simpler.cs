using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Tests.Fuzz.Writing;

namespace Muistot.Tests.Fuzz.Shrinking;

/// <summary>
/// Knows what is simpler than a request: less in it, and shorter texts. What is changed need not be well formed any more.
/// </summary>
internal static class Simpler
{
    /// <summary>Requests that are a little simpler than another one, the simplest first.</summary>
    public static IEnumerable<Step> Than(Step step)
    {
        if (step.Headers.Count > 0)
            yield return step with { Headers = [] };
        for (var header = 0; step.Headers.Count > 1 && header < step.Headers.Count; header++)
            yield return step with { Headers = [.. step.Headers.Where((_, index) => index != header)] };
        if (step.Target.Split('?') is [var path, _, ..])
            yield return step with { Target = path, IsWellFormed = false };
        if (step.Body is null)
            yield break;
        yield return step with { Body = null, IsWellFormed = false };
        foreach (var body in Bodies(step.Body))
            yield return step with { Body = body, IsWellFormed = false };
    }

    private static IEnumerable<string> Bodies(string body)
    {
        if (Read(body) is not { } whole)
        {
            if (body.Length > 1)
                yield return body[..(body.Length / 2)];
            yield break;
        }

        for (var index = 0; index < Json.Members(whole).Count(); index++)
        {
            var copy = whole.DeepClone();
            Json.Members(copy).ElementAt(index).Remove();
            yield return Json.Write(copy);
        }

        for (var index = 0; index < Json.Members(whole).Count(); index++)
        {
            var copy = whole.DeepClone();
            var member = Json.Members(copy).ElementAt(index);
            if (member.Value() is not JsonValue value || !value.TryGetValue<string>(out var text) || text.Length < 2)
                continue;
            member.Set(text[..(text.Length / 2)]);
            yield return Json.Write(copy);
        }
    }

    /// <summary>A body that can be taken apart; null for what is no JSON, or cannot be written again.</summary>
    private static JsonNode? Read(string body)
    {
        try
        {
            var node = JsonNode.Parse(body);
            return node is JsonObject or JsonArray && Json.Members(node).Count() < 200 && Json.Write(node).Length > 0 ? node : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
