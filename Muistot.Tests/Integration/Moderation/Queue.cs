using System.Text.Json.Nodes;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Short ways to the queue and to decisions.</summary>
internal static class Queue
{
    /// <summary>The items of a state.</summary>
    public static async Task<List<JsonNode>> QueueAsync(this ApiClient api, Person by, string state, string more = "") =>
        [.. (await api.GetAsync($"/moderation?state={state}{more}", by)).Items.Select(item => item!)];

    /// <summary>The log of decisions.</summary>
    public static async Task<List<JsonNode>> DecisionsAsync(this ApiClient api, Person by) =>
        [.. (await api.GetAsync("/moderation/decisions", by)).Items.Select(item => item!)];

    /// <summary>Decides on one thing.</summary>
    public static Task<Answer> DecideAsync(
        this ApiClient api, Person by, string decision, Thing thing, int version, string? reason = null, string? note = null) =>
        api.PostAsync("/moderation/decisions", FormOf(decision, [thing.At(version)], reason, note), by);

    /// <summary>What a decision on one thing came to.</summary>
    public static async Task<string> OutcomeAsync(this ApiClient api, Person by, string decision, Thing thing, int version)
    {
        var answer = await api.DecideAsync(by, decision, thing, version);
        return answer.Status == 200 ? answer.Items.Single()!["result"]!.GetValue<string>() : answer.Verdict;
    }

    /// <summary>A decision.</summary>
    public static JsonObject FormOf(string decision, IEnumerable<JsonObject> items, string? reason = null, string? note = null) => new()
    {
        ["items"] = new JsonArray([.. items]),
        ["decision"] = decision,
        ["reason"] = reason,
        ["note"] = note,
    };

    /// <summary>A thing at a version.</summary>
    public static JsonObject At(this Thing thing, int version)
    {
        var item = thing.Order.DeepClone().AsObject();
        item["version"] = version;
        return item;
    }

    /// <summary>An object with one more member.</summary>
    public static JsonObject With(this JsonObject form, string name, JsonNode value)
    {
        form[name] = value;
        return form;
    }

    /// <summary>The id of a thing, as text.</summary>
    public static string IdOf(this Thing thing) => thing.Order["identifier"]!.ToString();

    /// <summary>The ids of items, as texts.</summary>
    public static IEnumerable<string> Ids(this IEnumerable<JsonNode> items) => items.Select(item => item["identifier"]!.ToString());
}
